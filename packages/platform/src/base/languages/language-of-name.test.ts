import { expect, test } from 'vitest';
import { languageOfName } from './language-of-name.ts';

test('a name in its own script is drawn in the letterforms of its country', () => {
  expect(languageOfName('Университет „Бели бряг“', 'BG')).toBe('bg');
  expect(languageOfName('Πανεπιστήμιο Αλκυόνης', 'GR')).toBe('el');
  expect(languageOfName('Універсітэт', 'UA')).toBe('uk');
});

test('a name in Latin letters is left to the page', () => {
  expect(languageOfName('Universität Mühlenau', 'DE')).toBeUndefined();
  expect(languageOfName('Beli Bryag University', 'BG')).toBeUndefined();
  expect(languageOfName('Universität', 'not a country')).toBeUndefined();
});
