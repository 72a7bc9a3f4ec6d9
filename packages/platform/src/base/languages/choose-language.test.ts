import { expect, test } from 'vitest';
import { chooseLanguage } from './choose-language.ts';

const tagOf = (wish: Parameters<typeof chooseLanguage>[0]) => chooseLanguage(wish).tag;

test('what a reader asks for now goes before what they chose last week, and that before what the browser says', () => {
  expect(tagOf({ asked: 'de', cookie: 'en', accepted: 'en' })).toBe('de');
  expect(tagOf({ cookie: 'de', accepted: 'en' })).toBe('de');
  expect(tagOf({ accepted: 'de' })).toBe('de');
  expect(tagOf({})).toBe('en');
});

test('weights of Accept-Language count, and a region falls back to its language', () => {
  expect(tagOf({ accepted: 'fr-FR, de-AT;q=0.8, en;q=0.5' })).toBe('de');
  expect(tagOf({ accepted: 'en;q=0.3, de;q=0.9' })).toBe('de');
  expect(tagOf({ accepted: 'de;q=0, en' })).toBe('en');
  expect(tagOf({ accepted: 'fr, *;q=0.1' })).toBe('en');
});

test('nonsense in the address, the cookie or the header gives English and no failure', () => {
  expect(tagOf({ asked: '../../etc/passwd', cookie: '\u0000', accepted: ';;;q=,,,' })).toBe('en');
  expect(tagOf({ accepted: `${'x,'.repeat(100_000)}de` })).toBe('en');
});
