export { type CredentialFacts, isIssuer, logoOf, type NamedAwardingBody } from './credential-facts.ts';
export { type Format, formats, type Recognised, recognise } from './formats.ts';
export { type Answer, GuardStopped, type Limits, runGuarded } from './guarded-process.ts';
export { lint, prepareCredential, RefusedToSign, signCredential } from './issue.ts';
export { decodeDidKey, encodeDidKey } from './keys/did-key.ts';
export { type DidDocument, didDocument, didWebUrl, KeyNotFound, keyFromDidDocument, type PublishedKey } from './keys/did-web.ts';
export type { PublicJwk } from './keys/public-jwk.ts';
export { createSigner, generateKey, type PrivateJwk, type Signer } from './keys/signer.ts';
export { type LastingProcess, openLastingProcess } from './lasting-process.ts';
export { type LintFinding, type LintName, largestCredential, lints } from './lints.ts';
export { namedUuid } from './named-uuid.ts';
export { type PreparedCredential, restoreCredential } from './prepared-credential.ts';
export { secure } from './proofs/data-integrity.ts';
export type { DataIntegrityProof, Secured, SecuredCredential } from './proofs/secured-credential.ts';
export {
  type LogoUnsignable,
  largestSignedLogo,
  logoUri,
  readLogoToSign,
  readLogoUri,
  type SignedLogo,
  widestSignedLogo,
} from './signed-logo.ts';
export { decodeBitstring, encodeBitstring, type StatusEntry } from './status/bitstring-status-list.ts';
export { readStrictJson, UnreadableJson } from './strict-json.ts';
export { type Check, type CheckName, checkNames, type Outcome, type Standing, type Verification, type World } from './verification.ts';
export { verify } from './verify.ts';
export { verifyGuarded } from './verify-guarded.ts';
export { readOpenBadge, writeOpenBadge } from './vocabularies/open-badge.ts';
export type { OpenBadge, StatusListEntry } from './vocabularies/open-badge-schema.ts';
