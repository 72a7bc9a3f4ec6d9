import type { Award } from '@laurel/microcredential';
import type { CredentialFacts } from './credential-facts.ts';
import type { Signer } from './keys/signer.ts';
import type { OpenBadge } from './vocabularies/open-badge-schema.ts';

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
