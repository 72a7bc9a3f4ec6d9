import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordChanges } from './word-changes.ts';

const side = (runs: ReturnType<typeof wordChanges>, left: 'gone' | 'new') =>
  runs
    .filter(({ kind }) => kind !== left)
    .map(({ says }) => says)
    .join('');

test('what stayed and what went is the text before, what stayed and what came the text after', () => {
  const text = fc
    .array(fc.constantFrom('heat', 'health', 'city', ' ', '\n', 'Ωmega', '学时'), { maxLength: 30 })
    .map((words) => words.join(' '));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const runs = wordChanges(before, after);
      expect(side(runs, 'new')).toBe(before);
      expect(side(runs, 'gone')).toBe(after);
    }),
  );
});

test('only the words that changed are marked', () => {
  expect(wordChanges('Evaluates different options', 'Evaluates at least two options')).toEqual([
    { kind: 'same', says: 'Evaluates ' },
    { kind: 'gone', says: 'different ' },
    { kind: 'new', says: 'at least two ' },
    { kind: 'same', says: 'options' },
  ]);
});

test('texts without a word in common, and very long ones, are replaced whole', () => {
  expect(wordChanges('a b', 'c d')).toEqual([
    { kind: 'gone', says: 'a b' },
    { kind: 'new', says: 'c d' },
  ]);
  const long = 'word '.repeat(4000);
  expect(wordChanges(long, `${long} more`)).toHaveLength(2);
});
