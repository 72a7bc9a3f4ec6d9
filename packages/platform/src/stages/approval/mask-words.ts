import { codeLists, type ElementKey, elementOf, type Leaf, textIn } from '@laurel/microcredential';
import type { Visit } from '../../base/ui/visit.ts';
import { languageTag } from '../design/description.ts';
import { conceptLabel, directionOf, labelOf, partLabel, rowLabel, type Told, unitLabel } from '../design/design-words.ts';
import { answerOf, elementAt, sectionAt } from '../design/section.ts';
import { isOrder, pathOf, type Step } from './difference.ts';

/** Where a leaf of a description stands: in which element, in which entry of it, and as which part of that. */
export type Place = {
  /** the element, or the path where the mask knows none */
  readonly element: string;
  /** how one says it: "Learning outcome 3" */
  readonly label: string;
  /** "Sentence", "German"; nothing where the element has no parts */
  readonly part?: string | undefined;
  readonly answer?: Leaf | undefined;
  readonly language?: string | undefined;
};

const isAsked = (key: string): key is ElementKey => elementOf(key)?.answer !== undefined;

/**
 * Finds the words for the place of a leaf.
 * @param numberOf the place of an entry in its list, counted from one, by the element and the entry's step
 */
export function placeOf(visit: Visit, steps: readonly Step[], numberOf: (element: string, step: Step) => number): Place {
  const { say, writing } = visit;
  const path = pathOf(steps);
  const element = elementAt(path);
  if (element === undefined) return { element: path, label: path };
  const rest = steps.slice(element.split('.').length).filter((step) => !isOrder({ steps: [step] }));
  const label = labelOf(visit, element);
  if (!isAsked(element) || sectionAt(path) === undefined) return { element, label, part: pathOf(rest) || undefined };
  const answer = answerOf(element);
  const inRow = answer.kind === 'rows' && rest[0] !== undefined;
  const place = inRow && rest[0] ? numberOf(element, rest[0]) : undefined;
  const named = place === undefined ? label : rowLabel(visit, element, place);
  const [first, ...deeper] = inRow ? rest.slice(1) : rest;
  if (answer.kind !== 'rows' && answer.kind !== 'group') {
    const language = answer.kind === 'text' ? tagOf(first) : undefined;
    return { element: named, label: named, answer, language, part: language && writing.language(language) };
  }
  const key = first && 'key' in first ? first.key : undefined;
  const known = key !== undefined && Object.hasOwn(answer.parts, key) ? answer.parts[key] : undefined;
  const says = key === undefined || known === undefined ? key : partLabel(visit, element, key, known);
  const language = known?.answer.kind === 'text' ? tagOf(deeper[0]) : undefined;
  const part = language && says ? say('design.in-language', { label: says, language: writing.language(language) }) : says;
  return { element: named, label: named, answer: known?.answer, language, part };
}

function tagOf(step: Step | undefined): string | undefined {
  return step !== undefined && 'key' in step && languageTag.test(step.key) ? step.key : undefined;
}

/** What stands in a leaf, in the reader's words where it is a code, else as it was written. */
export function sayLeaf(visit: Visit, value: unknown, answer?: Leaf, language?: string): Told {
  const { say, writing } = visit;
  const own = { lang: undefined, dir: visit.language.direction };
  if (typeof value === 'boolean') return { says: say(value ? 'design.yes' : 'design.no'), ...own };
  if (answer?.kind === 'choice' || answer?.kind === 'choices') {
    const concept = codeLists[answer.codes].find(String(value));
    if (concept !== undefined) return { says: conceptLabel(visit, answer.codes, concept), ...own };
  }
  if (typeof value === 'number') {
    const number = writing.number(value);
    const unit = answer?.kind === 'number' ? unitLabel(visit, answer.unit) : undefined;
    return { says: unit ? `${number} ${unit}` : number, ...own };
  }
  if (typeof value !== 'string' || value.trim() === '') return { says: say('design.nothing'), ...own };
  return { says: value, lang: language === visit.language.tag ? undefined : language, dir: directionOf(language ?? '') };
}

/** A text in the reader's language, else in whichever there is. */
export function sayText(visit: Visit, value: unknown): Told | undefined {
  if (typeof value !== 'string' && (typeof value !== 'object' || value === null || Array.isArray(value))) return undefined;
  const texts = value as string | Readonly<Record<string, string>>;
  const says = textIn(texts, [visit.language.tag, 'en']);
  if (says === undefined) return undefined;
  const tag = typeof texts === 'string' ? undefined : Object.keys(texts).find((each) => texts[each] === says);
  return { says, lang: tag === visit.language.tag ? undefined : tag, dir: directionOf(tag ?? '') };
}
