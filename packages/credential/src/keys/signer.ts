import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';
import { didKeyMethod, encodeDidKey } from './did-key.ts';
import type { PublicJwk } from './public-jwk.ts';

/** An Ed25519 key with its private half. Never logged, never sent: it stays with whoever signs. */
export type PrivateJwk = PublicJwk & { readonly d: string };

/**
 * Whoever can sign: a key in a file, a token, a remote seal. The library knows no more of a key than this.
 * Hardware and cloud keys are adapters of this port and stand outside the package.
 */
export type Signer = {
  /** URL of the verification method that a verifier looks up */
  readonly kid: string;
  /** DID of the institution whose key it is */
  readonly controller: string;
  readonly alg: 'EdDSA';
  readonly publicJwk: PublicJwk;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
};

/** A fresh Ed25519 key from the system's random source. */
export function generateKey(): PrivateJwk {
  const { d, x } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  if (d === undefined || x === undefined) throw new Error('node:crypto gave an incomplete key');
  return { kty: 'OKP', crv: 'Ed25519', x, d };
}

/**
 * A signer over a local key. By default the issuer is the key itself (`did:key`).
 * @throws {TypeError} when the key is not a whole Ed25519 key, or its two halves do not belong together
 * @example
 * const signer = createSigner(generateKey());
 * signer.controller // 'did:key:z6Mk...'
 */
export function createSigner(privateJwk: PrivateJwk, options: { controller?: string; kid?: string } = {}): Signer {
  const key = readPrivateKey(privateJwk);
  const publicJwk: PublicJwk = { kty: 'OKP', crv: 'Ed25519', x: privateJwk.x };
  const controller = options.controller ?? encodeDidKey(publicJwk);
  const kid = options.kid ?? (controller.startsWith('did:key:') ? didKeyMethod(controller) : `${controller}#key-1`);
  return { kid, controller, alg: 'EdDSA', publicJwk, sign: async (bytes) => new Uint8Array(signBytes(null, bytes, key)) };
}

/** @throws {TypeError} when the text or object is not an Ed25519 private JWK */
function readPrivateKey(privateJwk: PrivateJwk): KeyObject {
  if (privateJwk.kty !== 'OKP' || privateJwk.crv !== 'Ed25519') throw new TypeError('The key is not an Ed25519 key');
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: { ...privateJwk }, format: 'jwk' });
  } catch {
    // the cause is left out on purpose: it may quote the key
    throw new TypeError('The key cannot be read as an Ed25519 private key');
  }
  if (createPublicKey(key).export({ format: 'jwk' }).x !== privateJwk.x)
    throw new TypeError('The two halves of the key do not belong together');
  return key;
}

const publicKeys = new Map<string, KeyObject>();

/** True when the signature over the bytes was made with the private half of this key. */
export function verifySignature(publicJwk: PublicJwk, bytes: Uint8Array, signature: Uint8Array): boolean {
  let key = publicKeys.get(publicJwk.x);
  if (key === undefined) {
    key = createPublicKey({ key: { ...publicJwk }, format: 'jwk' });
    if (publicKeys.size >= 100) publicKeys.clear();
    publicKeys.set(publicJwk.x, key);
  }
  return verifyBytes(null, bytes, key, signature);
}
