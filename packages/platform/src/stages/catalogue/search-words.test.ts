import fc from 'fast-check';
import { expect, test } from 'vitest';
import { queryFor, searchWords, wordsOf } from './search-words.ts';

test('a word is known by its letters, whatever its marks and case', () => {
  expect(searchWords('Łódź – ΠΌΛΗ, e-mail!')).toEqual(['lodz', 'πολη', 'e', 'mail']);
  expect(searchWords('τῆς πόλης')).toEqual(searchWords('ΤΗΣ ΠΟΛΗΣ'));
  expect(searchWords('城市健康').length).toBeGreaterThan(1);
});

test('whatever is looked for, the query holds letters and digits between its quotes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const query = queryFor(text);
      if (query !== undefined) expect(query).toMatch(/^'[\p{L}\p{N}]+':\*( & '[\p{L}\p{N}]+':\*)*$/u);
    }),
    { numRuns: 300 },
  );
});

test('a description is found by all it says in each of its languages, and by who awards it', () => {
  const words = wordsOf({ title: { en: 'Heat', de: 'Hitze' }, outcomes: [{ text: { bg: 'Здраве' } }], components: [{ title: 'A plan' }] }, [
    'Peñaclara',
  ]);
  expect(words).toEqual(['heat', 'hitze', 'здраве', 'a', 'plan', 'penaclara']);
  expect(wordsOf({ content: Array.from({ length: 9_000 }, (_, n) => `w${n}`).join(' ') }, []).length).toBeLessThanOrEqual(4_000);
});
