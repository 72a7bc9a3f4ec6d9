import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { codeLists } from './code-lists.ts';
import { codeList } from './concept.ts';
import { searchConcepts } from './search-concepts.ts';

const found = (list: keyof typeof codeLists, query: string, language = 'en', limit?: number) =>
  searchConcepts(codeLists[list], query, language, limit).map(({ word }) => word);

test.each([
  ['accents are not needed', 'countries', 'osterr', 'de', 'AT'],
  ['accents do no harm', 'countries', 'ÖSTERR', 'de', 'AT'],
  ['a Greek reader finds by Greek words', 'countries', 'γερμανια', 'el', 'DE'],
  ['Greek endings are one letter', 'languages', 'ΑΓΓΛΙΚΑΣ'.slice(0, 7), 'el', 'en'],
  ['a Bulgarian reader finds by Bulgarian words', 'languages', 'АНГЛИЙ', 'bg', 'en'],
  ['strokes through letters are not needed', 'currencies', 'zloty', 'pl', 'PLN'],
  ['English works for every reader', 'countries', 'germany', 'bg', 'DE'],
  ['codes work', 'isced-fields', '0613', 'en', '0613'],
  ["the list's other codes work", 'countries', 'grc', 'en', 'GR'],
  ['other words work', 'assessment-types', 'viva', 'en', 'oral-exam'],
  ['a sign works where it is another word', 'application-channels', 'web link', 'en', 'link'],
  ['several words in any order', 'isced-fields', 'analysis software', 'en', '0613'],
  ['German names of ISCED fields', 'isced-fields', 'datenbanken', 'de', '0612'],
  ['a national level by its country in the language of the reader', 'nqf-levels', 'Allemagne 7', 'fr', 'de-dqr-7'],
] as const)('%s', (_, list, query, language, word) => {
  expect(found(list, query, language)[0]).toBe(word);
});

test('all of several words have to be found', () => {
  expect(found('isced-fields', 'software forestry')).toEqual([]);
});

test('what is called just that comes first, then what begins so, then what has it inside', () => {
  const named = (word: string, en: string) => ({ word, code: word, uri: word, label: { en } });
  const list = codeList([
    named('1', 'Reart'),
    named('2', 'Fine arts'),
    named('3', 'Art'),
    named('4', 'Arts and crafts'),
    named('5', 'Start'),
  ]);
  expect(searchConcepts(list, 'art', 'en').map(({ word }) => word)).toEqual(['3', '2', '4', '1', '5']);
});

test('a blank query gives the beginning of the list, as many as are wanted', () => {
  expect(found('currencies', '  ', 'en', 3)).toEqual(['EUR', 'AED', 'AFN']);
  expect(found('currencies', '', 'en', 0)).toEqual([]);
  expect(found('languages', 'a', 'en', 4)).toHaveLength(4);
});

test('names are looked up once for a list and a language, not for each letter typed', () => {
  const { concepts } = codeList(['a', 'b'].map((word) => ({ word, code: word, uri: word, label: { en: word } })));
  const labelIn = vi.fn(() => 'name');
  const list = { ...codeList(concepts), labelIn };
  searchConcepts(list, 'n', 'de');
  const asked = labelIn.mock.calls.length;
  searchConcepts(list, 'na', 'de-AT');
  expect(asked).toBeGreaterThan(0);
  expect(labelIn).toHaveBeenCalledTimes(asked);
});

test('whatever is typed, in whatever is called a language, there is an answer of at most so many', () => {
  const list = fc.constantFrom('languages', 'isced-fields', 'funding-types');
  const strange = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('__proto__', 'constructor', 'de-u-co-phonebk', '(', '\\', '\ud800', 'x'.repeat(10_000)),
  );
  fc.assert(
    fc.property(
      list,
      strange,
      fc.oneof(strange, fc.constantFrom('de', 'el', 'sr-Latn')),
      fc.oneof(fc.double(), fc.integer({ min: -50, max: 50 })),
      (any, query, tag, limit) => {
        const answer = searchConcepts(codeLists[any], query, tag, limit);
        expect(answer.length).toBeLessThanOrEqual(Number.isNaN(limit) ? 0 : Math.max(0, limit));
        for (const concept of answer) expect(codeLists[any].concepts).toContain(concept);
      },
    ),
  );
  expect(() => searchConcepts(codeLists.languages, undefined as unknown as string, null as unknown as string)).not.toThrow();
});
