import { expect, test } from 'vitest';
import { noFetcher } from '../../base/outside/fetch.ts';
import { fetchCredential, readLink } from './read-link.ts';

const token = 'A'.repeat(43);
const house = 'https://laurel.example';

test.each([
  [`${house}/c/${token}`, { token }],
  [`${house}/c/${token}/credential.json`, { token }],
  [`${house}/c/${token}?language=de#shares`, { token }],
  [`http://laurel.example/c/${token}`, { token }],
  [`${house}/c/short`, { ownPage: true }],
  [`${house}/institutions`, { ownPage: true }],
  ['https://laurel.example.evil.example/x.json', { elsewhere: 'https://laurel.example.evil.example/x.json' }],
  [`https://user@laurel.example:8443/c/${token}`, { elsewhere: `https://user@laurel.example:8443/c/${token}` }],
])('a link is read for where it leads: %s', (text, read) => {
  expect(readLink(house, text)).toEqual(read);
});

test.each([
  '',
  '{"a": 1}',
  'ftp://laurel.example/x',
  'javascript:alert(1)',
  `${house}/a ${house}/b`,
  `see ${house}/c/${token}`,
  'https://',
  `https://x.example/${'a'.repeat(2_000)}`,
])('what is not one address is no link: %s', (text) => {
  expect(readLink(house, text)).toBeUndefined();
});

test('a house under a path of its own knows its links', () => {
  expect(readLink(`${house}/laurel`, `${house}/laurel/c/${token}`)).toEqual({ token });
  expect(readLink(`${house}/laurel`, `${house}/c/${token}`)).toEqual({ ownPage: true });
});

test('an empty answer is no credential, and what the way out refuses is refused', async () => {
  const fetch = { fetch: async () => ({ status: 200, contentType: 'application/json', bytes: new Uint8Array() }) };
  const refused = expect.objectContaining({ code: 'fetch-refused' });
  await expect(fetchCredential({ outside: { fetch } } as never, 'https://x.example', 10)).rejects.toThrow(refused);
  await expect(fetchCredential({ outside: { fetch: noFetcher } } as never, 'https://x.example', 10)).rejects.toThrow(refused);
});
