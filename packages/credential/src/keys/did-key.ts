import { decodeBase58, encodeBase58 } from './base58.ts';
import type { PublicJwk } from './public-jwk.ts';

/** Multicodec `ed25519-pub` (0xed) as a varint (Controlled Identifiers 1.0, section 2.2.2: Multikey). */
const ed25519Prefix = [0xed, 0x01] as const;

/**
 * The Multikey spelling of an Ed25519 public key: `z6Mk...`.
 * @throws {TypeError} when `x` does not hold 32 bytes
 */
export function encodeMultikey(publicJwk: PublicJwk): string {
  const raw = Buffer.from(publicJwk.x, 'base64url');
  if (raw.length !== 32) throw new TypeError('An Ed25519 public key has 32 bytes');
  return `z${encodeBase58(Uint8Array.from([...ed25519Prefix, ...raw]))}`;
}

/** @returns `undefined` for anything but the Multikey of an Ed25519 key */
export function decodeMultikey(multikey: string): PublicJwk | undefined {
  if (!multikey.startsWith('z6Mk')) return undefined;
  const bytes = decodeBase58(multikey.slice(1));
  if (bytes?.length !== 34 || bytes[0] !== ed25519Prefix[0] || bytes[1] !== ed25519Prefix[1]) return undefined;
  return { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(bytes.subarray(2)).toString('base64url') };
}

/**
 * The DID that *is* the key: it proves who holds it, and says nothing about whose it is.
 * @example
 * encodeDidKey(createSigner(generateKey()).publicJwk) // 'did:key:z6Mk...'
 */
export function encodeDidKey(publicJwk: PublicJwk): string {
  return `did:key:${encodeMultikey(publicJwk)}`;
}

/** @throws {TypeError} for any other DID, and for keys that are not Ed25519 */
export function decodeDidKey(did: string): PublicJwk {
  const publicJwk = did.startsWith('did:key:') ? decodeMultikey(did.slice('did:key:'.length)) : undefined;
  if (publicJwk === undefined) throw new TypeError('Not a did:key of an Ed25519 key');
  return publicJwk;
}

/** The one verification method of a did:key: `did:key:z6Mk...#z6Mk...`. */
export function didKeyMethod(did: string): string {
  return `${did}#${did.slice('did:key:'.length)}`;
}
