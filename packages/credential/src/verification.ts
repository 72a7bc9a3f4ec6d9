import type { CredentialFacts } from './credential-facts.ts';

/** What is looked at, in this order. The names are part of the contract: JSON output, tests and translations hang on them. */
export const checkNames = [
  'readable',
  'contexts',
  'shape',
  'signature',
  'issuer',
  'validity-period',
  'status',
  'partner-signatures',
  'page-agrees',
] as const;
export type CheckName = (typeof checkNames)[number];

/** `could-not-be-made` is never green: an answer that was not obtained is not a good answer. */
export type Outcome = 'passed' | 'failed' | 'could-not-be-made' | 'not-applicable';

export type Check = {
  readonly name: CheckName;
  readonly outcome: Outcome;
  /** why, as a code that does not change with the language */
  readonly code: string;
  /** one sentence for people */
  readonly says: string;
};

/** `key-only`: the issuer is nothing but a key (did:key), so its name is a claim. `unknown`: a domain vouches for the key. `known`: on a list the verifier chose. */
export type Standing = 'key-only' | 'known' | 'unknown';

export type Verification = {
  readonly verdict: 'valid' | 'invalid' | 'undecided';
  readonly checks: readonly Check[];
  /** only when the signature holds */
  readonly issuer?: { readonly id: string; readonly claimedName?: string; readonly standing: Standing };
  /** only when the signature holds: read from signed, recognised terms and from nothing else */
  readonly facts?: CredentialFacts;
};

/** The languages in which a verification can be told. */
export type VerificationLanguage = 'en' | 'de';

/**
 * What the verifier trusts about the world outside the credential. Whoever calls decides where it comes from;
 * without it nothing is fetched, and what depends on it is "could not be made".
 */
export type World = {
  readonly now: Date;
  /** The DID document of a did:web, freshly fetched over https from the DID's own domain. The caller takes on that it is. */
  didDocument?(did: string): Promise<unknown>;
  /** The status list credential at this URL, as served. It is verified here, so any transport will do. */
  statusList?(url: string): Promise<Uint8Array | string | object>;
  readonly language?: VerificationLanguage;
  /** The address for checking that certificates of this house bear; without it only addresses of the issuer's own host are believed. */
  readonly verifyAt?: string;
};

/** Any failed check: invalid. Else any that could not be made: undecided. Else valid. */
export function verdictOf(checks: readonly Check[]): Verification['verdict'] {
  if (checks.length === 0 || checks.some(({ outcome }) => outcome === 'failed')) return 'invalid';
  if (checks.some(({ outcome }) => outcome === 'could-not-be-made')) return 'undecided';
  return 'valid';
}
