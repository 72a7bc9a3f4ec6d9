import { expect, test } from 'vitest';
import { languageFor } from './command-language.ts';

const tagIn = (env: Record<string, string>, wanted?: string) => languageFor(wanted, { env }).tag;

test('a command speaks as the shell does, whatever the region and the coding of letters', () => {
  for (const LANG of ['de', 'de_DE.UTF-8', 'de_AT@euro', 'DE']) expect(tagIn({ LANG })).toBe('de');
  expect(tagIn({ LANG: 'en_IE.UTF-8', LC_MESSAGES: 'de_DE' })).toBe('de');
  expect(tagIn({ LANG: 'de_DE', LC_MESSAGES: 'de_DE', LC_ALL: 'en_GB.UTF-8' })).toBe('en');
});

test('where the shell speaks what is not spoken here, or says nothing, it is English', () => {
  for (const LANG of ['', 'C', 'C.UTF-8', 'POSIX', 'el_GR.UTF-8', '*', '\u0000']) expect(tagIn({ LANG })).toBe('en');
  expect(tagIn({})).toBe('en');
});

test('the language that is asked for comes first, and one that is not spoken is refused with those that are', () => {
  expect(tagIn({ LANG: 'en_GB' }, 'de-AT')).toBe('de');
  expect(tagIn({ LANG: 'de_DE' }, 'en')).toBe('en');
  expect(() => tagIn({}, 'tlh')).toThrow('There is no language "tlh"; there are de, en.');
});
