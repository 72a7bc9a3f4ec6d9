import type { Description, Text } from '@laurel/microcredential';
import { sortName } from '../../base/people/sort-name.ts';

const MOST_WORDS = 4_000;
const LONGEST_WORD = 60;
const MOST_ASKED = 12;

/** Scripts that are written without spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * The words of a text as the catalogue knows them: small letters without marks, the same in every database, whatever its collation.
 * @example
 * searchWords('Łódź – ΠΌΛΗ'); // ['lodz', 'πολη']
 */
export function searchWords(text: string): string[] {
  return sortName(text)
    .replaceAll('ς', 'σ')
    .split(' ')
    .flatMap((word) => (UNSPACED.test(word) ? [...segmenter.segment(word)].map(({ segment }) => segment) : word))
    .filter((word) => word !== '')
    .map((word) => [...word].slice(0, LONGEST_WORD).join(''));
}

/** What a published version can be found by, in all its languages. */
export function wordsOf(content: Description, institutions: readonly string[]): string[] {
  const texts = [
    content.title,
    content.shortDescription,
    content.competences,
    content.content,
    ...(content.outcomes ?? []).map((outcome) => outcome.text),
    ...(content.components ?? []).map((component) => component.title),
    ...institutions,
  ];
  return [...new Set(texts.flatMap(allOf).flatMap(searchWords))].slice(0, MOST_WORDS);
}

function allOf(text: Text | undefined): readonly string[] {
  return text === undefined ? [] : typeof text === 'string' ? [text] : Object.values(text);
}

/** The words that somebody looks for as a query of PostgreSQL: all of them, each as the beginning of a word. `undefined` where there is none. */
export function queryFor(text: string): string | undefined {
  const words = [...new Set(searchWords(text.slice(0, 500)))].slice(0, MOST_ASKED);
  // A word holds letters and digits only: nothing in it can end the quotes.
  return words.length === 0 ? undefined : words.map((word) => `'${word}':*`).join(' & ');
}
