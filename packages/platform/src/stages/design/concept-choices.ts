import { type CodeListName, codeLists, searchConcepts } from '@laurel/microcredential';
import type { Language } from '../../base/languages/language.ts';
import type { Choice } from '../../base/ui/select.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { conceptLabel } from './design-words.ts';

/** More than so many at a time are no answer to a search. */
const MOST_FOUND = 12;

/** What most people choose of a list that is too long to lay open. */
const usual: { readonly [Name in CodeListName]?: readonly string[] } = {
  languages: 'bg cs da de el en es et fi fr ga hr hu is it lt lv mt nb nl pl pt ro sk sl sq sr sv tr uk'.split(' '),
};

/** Whether one looks for the entries of a list rather than reading them all. */
export function isSearched(list: CodeListName): boolean {
  return codeLists[list].long;
}

/** The entries of a list, and with them what a description says that is on no list: it must not get lost. */
export function choicesOf(visit: Visit, list: CodeListName, given: readonly string[]): readonly Choice[] {
  const known = allOf(visit, list);
  return [...known, ...strangers(given, known)];
}

/** The lists as they are read in a language: a form of a hundred elements asks for the names of some hundred countries many times. */
const read = new WeakMap<Language, Map<CodeListName, readonly Choice[]>>();

function allOf(visit: Visit, list: CodeListName): readonly Choice[] {
  const lists = read.get(visit.language) ?? new Map<CodeListName, readonly Choice[]>();
  read.set(visit.language, lists);
  const before = lists.get(list);
  if (before !== undefined) return before;
  const known = codeLists[list].concepts.map((concept) => ({ value: concept.word, label: conceptLabel(visit, list, concept) }));
  // What is too long to read through stands in the order of the reader's alphabet, the rest in that of its makers.
  if (codeLists[list].long) known.sort((a, b) => visit.writing.compare(a.label, b.label));
  lists.set(list, known);
  return known;
}

/** Of a long list: what is chosen, what most people choose, and what was looked for. */
export function choicesFound(visit: Visit, list: CodeListName, chosen: readonly string[], sought: string): readonly Choice[] {
  const { concepts } = codeLists[list];
  const looked = sought.trim() === '' ? [] : searchConcepts(codeLists[list], sought, visit.language.tag, MOST_FOUND);
  const words = new Set([...chosen, ...(usual[list] ?? []), ...looked.map(({ word }) => word)]);
  const known = concepts
    .filter(({ word }) => words.has(word))
    .map((concept) => ({ value: concept.word, label: conceptLabel(visit, list, concept) }))
    .sort((a, b) => visit.writing.compare(a.label, b.label));
  return [...known, ...strangers(chosen, known)];
}

/** The languages that descriptions are written in: those of the Union and of the other countries of the Bologna process, by name. */
export function languagesToWriteIn(visit: Visit): readonly Choice[] {
  return (usual.languages ?? [])
    .map((tag) => ({ value: tag, label: visit.writing.language(tag) }))
    .sort((a, b) => visit.writing.compare(a.label, b.label));
}

function strangers(given: readonly string[], known: readonly Choice[]): readonly Choice[] {
  return [...new Set(given)]
    .filter((word) => word !== '' && !known.some(({ value }) => value === word))
    .map((word) => ({ value: word, label: word }));
}
