import { z } from 'zod';
import type { CodeListName } from './codes/code-lists.ts';
import { type LanguageMap, type Text, text } from './language-map.ts';

/** What a number counts. */
export type Unit = 'ects' | 'hours' | 'days' | 'weeks' | 'semesters' | 'people' | 'money';

/** One answer that has no parts. */
export type Leaf =
  /** words by language, in so many lines */
  | { readonly kind: 'text'; readonly rows: number }
  /** a name, a code, an address of any kind */
  | { readonly kind: 'line' }
  /** several, one a line */
  | { readonly kind: 'lines' }
  | { readonly kind: 'number'; readonly unit: Unit }
  /** one of a code list; `numeric` where the mask writes a number for it */
  | { readonly kind: 'choice'; readonly codes: CodeListName; readonly numeric?: true }
  /** any of a code list, each at most once, in no order */
  | { readonly kind: 'choices'; readonly codes: CodeListName }
  | { readonly kind: 'yes-no' }
  /** a calendar day, ISO 8601 */
  | { readonly kind: 'day' };

/** One piece of an answer that has several. */
export type Part = { readonly label: LanguageMap; readonly answer: Leaf };
export type Parts = Readonly<Record<string, Part>>;

/** How an element of the mask is answered. */
export type Answer =
  | Leaf
  | { readonly kind: 'group'; readonly parts: Parts }
  /** a list; `one` names an entry of it, as it stands in the middle of a sentence */
  | { readonly kind: 'rows'; readonly one: LanguageMap; readonly parts: Parts };

type Members = { [member: string]: unknown };
type SaidOfParts<P extends Parts> = { -readonly [Name in keyof P]?: Said<P[Name]['answer']> | undefined } & Members;

/** What a description holds where an element is answered so. */
export type Said<A extends Answer> = A extends { kind: 'text' }
  ? Text
  : A extends { kind: 'number' } | { numeric: true }
    ? number
    : A extends { kind: 'lines' | 'choices' }
      ? string[]
      : A extends { kind: 'yes-no' }
        ? boolean
        : A extends { kind: 'group'; parts: infer P extends Parts }
          ? SaidOfParts<P>
          : A extends { kind: 'rows'; parts: infer P extends Parts }
            ? SaidOfParts<P>[]
            : string;

/** The shape of an answer. Members that this version does not know are kept. */
export function shapeOf(answer: Answer): z.ZodType {
  switch (answer.kind) {
    case 'text':
      return text;
    case 'number':
      return z.number();
    case 'choice':
      return answer.numeric ? z.number() : z.string();
    case 'line':
    case 'day':
      return z.string();
    case 'lines':
    case 'choices':
      return z.array(z.string());
    case 'yes-no':
      return z.boolean();
    case 'group':
      return shapeOfParts(answer.parts);
    case 'rows':
      return z.array(shapeOfParts(answer.parts));
  }
}

function shapeOfParts(parts: Parts): z.ZodType {
  return z.looseObject(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, shapeOf(part.answer).optional()])));
}
