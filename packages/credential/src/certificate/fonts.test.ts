import { expect, test } from 'vitest';
import { eastAsianOf, faceFor, fontRuns, undrawableCharacters } from './font-runs.ts';
import { fontsDraw } from './fonts-draw.ts';
import { names } from './for-tests.ts';

test('the letters that a bad set-up loses first are drawn with real glyphs', async () => {
  const drawn = await fontsDraw('ğ Ж Ω ع 李');
  expect(drawn.map(({ character }) => character).join(' ')).toBe('ğ Ж Ω ع 李');
  expect(drawn.every(({ ok }) => ok)).toBe(true);
  expect(await fontsDraw('\u{1F393}')).toMatchObject([{ ok: false }]);
});

test('every name can be drawn, and what cannot be is named before anything is signed', () => {
  for (const name of Object.values(names)) expect(undrawableCharacters(name)).toEqual([]);
  expect(undrawableCharacters('Ada 🎓 and ᚠ, ada 🎓')).toEqual(['🎓', 'ᚠ']);
});

test('a letter and its marks, and a word and the space after it, are in one font', () => {
  expect(fontRuns('e\u0323\u0302 x', 'sans', 'chinese')).toHaveLength(1);
  expect(fontRuns('محمد الحسيني', 'serif', 'chinese')).toEqual([{ font: 'arabic', text: 'محمد الحسيني' }]);
  expect(fontRuns('Li 李', 'serif', 'chinese').map(({ font }) => font)).toEqual(['serif', 'chinese']);
});

test('a name of which the serif lacks a letter is in the sans altogether', () => {
  expect(faceFor('Hélène Böhm', 'serif')).toBe('serif');
  expect(faceFor('Ŧor', 'serif')).toBe('sans');
  expect(faceFor('李 Böhm', 'serif')).toBe('serif');
});

test('ideographs take the shapes of the language that the text gives away', () => {
  expect(eastAsianOf('山田 さくら')).toBe('japanese');
  expect(eastAsianOf('金 철수')).toBe('korean');
  expect(eastAsianOf('山田')).toBe('chinese');
  expect(eastAsianOf('山田', 'ja-JP')).toBe('japanese');
});
