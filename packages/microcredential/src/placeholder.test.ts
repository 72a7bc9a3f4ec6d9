import { expect, test } from 'vitest';
import { placeholdersIn, withParams } from './placeholder.ts';

test('a sentence says the number that its parameter has', () => {
  expect(withParams('Between {least} and {most}.', { least: 0.5, most: 30 })).toBe('Between 0.5 and 30.');
  expect(placeholdersIn('Between {least} and {most}.')).toEqual(['least', 'most']);
});

test('what is no parameter stays as it is written, also what every object inherits', () => {
  expect(withParams('{constructor} {other} {not closed', { least: 1 })).toBe('{constructor} {other} {not closed');
});
