import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase58, encodeBase58 } from './base58.ts';
import { decodeDidKey, didKeyMethod, encodeDidKey, encodeMultikey } from './did-key.ts';
import { didDocument, didWebUrl, KeyNotFound, keyFromDidDocument } from './did-web.ts';
import { createSigner, generateKey, verifySignature } from './signer.ts';

const did = 'did:web:uni.example';
const key = generateKey();
const { d: _d, ...publicJwk } = key;
const codeOf = (document: unknown, method: string, at?: { now: Date; created?: Date }) => {
  try {
    keyFromDidDocument(document, method, at);
    return undefined;
  } catch (error) {
    return error instanceof KeyNotFound ? error.code : String(error);
  }
};

test('base58 spells each byte string in one way, leading zeros included', () => {
  expect(encodeBase58(new TextEncoder().encode('Hello World!'))).toBe('2NEpo7TZRRrLZSi2U');
  expect(encodeBase58(new Uint8Array([0, 0, 0x28, 0x7f, 0xb4, 0xcd]))).toBe('11233QC4');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      expect([...(decodeBase58(encodeBase58(bytes)) ?? [])]).toEqual([...bytes]);
    }),
  );
  expect(decodeBase58('0OIl')).toBeUndefined();
  expect(decodeBase58('1'.repeat(200))).toBeUndefined();
});

test('a did:key is the key: z6Mk and back', () => {
  const name = encodeDidKey(publicJwk);
  expect(name).toMatch(/^did:key:z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/);
  expect(decodeDidKey(name)).toEqual(publicJwk);
  for (const other of ['did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169', 'did:web:uni.example', 'did:key:', `${name}x`]) {
    expect(() => decodeDidKey(other)).toThrow(TypeError);
  }
});

test('a signer signs as its key, and names itself by did:key unless told otherwise', async () => {
  const signer = createSigner(key);
  const bytes = createHash('sha256').update('x').digest();
  expect(verifySignature(signer.publicJwk, bytes, await signer.sign(bytes))).toBe(true);
  expect(verifySignature(createSigner(generateKey()).publicJwk, bytes, await signer.sign(bytes))).toBe(false);
  expect(signer.kid).toBe(didKeyMethod(signer.controller));
  expect(createSigner(key, { controller: did }).kid).toBe(`${did}#key-1`);
});

test('a key whose halves do not belong together is refused, and the message quotes nothing of it', () => {
  const broken = { ...key, x: generateKey().x };
  expect(() => createSigner(broken)).toThrow(TypeError);
  expect(() => createSigner({ ...key, d: 'AAAA' })).toThrow(/cannot be read|belong together/);
  expect(() => createSigner({ ...key, d: `${key.d}!` })).not.toThrow(new RegExp(key.d));
});

test('a did:web document gives the key in both forms, and lists it for assertions', () => {
  const document = didDocument({ did, keys: [{ fragment: 'key-1', publicJwk }] });
  expect(keyFromDidDocument(document, `${did}#key-1`)).toEqual(publicJwk);
  expect(keyFromDidDocument(document, `${did}#key-1-jwk`)).toEqual(publicJwk);
  expect(JSON.stringify(document)).toContain(encodeMultikey(publicJwk));
});

test('a key counts only when the document lists it under assertionMethod, as its own', () => {
  const document = didDocument({ did, keys: [{ fragment: 'key-1', publicJwk }] });
  expect(codeOf({ ...document, assertionMethod: [] }, `${did}#key-1`)).toBe('not-listed');
  expect(codeOf({ ...document, authentication: [`${did}#key-1`], assertionMethod: [] }, `${did}#key-1`)).toBe('not-listed');
  expect(codeOf({ ...document, assertionMethod: ['#key-1'] }, `${did}#key-1`)).toBeUndefined();
  expect(codeOf(document, 'did:web:other.example#key-1')).toBe('other-did');
  expect(codeOf({ ...document, id: 'did:web:other.example' }, `${did}#key-1`)).toBe('other-did');
  const foreign = document.verificationMethod.map((method) => ({ ...method, controller: 'did:web:other.example' }));
  expect(codeOf({ ...document, verificationMethod: foreign }, `${did}#key-1`)).toBe('other-controller');
  const secp = document.verificationMethod.map((method) => ({
    ...method,
    publicKeyMultibase: 'zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme',
  }));
  expect(codeOf({ ...document, verificationMethod: secp }, `${did}#key-1`)).toBe('unsupported-key');
  for (const junk of [undefined, null, 'x', [], {}, { id: did }]) expect(codeOf(junk, `${did}#key-1`)).toBe('not-a-did-document');
});

test('a retired key still answers for what it signed before, a revoked one for nothing', () => {
  const now = new Date('2026-11-20T00:00:00Z');
  const retired = didDocument({ did, keys: [{ fragment: 'key-1', publicJwk, expires: '2026-06-01T00:00:00Z' }] });
  expect(codeOf(retired, `${did}#key-1`, { now, created: new Date('2026-05-01T00:00:00Z') })).toBeUndefined();
  expect(codeOf(retired, `${did}#key-1`, { now, created: new Date('2026-06-02T00:00:00Z') })).toBe('key-expired');
  expect(codeOf(retired, `${did}#key-1`, { now })).toBe('key-expired');
  const revoked = didDocument({ did, keys: [{ fragment: 'key-1', publicJwk, revoked: '2026-06-01T00:00:00Z' }] });
  expect(codeOf(revoked, `${did}#key-1`, { now, created: new Date('2026-05-01T00:00:00Z') })).toBe('key-revoked');
});

test.each([
  ['did:web:uni.example', 'https://uni.example/.well-known/did.json'],
  ['did:web:uni.example%3A8443', 'https://uni.example:8443/.well-known/did.json'],
  ['did:web:Uni.Example:issuers:7', 'https://uni.example/issuers/7/did.json'],
])('%s is served at %s', (name, url) => expect(didWebUrl(name)).toBe(url));

test.each([
  'did:web:',
  'did:web:uni.example:..:x',
  'did:web:uni.example/../x',
  'did:web:user@uni.example',
  'did:web:uni.example:a%2fb',
  'did:web:[::1]',
  'did:key:z6Mk',
  'did:web:uni.example::x',
])('%s is no address', (name) => expect(() => didWebUrl(name)).toThrow(TypeError));
