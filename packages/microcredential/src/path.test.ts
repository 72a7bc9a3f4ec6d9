import { expect, test } from 'vitest';
import { isPresent, valueAt } from './path.ts';

const course = { title: { en: 'Knots' }, outcomes: [{ id: 'LO1', by: ['A1'] }, { id: 'LO2' }, null], places: 0 };

test.each([
  ['title.en', 'Knots'],
  ['places', 0],
  ['title.fr', undefined],
  ['title.en.deeper', undefined],
  ['outcomes[].id', ['LO1', 'LO2']],
  ['outcomes[].by[]', ['A1']],
  ['title[].en', []],
  ['nothing[].id', []],
])('%s leads to %j', (path, value) => {
  expect(valueAt(course, path)).toEqual(value);
});

test.each(['constructor', 'constructor.prototype', '__proto__', 'title.toString', 'outcomes.map', 'title.en.length.constructor'])(
  'the path %s finds nothing, for it is not written in the document',
  (path) => {
    expect(valueAt(course, path)).toBeUndefined();
  },
);

test.each([undefined, null, '', ' \n', [], [''], {}, { en: ' ' }, { en: { de: [] } }])('%j says nothing', (value) => {
  expect(isPresent(value)).toBe(false);
});

test.each([0, false, 'none', [0], { en: '', de: 'Knoten' }])('%j says something', (value) => {
  expect(isPresent(value)).toBe(true);
});

test('even what is nested a hundred thousand levels deep is answered', () => {
  expect(isPresent(JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)))).toBe(false);
});
