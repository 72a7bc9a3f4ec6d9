import { NotCanonical } from './json-ld/canonical.ts';
import { decodeDidKey, didKeyMethod } from './keys/did-key.ts';
import { KeyNotFound, keyFromDidDocument } from './keys/did-web.ts';
import type { PublicJwk } from './keys/public-jwk.ts';
import { dataIntegrityProof, type Provable, proofHolds } from './proofs/data-integrity.ts';
import type { DataIntegrityProof } from './proofs/secured-credential.ts';
import type { World } from './verification.ts';
import type { CodeOf } from './verification-codes.ts';

/** What a seal is worth: whether it holds, and whether it is the issuer's. */
export type SealFindings = {
  readonly signature: CodeOf<'signature'>;
  readonly issuer: CodeOf<'issuer'>;
  readonly created?: string | undefined;
};

/** Clocks differ; more than this is a claim about the future. */
export const clockSkewMs = 5 * 60_000;

type Key = { readonly issuer: CodeOf<'issuer'>; readonly publicJwk?: PublicJwk; readonly signature?: CodeOf<'signature'> };

/**
 * Looks at the proof of a document. The algorithm follows from the issuer's key, never from the document: an Ed25519 key seals with
 * eddsa-rdfc-2022 or not at all.
 * @param document without its proof
 */
export async function examineSeal(document: Provable, proof: unknown, issuerId: string, world: World): Promise<SealFindings> {
  const read = readProof(proof);
  if (typeof read === 'string') return { signature: read, issuer: 'not-reached' };
  const created = read.created;
  if (created !== undefined && Date.parse(created) > world.now.getTime() + clockSkewMs)
    return { signature: 'created-in-future', issuer: 'not-reached' };
  const key = await keyOf(read, issuerId, world);
  if (key.publicJwk === undefined) return { signature: key.signature ?? 'no-key', issuer: key.issuer };
  return { signature: await signatureOf(document, read, key.publicJwk), issuer: key.issuer, created };
}

function readProof(proof: unknown): DataIntegrityProof | CodeOf<'signature'> {
  if (proof === undefined || (Array.isArray(proof) && proof.length === 0)) return 'unsigned';
  if (Array.isArray(proof) && proof.length > 1) return 'several-proofs';
  const read = dataIntegrityProof.safeParse(Array.isArray(proof) ? proof[0] : proof);
  if (read.success) return read.data;
  const members = new Set(read.error.issues.map(({ path }) => path[0]));
  if (members.has('type') || members.has('cryptosuite')) return 'other-suite';
  return members.has('proofPurpose') ? 'other-purpose' : 'malformed-proof';
}

/** The key, and whether it is the issuer's. A document of somebody other than the issuer is never asked for. */
async function keyOf({ verificationMethod, created }: DataIntegrityProof, issuerId: string, world: World): Promise<Key> {
  const did = verificationMethod.slice(0, verificationMethod.indexOf('#'));
  if (did.startsWith('did:key:')) return keyOfDidKey(did, verificationMethod, issuerId);
  if (did !== issuerId) return { issuer: 'other-issuer' };
  if (!did.startsWith('did:web:')) return { issuer: 'unsupported-did' };
  if (world.didDocument === undefined) return { issuer: 'no-document' };
  let document: unknown;
  try {
    document = await world.didDocument(did);
  } catch {
    return { issuer: 'document-unreachable' };
  }
  if (document === undefined || document === null) return { issuer: 'no-document' };
  try {
    const at = created === undefined ? { now: world.now } : { now: world.now, created: new Date(created) };
    return { issuer: 'lists-the-key', publicJwk: keyFromDidDocument(document, verificationMethod, at) };
  } catch (error) {
    if (error instanceof KeyNotFound) return { issuer: error.code };
    throw error;
  }
}

function keyOfDidKey(did: string, verificationMethod: string, issuerId: string): Key {
  try {
    const publicJwk = decodeDidKey(did);
    if (verificationMethod !== didKeyMethod(did)) return { issuer: 'not-reached', signature: 'no-such-key' };
    if (did === issuerId) return { issuer: 'is-the-key', publicJwk };
    // an issuer that is no DID may own this key or not: nothing here can tell
    return { issuer: issuerId.startsWith('did:') ? 'other-issuer' : 'unsupported-did', publicJwk };
  } catch {
    return did === issuerId ? { issuer: 'unsupported-key' } : { issuer: 'other-issuer' };
  }
}

async function signatureOf(document: Provable, proof: DataIntegrityProof, publicJwk: PublicJwk): Promise<CodeOf<'signature'>> {
  try {
    return (await proofHolds(document, proof, publicJwk)) ? 'holds' : 'does-not-match';
  } catch (error) {
    if (error instanceof NotCanonical) return error.code === 'too-much-work' ? 'too-much-work' : 'not-covered';
    throw error;
  }
}
