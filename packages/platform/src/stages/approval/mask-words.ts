import { type ElementKey, elementOf, type Leaf } from '@laurel/microcredential';
import type { Visit } from '../../base/ui/visit.ts';
import { languageTag } from '../design/description.ts';
import { labelOf, partLabel, rowLabel } from '../design/design-words.ts';
import { isOrder, pathOf, type Step } from '../design/difference.ts';
import { answerOf, elementAt, sectionAt } from '../design/section.ts';

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
