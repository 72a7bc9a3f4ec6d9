import { isDeepStrictEqual } from 'node:util';
import type { Award } from '@laurel/microcredential';
import { didDocument } from './keys/did-web.ts';
import type { Signer } from './keys/signer.ts';
import { type LintFinding, lints } from './lints.ts';
import { hashOf, type PreparedCredential } from './prepared-credential.ts';
import { secure } from './proofs/data-integrity.ts';
import { readStrictJson } from './strict-json.ts';
import { verify } from './verify.ts';
import { factsOf } from './vocabularies/award-facts.ts';
import { type OpenBadgeOptions, writeOpenBadge } from './vocabularies/open-badge.ts';
import type { OpenBadge } from './vocabularies/open-badge-schema.ts';

export type PrepareOptions = Omit<OpenBadgeOptions, 'issuer'> & { readonly issuer: Pick<Signer, 'kid' | 'controller' | 'publicJwk'> };

/** Why a prepared credential was not signed. */
export type RefusedToSignCode = 'lint' | 'other-key' | 'other-bytes' | 'does-not-verify';
export class RefusedToSign extends Error {
  readonly code: RefusedToSignCode;
  readonly findings: readonly LintFinding[];
  constructor(code: RefusedToSignCode, findings: readonly LintFinding[] = []) {
    super([`Not signed: ${code}`, ...findings.map(({ lint: name, message }) => `${name}: ${message}`)].join('\n'));
    this.name = 'RefusedToSign';
    this.code = code;
    this.findings = findings;
  }
}

/**
 * Builds the credential for an award, unsigned. The same award gives the same bytes.
 * @example
 * const prepared = prepareCredential(award, { id: `urn:uuid:${namedUuid(hash, number)}`, issuer: signer, validFrom: '2026-11-20' });
 */
export function prepareCredential(award: Award, { issuer, ...options }: PrepareOptions): PreparedCredential {
  const open = { ...options, issuer: issuer.controller };
  const credential = writeOpenBadge(award, open);
  const bytes = new TextEncoder().encode(textOf(credential));
  const { kid, controller, publicJwk } = issuer;
  return { credential, bytes, hash: hashOf(bytes), award, facts: factsOf(award, open), issuer: { kid, controller, publicJwk } };
}

const looked = new WeakMap<PreparedCredential, Promise<LintFinding[]>>();

/** Looks a prepared credential over before anything is signed. An empty list: it may be signed. */
export function lint(prepared: PreparedCredential): Promise<LintFinding[]> {
  const known = looked.get(prepared);
  if (known !== undefined) return known;
  const findings = lookOver(prepared);
  looked.set(prepared, findings);
  return findings;
}

async function lookOver(prepared: PreparedCredential): Promise<LintFinding[]> {
  const answers = await Promise.all(lints.map(async ({ name, look }) => ({ lint: name, message: await look(prepared) })));
  return answers.filter((answer): answer is LintFinding => answer.message !== undefined);
}

/**
 * Signs exactly the bytes that were prepared, when no lint objects, and looks at its own work by the path of a verifier.
 * @param created moment of signing, RFC 3339
 * @returns the signed credential as UTF-8 JSON: to be stored as it is
 * @throws {RefusedToSign} with a code; nothing has been handed out then
 */
export async function signCredential(prepared: PreparedCredential, signer: Signer, { created }: { created: string }): Promise<Uint8Array> {
  if (signer.kid !== prepared.issuer.kid || signer.publicJwk.x !== prepared.issuer.publicJwk.x) throw new RefusedToSign('other-key');
  const findings = await lint(prepared);
  if (findings.length > 0) throw new RefusedToSign('lint', findings);
  const stored = readStrictJson(prepared.bytes) as OpenBadge;
  const secured = await secure(stored, signer, { created });
  const signed = new TextEncoder().encode(textOf(secured));
  await correspond(prepared, signed, signer, created);
  return signed;
}

/** What was signed must be what was stored, and must verify: the signer may be a remote one, and memory may fail. */
async function correspond(prepared: PreparedCredential, signed: Uint8Array, signer: Signer, created: string): Promise<void> {
  const { proof: _proof, ...unsigned } = readStrictJson(signed) as Record<string, unknown>;
  if (!isDeepStrictEqual(unsigned, readStrictJson(prepared.bytes))) throw new RefusedToSign('other-bytes');
  // looked at from the moment in which it is both signed and in force; whether it was revoked is no question yet
  const now = new Date(Math.max(Date.parse(created), Date.parse(prepared.credential.validFrom)));
  const [, fragment = 'key-1'] = signer.kid.split('#');
  const published = didDocument({ did: signer.controller, keys: [{ fragment, publicJwk: signer.publicJwk }] });
  const { checks, facts } = await verify(signed, { now, didDocument: async () => published });
  const sound = checks.every(({ name, outcome }) => outcome === 'passed' || outcome === 'not-applicable' || name === 'status');
  if (!sound || !isDeepStrictEqual(facts, prepared.facts)) throw new RefusedToSign('does-not-verify');
}

function textOf(credential: object): string {
  return `${JSON.stringify(credential, null, 2)}\n`;
}
