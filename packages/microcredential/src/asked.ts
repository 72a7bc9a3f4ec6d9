import type { Answer, Part, Parts, Unit } from './answer.ts';
import type { CodeListName } from './codes/code-lists.ts';

/** What Annex I of Council Recommendation 2022/C 243/02 says of an element; other elements are undefined there. */
export type Annex1Group = 'mandatory' | 'optional';

/** How often an element is said: once, any number of times, or not necessarily. */
export type Cardinality = '1' | '1..*' | '0..1' | '0..*';

/** The sections in which a course leader fills the mask in, in their order. */
export const sections = [
  'basics',
  'outcomes',
  'workload',
  'assessment',
  'participation',
  'access',
  'recognition',
  'quality',
  'partners',
] as const;
export type SectionName = (typeof sections)[number];

/** Where an element goes in the formats of others. */
export type Terms = {
  /** European Learning Model 3.2: path of JSON terms from the credential's subject, unless it starts elsewhere */
  readonly elm: string | undefined;
  /** Open Badges 3.0: path of JSON terms in the credential */
  readonly ob3: string | undefined;
  /** Open Education API 6: schema and property */
  readonly ooapi: string | undefined;
};

type Words = readonly [en: string, de: string];
type More = {
  readonly on?: 'award';
  /** where it is other than the kind of answer says */
  readonly cardinality?: Cardinality;
  readonly annex1?: Annex1Group;
  readonly help?: Words;
  readonly hashed?: false;
} & { readonly [Term in keyof Terms]?: string };

/** A line of the mask. */
export type Asked<Key extends string = string, A extends Answer | undefined = Answer | undefined> = {
  readonly key: Key;
  readonly section: SectionName | undefined;
  readonly answer: A;
  readonly label: Words;
  readonly more: More;
};

export const inSection =
  (section: SectionName) =>
  <const Key extends string, const A extends Answer>(key: Key, label: Words, answer: A, more: More = {}): Asked<Key, A> => ({
    key,
    section,
    answer,
    label,
    more,
  });
/** Joins elements that are asked for one by one, where a framework or a format speaks of them together. */
export const joins = <const Key extends string>(key: Key, label: Words, more: More): Asked<Key, undefined> => ({
  key,
  section: undefined,
  answer: undefined,
  label,
  more,
});
export const ofAward = <const Key extends string>(key: Key, label: Words, more: More) => joins(key, label, { ...more, on: 'award' });

export const short = { kind: 'text', rows: 1 } as const;
export const some = { kind: 'text', rows: 3 } as const;
export const long = { kind: 'text', rows: 5 } as const;
export const line = { kind: 'line' } as const;
export const lines = { kind: 'lines' } as const;
export const day = { kind: 'day' } as const;
export const yesNo = { kind: 'yes-no' } as const;
export const count = <const U extends Unit>(unit: U) => ({ kind: 'number', unit }) as const;
export const oneOf = <const C extends CodeListName>(codes: C) => ({ kind: 'choice', codes }) as const;
export const someOf = <const C extends CodeListName>(codes: C) => ({ kind: 'choices', codes }) as const;
export const part = <const A extends Part['answer']>([en, de]: Words, answer: A) => ({ label: { en, de }, answer }) as const;
export const group = <const P extends Parts>(parts: P) => ({ kind: 'group', parts }) as const;
export const rows = <const P extends Parts>([en, de]: Words, parts: P) => ({ kind: 'rows', one: { en, de }, parts }) as const;
