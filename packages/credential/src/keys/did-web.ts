import { z } from 'zod';
import { decodeMultikey, encodeMultikey } from './did-key.ts';
import type { PublicJwk } from './public-jwk.ts';

/** A key as an institution publishes it, with the time in which it may sign. */
export type PublishedKey = {
  /** fragment of the verification method: `key-1` */
  readonly fragment: string;
  readonly publicJwk: PublicJwk;
  /** retired: signatures made later are not accepted */
  readonly expires?: string;
  /** withdrawn, for instance stolen: no signature of this key is accepted any more */
  readonly revoked?: string;
};

export type DidDocument = {
  readonly '@context': readonly string[];
  readonly id: string;
  readonly verificationMethod: readonly Record<string, unknown>[];
  readonly assertionMethod: readonly string[];
};

/** Why a DID document does not give the key that was asked for. */
export type KeyNotFoundCode =
  | 'not-a-did-document'
  | 'other-did'
  | 'not-listed'
  | 'other-controller'
  | 'unsupported-key'
  | 'key-expired'
  | 'key-revoked';

export class KeyNotFound extends Error {
  readonly code: KeyNotFoundCode;
  constructor(code: KeyNotFoundCode) {
    super(`No usable key in the DID document: ${code}`);
    this.name = 'KeyNotFound';
    this.code = code;
  }
}

/**
 * The document an institution serves under its domain. Each key stands in it twice, as Multikey and as JsonWebKey
 * (`key-1` and `key-1-jwk`), because wallets read one form or the other. Retired keys stay, with their end.
 */
export function didDocument({ did, keys }: { did: string; keys: readonly PublishedKey[] }): DidDocument {
  const methods = keys.flatMap(({ fragment, publicJwk, expires, revoked }) => {
    const common = { controller: did, ...(expires === undefined ? {} : { expires }), ...(revoked === undefined ? {} : { revoked }) };
    return [
      { id: `${did}#${fragment}`, type: 'Multikey', ...common, publicKeyMultibase: encodeMultikey(publicJwk) },
      { id: `${did}#${fragment}-jwk`, type: 'JsonWebKey', ...common, publicKeyJwk: publicJwk },
    ];
  });
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1', 'https://w3id.org/security/jwk/v1'],
    id: did,
    verificationMethod: methods,
    assertionMethod: methods.map((method) => method.id),
  };
}

/**
 * Where the document of a did:web stands.
 * @throws {TypeError} when the DID is not a well-formed did:web
 * @example
 * didWebUrl('did:web:uni.example') // 'https://uni.example/.well-known/did.json'
 * didWebUrl('did:web:uni.example:issuers:7') // 'https://uni.example/issuers/7/did.json'
 */
export function didWebUrl(did: string): string {
  const parts = did.split(':');
  const [scheme, method, host, ...path] = parts;
  if (scheme !== 'did' || method !== 'web' || host === undefined) throw new TypeError('Not a did:web');
  const wellFormed =
    /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?:%3A[0-9]{1,5})?$/i.test(host) && path.every((part) => /^(?!\.{1,2}$)[A-Za-z0-9._-]+$/.test(part));
  if (!wellFormed) throw new TypeError('Not a well-formed did:web');
  const origin = `https://${host.replace(/%3A/i, ':').toLowerCase()}`;
  return path.length === 0 ? `${origin}/.well-known/did.json` : `${origin}/${path.join('/')}/did.json`;
}

const method = z.looseObject({
  id: z.string(),
  type: z.string(),
  controller: z.string(),
  publicKeyMultibase: z.string().optional(),
  publicKeyJwk: z.looseObject({ kty: z.string(), crv: z.string().optional(), x: z.string().optional() }).optional(),
  expires: z.iso.datetime({ offset: true }).optional(),
  revoked: z.iso.datetime({ offset: true }).optional(),
});
const document = z.looseObject({
  id: z.string(),
  verificationMethod: z.array(method).optional(),
  assertionMethod: z.array(z.union([z.string(), method])),
});

/**
 * The public key of one verification method, only when the document allows it to sign assertions.
 * @param at when the signature says it was made, and when it is looked at
 * @throws {KeyNotFound} with the reason as a code
 */
export function keyFromDidDocument(did: unknown, verificationMethod: string, at?: { created?: Date; now: Date }): PublicJwk {
  const read = document.safeParse(did);
  if (!read.success) throw new KeyNotFound('not-a-did-document');
  const { id, verificationMethod: methods = [], assertionMethod } = read.data;
  const absolute = (reference: string) => (reference.startsWith('#') ? `${id}${reference}` : reference);
  if (verificationMethod.split('#')[0] !== id) throw new KeyNotFound('other-did');
  const listed = assertionMethod.find((entry) => absolute(typeof entry === 'string' ? entry : entry.id) === verificationMethod);
  if (listed === undefined) throw new KeyNotFound('not-listed');
  const found = typeof listed === 'string' ? methods.find((candidate) => absolute(candidate.id) === verificationMethod) : listed;
  if (found === undefined) throw new KeyNotFound('not-listed');
  if (found.controller !== id) throw new KeyNotFound('other-controller');
  if (at !== undefined && found.revoked !== undefined && new Date(found.revoked) <= at.now) throw new KeyNotFound('key-revoked');
  if (at !== undefined && found.expires !== undefined && new Date(found.expires) <= (at.created ?? at.now))
    throw new KeyNotFound('key-expired');
  const key = readKey(found);
  if (key === undefined) throw new KeyNotFound('unsupported-key');
  return key;
}

function readKey(found: z.infer<typeof method>): PublicJwk | undefined {
  if (found.type === 'Multikey' && found.publicKeyMultibase !== undefined) return decodeMultikey(found.publicKeyMultibase);
  if (found.type !== 'JsonWebKey' && found.type !== 'JsonWebKey2020') return undefined;
  const jwk = found.publicKeyJwk;
  if (jwk?.kty !== 'OKP' || jwk.crv !== 'Ed25519' || jwk.x === undefined) return undefined;
  // a document that publishes a private key has published a key that anybody can sign with
  if ('d' in jwk || Buffer.from(jwk.x, 'base64url').length !== 32) return undefined;
  return { kty: 'OKP', crv: 'Ed25519', x: jwk.x };
}
