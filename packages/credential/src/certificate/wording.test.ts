import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { certificateLanguages, wordingIn } from './wording.ts';

const wordsOf = (language: string) =>
  (JSON.parse(readFileSync(new URL(`./wording/${language}.json`, import.meta.url), 'utf8')) as { words: Record<string, string> }).words;
const placeholders = (sentence: string) => [...sentence.matchAll(/\{\w+\}/gu)].map(String).sort();

test('every language has every sentence of the English one, with the same placeholders', () => {
  const english = wordsOf('en');
  for (const language of certificateLanguages()) {
    const words = wordsOf(language);
    for (const [key, sentence] of Object.entries(english))
      expect([language, key, placeholders(words[key] ?? '')]).toEqual([language, key, placeholders(sentence)]);
  }
});

test('dates, countries, languages and numbers are written as the language writes them', () => {
  const [en, de] = [wordingIn('en'), wordingIn('de')];
  expect([en.day('2026-12-01'), de.day('2026-12-01')]).toEqual(['1 December 2026', '1. Dezember 2026']);
  expect([en.countryName('IE'), de.countryName('ie')]).toEqual(['Ireland', 'Irland']);
  expect([en.languageName('el'), de.languageName('el')]).toEqual(['Greek', 'Griechisch']);
  expect([en.count('hours', 1), en.count('hours', 135), de.count('hours', 1)]).toEqual(['1 hour', '135 hours', '1 Stunde']);
});

test('what is no code stays as it was written', () => {
  const en = wordingIn('en');
  expect(en.day('in spring')).toBe('in spring');
  expect(en.countryName('Ireland')).toBe('Ireland');
  expect(en.languageName('English and Irish')).toBe('English and Irish');
  expect(en.label('viva in the forest', () => undefined)).toBe('viva in the forest');
});

test('a sentence that begins with a name read from the right is read from the left all the same', () => {
  for (const language of certificateLanguages()) {
    const { say } = wordingIn(language);
    // U+200E is seen by nobody and has the direction of a Latin letter (UAX #9).
    expect(say('not-signed.one', { names: 'جامعة الاختبار' })).toMatch(/^\u200Eجامعة الاختبار [a-z]/);
    expect(say('not-signed.one', { names: 'Akademie Nord' })).toMatch(/^Akademie Nord [a-z]/);
  }
});
