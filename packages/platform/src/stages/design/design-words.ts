import {
  type CodeListName,
  type Concept,
  codeLists,
  type Description,
  elementOf,
  frameworks,
  type LanguageMap,
  type Part,
  type Text,
  textIn,
  type Unit,
} from '@laurel/microcredential';
import type { Tone } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';

const wanted = (visit: Visit): readonly string[] => [visit.language.tag, 'en'];

/** A text in a language, told apart from the page around it. */
export type Told = { readonly says: string; readonly lang: string | undefined; readonly dir: 'ltr' | 'rtl' };

const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)\b/i;

/** In which direction a language is written. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'ltr';
}

/** The title in the language asked for, else the reader's, else in whichever there is; what stands for a missing one is the page's own. */
export function titleOf(visit: Visit, title: Description['title'], tongue?: string): Told {
  const says = textIn(title, [...(tongue === undefined ? [] : [tongue]), ...wanted(visit)]);
  if (says === undefined || title === undefined)
    return { says: visit.say('design.untitled'), lang: undefined, dir: visit.language.direction };
  const tag = typeof title === 'string' ? undefined : Object.keys(title).find((each) => title[each] === says);
  return { says, lang: tag === visit.language.tag ? undefined : tag, dir: directionOf(tag ?? '') };
}

/** Words of the mask: as the reader's language says them under their key, else as the mask does. */
function maskWords(visit: Visit, key: string, words: LanguageMap): string {
  return visit.language.messages[key] ?? textIn(words, wanted(visit)) ?? key;
}

export function labelOf(visit: Visit, key: string): string {
  const element = elementOf(key);
  return element === undefined ? key : maskWords(visit, element.labelKey, element.label);
}

/** A sentence before a field, for the elements that need one. */
export function hintOf(visit: Visit, key: string): string | undefined {
  const element = elementOf(key);
  return element?.help && maskWords(visit, element.helpKey, element.help);
}

/** How a part of an element is called. */
export function partLabel(visit: Visit, key: string, name: string, part: Part): string {
  return maskWords(visit, `element-part.${key}.${name}`, part.label);
}

/** One entry of a list, in the middle of a sentence. */
export function oneOf(visit: Visit, key: string): string {
  const answer = elementOf(key)?.answer;
  return answer?.kind === 'rows' ? maskWords(visit, `element-one.${key}`, answer.one) : labelOf(visit, key);
}

/** An entry of a list by its place, at the beginning of a line: "Learning outcome 3". */
export function rowLabel(visit: Visit, key: string, number: number): string {
  const says = visit.say('design.row', { what: oneOf(visit, key), number });
  return says.charAt(0).toLocaleUpperCase(visit.language.tag) + says.slice(1);
}

/** What a concept of a code list is called in the reader's language. */
export function conceptLabel(visit: Visit, list: CodeListName, concept: Concept): string {
  return codeLists[list].labelIn(concept, visit.language.tag);
}

/** What a number counts, behind it. */
export function unitLabel(visit: Visit, unit: Unit): string | undefined {
  return unit === 'money' ? undefined : visit.say(`design.unit-${unit}`);
}

/** A framework by the id it is judged under, with its names where it is an alliance's own. */
export type NamedFramework = { readonly framework: string; readonly title?: Text | undefined; readonly shortTitle?: Text | undefined };

export function frameworkName(visit: Visit, { framework, title }: NamedFramework): string {
  return textIn(title ?? frameworks.find(({ id }) => id === framework)?.title, wanted(visit)) ?? framework;
}

/** What ships names its sources in English; in which language an alliance does, nobody says. */
export function languageOfSource({ framework }: NamedFramework): string | undefined {
  return frameworks.some(({ id }) => id === framework) ? 'en' : undefined;
}

/** The same in a word or two, for the head of a column. */
export function frameworkShort(visit: Visit, named: NamedFramework): string {
  const short = named.shortTitle ?? frameworks.find(({ id }) => id === named.framework)?.shortTitle;
  return textIn(short, wanted(visit)) ?? frameworkName(visit, named);
}

export const severityTone = { error: 'danger', deviation: 'warning', warn: 'warning', info: 'info' } as const satisfies Record<
  string,
  Tone
>;
export const verdictTone = {
  pass: 'success',
  'pass-with-deviations': 'warning',
  'pass-with-warnings': 'warning',
  fail: 'danger',
  'not-applicable': 'neutral',
} as const;
export const stateTone = { draft: 'info', submitted: 'warning', approved: 'success', withdrawn: 'neutral' } as const;
