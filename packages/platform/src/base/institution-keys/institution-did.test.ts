import { didWebUrl } from '@laurel/credential';
import { expect, test } from 'vitest';
import { institutionDid, institutionOfDid } from './institution-did.ts';

const id = '018f3b1e-7c4a-4d2b-9a61-3f0c5e8d7b12';

test.each([
  ['https://laurel.example', `did:web:laurel.example:institutions:${id}`],
  ['https://laurel.example:8443', `did:web:laurel.example%3A8443:institutions:${id}`],
  ['https://Laurel.Example/house', `did:web:laurel.example:house:institutions:${id}`],
  ['http://localhost:4180', `did:web:localhost%3A4180:institutions:${id}`],
])('an institution at %s is %s, and its document stands where the house serves it', (publicUrl, did) => {
  expect(institutionDid(publicUrl, id)).toBe(did);
  expect(institutionDid(publicUrl, id.toUpperCase())).toBe(did);
  expect(institutionOfDid(publicUrl, did)).toBe(id);
  const { host, pathname } = new URL(publicUrl);
  expect(didWebUrl(did)).toBe(`https://${host}${pathname.replace(/\/$/, '')}/institutions/${id}/did.json`);
});

test('a DID that names no institution of this house is told apart', () => {
  const publicUrl = 'https://laurel.example';
  for (const other of [
    `did:web:other.example:institutions:${id}`,
    `did:web:laurel.example%3A444:institutions:${id}`,
    `did:web:laurel.example:institutions:${id.toUpperCase()}`,
    `did:web:laurel.example:institutions:${id}:x`,
    `did:web:laurel.example:${id}`,
    'did:web:laurel.example',
    'did:web:laurel.example:institutions:',
    '',
  ])
    expect(institutionOfDid(publicUrl, other), other).toBeUndefined();
});

test('a public address that no did:web can be made of is told to whoever runs the house', () => {
  for (const publicUrl of ['http://[::1]:4180', 'https://laurel.example/a%20b'])
    expect(() => institutionDid(publicUrl, id)).toThrow(/LAUREL_PUBLIC_URL .* no did:web/);
});
