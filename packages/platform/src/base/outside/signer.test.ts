import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { noSigner, testSigner } from './signer.ts';

test('an institution without a key has no signer, and in tests each has one of its own', async () => {
  expect(await noSigner.of('a')).toBeUndefined();
  const signers = testSigner();
  const [north, again, south] = [await signers.of('north'), await signers.of('north'), await signers.of('south')];
  expect(again).toBe(north);
  expect(south?.publicJwk.x).not.toBe(north?.publicJwk.x);
  if (north === undefined) throw new Error('no signer');
  const bytes = new TextEncoder().encode('exactly these');
  const key = createPublicKey({ key: north.publicJwk, format: 'jwk' });
  expect(verify(null, bytes, key, await north.sign(bytes))).toBe(true);
});
