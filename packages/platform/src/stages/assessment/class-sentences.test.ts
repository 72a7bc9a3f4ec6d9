import { expect, test } from 'vitest';
import german from './class-sentences.de.json' with { type: 'json' };
import english from './class-sentences.en.json' with { type: 'json' };
import { explain } from './class-sentences.ts';

const words = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([word]) => word).toSorted();

test('every sentence is there in German too, with the same words to fill in', () => {
  expect(Object.keys(german)).toEqual(Object.keys(english));
  for (const [code, sentence] of Object.entries(german))
    expect(words(sentence), code).toEqual(words(english[code as keyof typeof english]));
});

test('a note is said in the language asked for, and in English where there is no other', () => {
  const note = { row: 9, code: 'same-learner', words: { row: 1 } } as const;
  expect([explain(note, 'de'), explain(note, 'fi')]).toEqual(['dieselbe Person wie in Zeile 1', 'the same learner as row 1']);
});
