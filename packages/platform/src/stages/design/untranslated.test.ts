import { expect, test } from 'vitest';
import { lacks, untranslatedIn } from './untranslated.ts';

const content = {
  title: { de: 'Stadtlabor', el: 'Εργαστήριο πόλης' },
  shortDescription: 'In no named language',
  content: { de: ' ' },
  outcomes: [{ text: { de: 'Erklärt …' } }, { text: { de: 'Entwirft …', el: 'Σχεδιάζει …' } }, { type: 'skill' }],
  literature: ['Buch'],
};

test('what one language says and another does not is counted, element by element', () => {
  expect(untranslatedIn(content, 'el')).toEqual([{ element: 'outcomes', texts: 1 }]);
  expect(untranslatedIn(content, 'en')).toEqual([
    { element: 'title', texts: 1 },
    { element: 'outcomes', texts: 2 },
  ]);
  expect(untranslatedIn(content, 'de')).toEqual([]);
});

test('a blank text is none, and a text in no named language speaks for all', () => {
  expect(lacks({ de: 'Stadtlabor', en: '  ' }, 'en')).toBe(true);
  expect(lacks('Stadtlabor', 'en')).toBe(false);
  expect(lacks({ de: '' }, 'en')).toBe(false);
  expect(lacks(undefined, 'en')).toBe(false);
});
