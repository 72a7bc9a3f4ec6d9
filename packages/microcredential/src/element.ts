import type { Answer } from './answer.ts';
import type { Annex1Group, Asked, Cardinality, SectionName, Terms } from './asked.ts';
import type { LanguageMap } from './language-map.ts';
import { mask } from './mask.ts';

/** One element of the mask: how it is called, how it is answered, how often it is said, and where it goes in the formats of others. */
export type Element = {
  /** path in the description; `learner`, `issuer` and the day of issue are only known with the award, and their paths are the award's */
  readonly key: string;
  readonly on: 'description' | 'award';
  /** where it is asked for; what only joins others, or is only known with the award, is asked for nowhere */
  readonly section: SectionName | undefined;
  /** how it is answered; undefined where `section` is */
  readonly answer: Answer | undefined;
  readonly cardinality: Cardinality;
  readonly annex1: Annex1Group | undefined;
  /** Whether another answer is another version: what a partner agreed to. Contacts, channels and the like may be mended after the yes. */
  readonly hashed: boolean;
  readonly label: LanguageMap;
  /** a sentence for whoever fills it in */
  readonly help: LanguageMap | undefined;
  /** keys under which a language of its own may say label and help */
  readonly labelKey: string;
  readonly helpKey: string;
} & Terms;

/** The mask as data, in the order in which a course leader fills it in; the elements of the award come last. */
export const elements: readonly Element[] = mask.map(elementOfAsked);

/** An element from its line in the mask. */
export function elementOfAsked(asked: Asked): Element {
  const { key, section, answer, label, more } = asked;
  return {
    key,
    on: more.on ?? 'description',
    section,
    answer,
    cardinality: more.cardinality ?? cardinalityOf(answer),
    annex1: more.annex1,
    hashed: more.hashed ?? true,
    label: { en: label[0], de: label[1] },
    help: more.help === undefined ? undefined : { en: more.help[0], de: more.help[1] },
    labelKey: `element.${key}`,
    helpKey: `element-help.${key}`,
    elm: more.elm,
    ob3: more.ob3,
    ooapi: more.ooapi,
  };
}

function cardinalityOf(answer: Answer | undefined): Cardinality {
  return answer !== undefined && ['rows', 'lines', 'choices'].includes(answer.kind) ? '0..*' : '0..1';
}

const byKey: ReadonlyMap<string, Element> = new Map(elements.map((element) => [element.key, element]));

/**
 * The element of a key.
 * @example
 * elementOf('title')?.annex1 // 'mandatory'
 */
export function elementOf(key: string): Element | undefined {
  return byKey.get(key);
}
