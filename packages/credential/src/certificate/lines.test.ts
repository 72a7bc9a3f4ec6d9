import { expect, test } from 'vitest';
import { type Line, layOut, longestWord, type Style } from './lines.ts';
import { shape, shareOut } from './shape.ts';

const style: Style = { face: 'sans', size: 10, colour: '#000000' };
const lay = (text: string, width = 1000) => layOut([{ text, style }], width);
/** as it stands on the paper, from left to right */
const seen = ({ stretches }: Line) =>
  [...stretches]
    .sort((a, b) => a.left - b.left)
    .map(({ words }) => words.map(({ shape: { glyphs } }) => glyphs.map(({ text }) => text).join('')).join(''))
    .join('');

test('lines break at spaces and never exceed the width', () => {
  const lines = lay('the quick brown fox jumps over the lazy dog', 60);
  expect(lines.length).toBeGreaterThan(3);
  for (const { width } of lines) expect(width).toBeLessThanOrEqual(60);
  expect(lines.map(seen).join(' ')).toBe('the quick brown fox jumps over the lazy dog');
});

test('a word wider than the line is cut between letters, never between a letter and its mark', () => {
  const lines = lay(`${'a\u0323\u0302'.repeat(40)}`, 30);
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) expect([...seen(line).normalize('NFC')].every((letter) => letter === 'ậ')).toBe(true);
});

test('Chinese breaks between characters, but not before a full stop', () => {
  const lines = lay('概念、统计与参与式治理。', 45).map(seen);
  expect(lines.join('')).toBe('概念、统计与参与式治理。');
  for (const line of lines) expect(line).not.toMatch(/^[、。]/u);
});

test('Thai, which writes no spaces, breaks between words', () => {
  const lines = lay('การพัฒนาที่ยั่งยืนของเมืองในยุโรป', 60).map(seen);
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(line).not.toMatch(/^\p{M}/u);
});

test('Arabic stands from right to left, Latin and numbers in it from left to right', () => {
  const [arabic] = lay('محمد الحسيني');
  expect(arabic && seen(arabic)).toBe([...'محمد الحسيني'].reverse().join(''));
  const [mixed] = lay('درس Lab 25 جديد');
  expect(mixed?.rightToLeft).toBe(true);
  expect(mixed && seen(mixed)).toBe(`${[...'جديد'].reverse().join('')} Lab 25 ${[...'درس'].reverse().join('')}`);
});

test('the letters of an Arabic word are joined', () => {
  const joined = shape('arabic', 'محمد', true).glyphs.map(({ id }) => id);
  const apart = [...'محمد'].map((letter) => shape('arabic', letter, true).glyphs[0]?.id).reverse();
  expect(joined).toHaveLength(4);
  expect(joined).not.toEqual(apart);
});

test('Thai tone and vowel stand in the order in which they are stacked, and are copied as written', () => {
  expect(
    shape('thai', 'น้ำ', false)
      .glyphs.map(({ text }) => text)
      .join(''),
  ).toBe('น้ำ');
});

test('a ligature carries all its letters; the glyphs of a syllable carry its letters in the order of the text', () => {
  expect(shareOut('fi', [0], false)).toEqual(['fi']);
  expect(shareOut('हिन', [0, 0, 2], false)).toEqual(['ह', 'ि', 'न']);
  expect(shareOut('لا', [0], true)).toEqual(['ال']);
  expect(shareOut('কো', [0, 0, 0], false).join('').normalize('NFC')).toBe('কো');
});

test('no column is narrower than its longest word', () => {
  expect(longestWord('a Qualitätssicherung b', style)).toBeCloseTo(lay('Qualitätssicherung')[0]?.width ?? 0);
});

test('nothing gives no line', () => {
  expect(lay('')).toEqual([]);
  expect(lay('   ')).toEqual([]);
});
