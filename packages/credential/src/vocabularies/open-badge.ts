import type { Award } from '@laurel/microcredential';
import type { CredentialFacts } from '../credential-facts.ts';
import { type FactsOptions, factsOf } from './award-facts.ts';
import { type OpenBadge, openBadge, type StatusListEntry } from './open-badge-schema.ts';
import { readFacts } from './read-facts.ts';
import { writeFacts } from './write-facts.ts';

export type OpenBadgeOptions = FactsOptions & {
  /** Where it will be said whether the credential was revoked or suspended; one entry for each purpose. */
  readonly status?: readonly StatusListEntry[];
};

/**
 * An award as an Open Badges 3.0 AchievementCredential (VC 2.0), not yet signed. Open Badges speak one language:
 * the texts are taken in `options.language`, by default the first language of the title.
 * @example
 * writeOpenBadge(award, { id: 'urn:uuid:…', issuer: signer.controller, validFrom: '2026-11-20' })
 */
export function writeOpenBadge(award: Award, { status = [], ...options }: OpenBadgeOptions): OpenBadge {
  const badge = writeFacts(factsOf(award, options), momentOf(options.validFrom));
  const [only, ...others] = status.map((entry) => ({ ...entry }));
  if (only === undefined) return badge;
  return { ...badge, credentialStatus: others.length === 0 ? only : [only, ...others] };
}

/**
 * What an Open Badge says, from recognised terms only. It does not ask whether the seal holds: that is `verify`.
 * @param credential with its proof or without
 * @throws {TypeError} when it is not an Open Badge of the closed shape
 */
export function readOpenBadge(credential: unknown): CredentialFacts {
  const { proof: _proof, ...unsigned } =
    typeof credential === 'object' && credential !== null ? (credential as Record<string, unknown>) : {};
  const read = openBadge.safeParse(unsigned);
  if (!read.success) throw new TypeError(`Not an Open Badge 3.0: ${read.error.issues[0]?.path.join('.') ?? ''}`);
  return readFacts(read.data);
}

/** A day begins at midnight UTC. */
function momentOf(validFrom: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(validFrom) ? `${validFrom}T00:00:00Z` : validFrom;
}
