import { z } from 'zod';
import { canonicalHash } from '../json-ld/canonical.ts';
import { decodeBase58, encodeBase58 } from '../keys/base58.ts';
import type { PublicJwk } from '../keys/public-jwk.ts';
import { type Signer, verifySignature } from '../keys/signer.ts';
import type { DataIntegrityProof, Secured } from './secured-credential.ts';

/** A document that may carry a Data Integrity proof: its contexts decide what the proof's members mean. */
export type Provable = { readonly '@context': readonly string[] };

const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/)
  .refine((text) => !Number.isNaN(Date.parse(text)));

/** A closed list, as for the credential: a member that is not checked must not be there. */
export const dataIntegrityProof = z.strictObject({
  type: z.literal('DataIntegrityProof'),
  cryptosuite: z.literal('eddsa-rdfc-2022'),
  created: moment.optional(),
  verificationMethod: z.string().regex(/^did:[a-z0-9]+:[^\s#<>"]+#[^\s#<>"]+$/),
  proofPurpose: z.literal('assertionMethod'),
  // VC-DI-EDDSA §3.3.1: base58-btc with the multibase header z, 64 bytes
  proofValue: z.string().regex(/^z[1-9A-HJ-NP-Za-km-z]{64,100}$/),
});

/**
 * Seals a document with `eddsa-rdfc-2022` (W3C Data Integrity EdDSA Cryptosuites 1.0, section 3.2).
 * Only the signing key is asked: that the document may be signed is the affair of `lint`.
 * @param created moment of signing, RFC 3339 (`2026-11-20T09:00:00Z`)
 * @throws {NotCanonical} when part of the document would not be covered by the signature
 */
export async function secure<T extends Provable>(document: T, signer: Signer, { created }: { created: string }): Promise<Secured<T>> {
  const config: Omit<DataIntegrityProof, 'proofValue'> = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: moment.parse(created),
    verificationMethod: signer.kid,
    proofPurpose: 'assertionMethod',
  };
  const signature = await signer.sign(await hashToSign(document, config));
  return { ...document, proof: { ...config, proofValue: `z${encodeBase58(signature)}` } };
}

/** True when the proof's value was made over this document by this key. Whose key it is, and what the proof is for, is asked elsewhere. */
export async function proofHolds(
  document: Provable,
  { proofValue, ...config }: DataIntegrityProof,
  publicJwk: PublicJwk,
): Promise<boolean> {
  const signature = decodeBase58(proofValue.slice(1));
  if (signature?.length !== 64) return false;
  return verifySignature(publicJwk, await hashToSign(document, config), signature);
}

/** Proof configuration first, document second (VC-DI-EDDSA, section 3.2.4). */
async function hashToSign(document: Provable, config: Omit<DataIntegrityProof, 'proofValue'>): Promise<Uint8Array> {
  const [configHash, documentHash] = await Promise.all([configurationHash(document['@context'], config), canonicalHash(document)]);
  return Buffer.concat([configHash, documentHash]);
}

const configurationHashes = new Map<string, Promise<Uint8Array>>();

/** A cohort is sealed with one configuration, so its hash is kept; few are, since a verifier meets a new one with every stranger. */
function configurationHash(contexts: readonly string[], config: Omit<DataIntegrityProof, 'proofValue'>): Promise<Uint8Array> {
  const document = { '@context': contexts, ...config };
  const key = JSON.stringify(document);
  let hash = configurationHashes.get(key);
  if (hash === undefined) {
    hash = canonicalHash(document);
    if (configurationHashes.size >= 50) configurationHashes.clear();
    configurationHashes.set(key, hash);
  }
  return hash;
}
