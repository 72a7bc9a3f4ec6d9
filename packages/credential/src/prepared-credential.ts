import { createHash } from 'node:crypto';
import type { Award } from '@laurel/microcredential';
import type { CredentialFacts } from './credential-facts.ts';
import type { Signer } from './keys/signer.ts';
import { readStrictJson } from './strict-json.ts';
import { factsOf } from './vocabularies/award-facts.ts';
import { type OpenBadge, openBadge } from './vocabularies/open-badge-schema.ts';

/** Exactly what is going to be signed, with what it was made from: to be looked at, stored, and only then signed. */
export type PreparedCredential = {
  readonly credential: OpenBadge;
  /** the credential as UTF-8 JSON; these bytes, and no others, are signed */
  readonly bytes: Uint8Array;
  /** lower-case hex SHA-256 of the bytes: what an intent is known by */
  readonly hash: string;
  readonly award: Award;
  /** what the credential is to say */
  readonly facts: CredentialFacts;
  readonly issuer: Pick<Signer, 'kid' | 'controller' | 'publicJwk'>;
};

/** The hash that prepared bytes are known by. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * What was prepared and stored, read back: exactly those bytes are signed, whatever this version would write today. The lints then hold
 * them against the award; where the two disagree nothing is signed.
 * @param award what the house says of the learner, with the salt and the day of issue that were stored
 * @param hash what the intent is known by
 * @throws {TypeError} when the bytes are not those of the hash, or no Open Badge
 */
export function restoreCredential(
  bytes: Uint8Array,
  award: Award,
  { hash, issuer: { kid, controller, publicJwk } }: { readonly hash: string; readonly issuer: PreparedCredential['issuer'] },
): PreparedCredential {
  if (hashOf(bytes) !== hash) throw new TypeError('The stored bytes are not those that were planned.');
  const read = openBadge.safeParse(readStrictJson(bytes));
  if (!read.success) throw new TypeError(`Not an Open Badge 3.0: ${read.error.issues[0]?.path.join('.') ?? ''}`);
  const credential = read.data;
  const { inLanguage } = credential.credentialSubject.achievement;
  const facts = factsOf(award, {
    id: credential.id,
    issuer: controller,
    validFrom: credential.validFrom,
    ...(inLanguage !== undefined && { language: inLanguage }),
  });
  return { credential, bytes, hash, award, facts, issuer: { kid, controller, publicJwk } };
}
