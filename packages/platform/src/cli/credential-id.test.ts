import { generateKey } from '@laurel/credential';
import { expect, test } from 'vitest';
import { credentialId } from './credential-id.ts';

const key = generateKey();
const hash = 'a'.repeat(64);

test('the same key, description and student number give the same id, and nothing else does', () => {
  const id = credentialId(key, hash, '0042');
  expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(credentialId(key, hash, '0042')).toBe(id);
  expect(
    new Set([id, credentialId(key, hash, '42'), credentialId(key, 'b'.repeat(64), '0042'), credentialId(generateKey(), hash, '0042')]).size,
  ).toBe(4);
});

test('whoever knows the public key and every student number still cannot tell whose credential it is', () => {
  const { d: _secret, ...known } = key;
  const guess = { ...known, d: known.x };
  expect(credentialId(guess, hash, '0042')).not.toBe(credentialId(key, hash, '0042'));
});
