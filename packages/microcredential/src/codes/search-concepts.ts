import type { CodeList, Concept } from './concept.ts';
import { folded } from './folded.ts';
import { readerLanguage } from './reader-language.ts';

/** Longer than any name; what follows is left aside. */
const longestQuery = 200;
/** Of one list, in how many languages it is remembered. */
const mostLanguages = 40;

/**
 * The concepts that somebody means who is still typing. It looks at the labels in the reader's language and in English, at codes and at
 * other words, and does not care about case or accents. Each word has to be found; a concept that is called just that comes first, then
 * those with words that begin so, then those that have it inside a word, each in the order of the list. A blank query gives the list's
 * beginning. Never throws.
 * @example
 * searchConcepts(codeLists.countries, 'osterr', 'de').map(({ word }) => word) // ['AT']
 */
export function searchConcepts<C extends Concept>(list: CodeList<C>, query: string, languageTag: string, limit = 20): readonly C[] {
  const most = Number.isNaN(limit) ? 0 : Math.max(0, Math.floor(limit));
  const sought = folded(typeof query === 'string' ? query.slice(0, longestQuery) : '');
  if (sought === '') return list.concepts.slice(0, most);
  const words = sought.split(' ');
  const called: C[] = [];
  const beginning: C[] = [];
  const inside: C[] = [];
  for (const { concept, names } of indexOf(list, readerLanguage(languageTag))) {
    if (!words.every((word) => names.includes(word))) continue;
    if (names.includes(`\n ${sought}\n`)) called.push(concept);
    else if (words.every((word) => names.includes(` ${word}`))) beginning.push(concept);
    else inside.push(concept);
  }
  return [...called, ...beginning, ...inside].slice(0, most);
}

/** @property names every name, folded, on a line of its own and each word behind a space: `\n peer assessment\n` */
type Entry<C> = { readonly concept: C; readonly names: string };

const indexes = new WeakMap<object, Map<string, readonly Entry<Concept>[]>>();

/** Built once for a list and a language: names come from ICU, which is slow to ask. */
function indexOf<C extends Concept>(list: CodeList<C>, language: string): readonly Entry<C>[] {
  // keyed by the concepts, which a list keeps under whatever name it is registered
  const known = indexes.get(list.concepts) ?? new Map<string, readonly Entry<Concept>[]>();
  indexes.set(list.concepts, known);
  const found = known.get(language) as readonly Entry<C>[] | undefined;
  if (found !== undefined) return found;
  const made = list.concepts.map((concept) => ({ concept, names: namesOf(list, concept, language) }));
  if (known.size >= mostLanguages) known.clear();
  known.set(language, made);
  return made;
}

function namesOf(list: CodeList, concept: Concept, language: string): string {
  const names = [list.labelIn(concept, language), list.labelIn(concept, 'en'), concept.word, concept.code, ...list.alsoWritten(concept)];
  return `\n${[...new Set(names.map(folded))].map((name) => ` ${name}\n`).join('\n')}`;
}
