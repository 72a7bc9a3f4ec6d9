import { textIn } from '@laurel/microcredential';
import { isMessageKey } from '../../base/languages/message.ts';
import type { Visit } from '../../base/ui/visit.ts';
import { type Leaf as Control, controls } from '../design/control.ts';
import { languageTag } from '../design/description.ts';
import { directionOf, labelOf, optionLabel, type Told } from '../design/design-words.ts';
import { type ElementKey, elementAt, sectionAt } from '../design/section.ts';
import { isOrder, pathOf, type Step } from './difference.ts';

/** Where a leaf of a description stands: in which element, in which entry of it, and as which part of that. */
export type Place = {
  /** the element, or the path where the mask knows none */
  readonly element: string;
  /** how one says it: "Learning outcome 3" */
  readonly label: string;
  /** "Sentence", "German"; nothing where the element has no parts */
  readonly part?: string | undefined;
  readonly control?: Control | undefined;
  readonly language?: string | undefined;
};

const isAsked = (key: string): key is ElementKey => Object.hasOwn(controls, key);

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
  const control = controls[element];
  const inRow = control.kind === 'rows' && rest[0] !== undefined;
  const place = inRow && rest[0] ? numberOf(element, rest[0]) : undefined;
  const named = place === undefined ? label : say(`design-row.${element as 'outcomes'}`, { number: place });
  const [first, ...deeper] = inRow ? rest.slice(1) : rest;
  if (control.kind !== 'rows' && control.kind !== 'group') {
    const language = control.kind === 'text' ? tagOf(first) : undefined;
    return { element: named, label: named, control, language, part: language && writing.language(language) };
  }
  const key = first && 'key' in first ? first.key : undefined;
  const leaf = key !== undefined && Object.hasOwn(control.parts, key) ? control.parts[key] : undefined;
  const says = key === undefined ? undefined : isMessageKey(`design-part.${key}`) ? say(`design-part.${key as 'id'}`) : key;
  const language = leaf?.kind === 'text' ? tagOf(deeper[0]) : undefined;
  const part = language && says ? say('design.in-language', { label: says, language: writing.language(language) }) : says;
  return { element: named, label: named, control: leaf, language, part };
}

function tagOf(step: Step | undefined): string | undefined {
  return step !== undefined && 'key' in step && languageTag.test(step.key) ? step.key : undefined;
}

/** What stands in a leaf, in the reader's words where it is a code, else as it was written. */
export function sayLeaf(visit: Visit, value: unknown, control?: Control, language?: string): Told {
  const { say, writing } = visit;
  const own = { lang: undefined, dir: visit.language.direction };
  if (typeof value === 'boolean') return { says: say(value ? 'design.yes' : 'design.no'), ...own };
  if (control?.kind === 'choice' || control?.kind === 'choices') {
    const option = control.options.find(({ word }) => word === String(value));
    if (option !== undefined) return { says: optionLabel(visit, option), ...own };
  }
  if (typeof value === 'number') {
    const number = writing.number(value);
    return { says: control?.kind === 'number' && control.unit ? `${number} ${say(control.unit)}` : number, ...own };
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
