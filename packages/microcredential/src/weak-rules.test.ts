import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generatedCondition, generatedDocument, generatedParams } from '../fixtures/generated-condition.ts';
import type { Condition } from './condition.ts';
import { cannotHold } from './contradiction.ts';
import { type Framework, frameworks } from './framework.ts';
import { generateDocuments } from './generate-documents.ts';
import { holds } from './holds.ts';
import { weakRules } from './weak-rules.ts';

const title: Condition = { path: 'description.title', op: 'present' };
const local: Condition = { path: 'description.scope', op: 'eq', value: 'local' };
const alliance: Condition = { path: 'description.scope', op: 'eq', value: 'alliance' };
const ects = (op: 'gt' | 'gte' | 'lt' | 'lte', value: number | { param: string }): Condition => ({
  path: 'description.workload.ects',
  op,
  value,
});
const text: Condition = { path: 'text', op: 'present' };

/** What is said of one rule. */
function weakness(rule: { when?: Condition; assert: Condition }, appliesWhen?: Condition): string | undefined {
  const framework = {
    params: { least: 3 },
    rules: [{ id: 'OWN-01', ...rule }],
    ...(appliesWhen && { appliesWhen }),
  } as unknown as Framework;
  const [weak] = weakRules(framework);
  return weak && `${weak.why}, by ${weak.because}`;
}

test('no built-in rule is of no use', () => {
  for (const framework of frameworks) expect(weakRules(framework)).toEqual([]);
});

test.each<[string, Condition]>([
  ['present or absent', { any: [title, { path: 'description.title', op: 'absent' }] }],
  ['a condition or its negation', { any: [local, { not: local }] }],
  ['not both of two that exclude each other', { not: { all: [local, alliance] } }],
  ['nothing at all', { all: [] }],
  ['at least none', { path: 'description.outcomes', op: 'countGte', value: 0 }],
  ['at least no different ones', { path: 'description.outcomes', op: 'distinctGte', by: 'id', value: 0 }],
  ['every element is so or not so', { path: 'description.outcomes', op: 'every', assert: { any: [text, { not: text }] } }],
  ['every one of those that cannot be', { path: 'description.outcomes', op: 'every', where: { all: [text, { not: text }] }, assert: text }],
  ['small, large, or no number', { any: [ects('lte', 5), ects('gt', 5), { not: ects('gte', -1e9) }, ects('lt', 0)] }],
  ['none of no languages', { path: 'description.languages', op: 'containsNone', value: [] }],
  ['all of no languages', { path: 'description.languages', op: 'containsAll', value: [] }],
  [
    'true or not',
    {
      any: [
        { path: 'description.quality.esgAligned', op: 'isTrue' },
        { path: 'description.quality.esgAligned', op: 'notTrue' },
      ],
    },
  ],
])('never fails: %s', (_, assert) => {
  expect(weakness({ assert })).toBe('never-fails, by reasoning');
});

test.each<[string, Condition, Condition]>([
  ['what was asked for before', ects('gt', 5), ects('gte', { param: 'least' })],
  ['any number, of a number', ects('gt', 0), { path: 'description.workload.ects', op: 'between', value: [-1e300, 1e300] }],
  ['present, of a title that is', title, title],
  ['one of two, of one', local, { path: 'description.scope', op: 'in', value: ['local', 'alliance'] }],
  [
    'no German, of English alone',
    { path: 'description.languages', op: 'subsetOf', value: ['en'] },
    { path: 'description.languages', op: 'containsNone', value: ['de'] },
  ],
])('never fails where it applies: %s', (_, when, assert) => {
  expect(weakness({ when, assert })).toBe('never-fails, by reasoning');
});

test.each<[string, Condition]>([
  ['two values of what has one', { all: [local, alliance] }],
  ['one of none', { path: 'description.scope', op: 'in', value: [] }],
  ['at least 5 and at most 3', { all: [ects('gte', 5), ects('lte', 3)] }],
  ['at least 5 and less than a parameter that is 3', { all: [ects('gte', 5), ects('lt', { param: 'least' })] }],
  ['between 5 and 3', { path: 'description.workload.ects', op: 'between', value: [5, 3] }],
  ['a whole number between 5 and 6', { all: [ects('gt', 5), ects('lt', 6), { path: 'description.workload.ects', op: 'integer' }] }],
  ['there and not there', { all: [title, { path: 'description.title', op: 'absent' }] }],
  [
    'three languages out of one, none twice the less',
    {
      all: [
        { path: 'description.languages', op: 'countEq', value: 0 },
        { path: 'description.languages', op: 'containsAny', value: ['en'] },
      ],
    },
  ],
  ['one value of a list', { path: 'description.outcomes[].id', op: 'eq', value: 'LO1' }],
  ['some that cannot be', { path: 'description.outcomes', op: 'some', assert: { all: [text, { not: text }] } }],
  [
    'a ratio between 30 and 25',
    { op: 'ratioBetween', num: 'description.workload.hoursTotal', den: 'description.workload.ects', value: [30, 25] },
  ],
  [
    'a ratio to what is no number',
    {
      all: [
        { op: 'ratioBetween', num: 'description.workload.hoursTotal', den: 'description.workload.ects', value: [25, 30] },
        { path: 'description.workload.ects', op: 'absent' },
      ],
    },
  ],
])('never applies: %s', (_, when) => {
  expect(weakness({ when, assert: title })).toBe('never-applies, by reasoning');
});

test('never applies where the framework does not', () => {
  expect(weakness({ when: local, assert: title }, alliance)).toBe('never-applies, by reasoning');
  expect(weakness({ when: alliance, assert: title }, alliance)).toBeUndefined();
});

test('what reasoning does not see, but no document was found against, is said to be tried only', () => {
  const whole: Condition = { path: 'description.provider', op: 'absent' };
  const part: Condition = { path: 'description.provider.type', op: 'present' };
  expect(weakness({ when: { all: [whole, part] }, assert: title })).toBe('never-applies, by trial');
  expect(weakness({ when: part, assert: { not: whole } })).toBe('never-fails, by trial');
});

test.each<[string, Condition]>([
  ['a title', title],
  ['one of two values', { any: [local, alliance] }],
  ['a number between two', { path: 'description.workload.ects', op: 'between', value: [3, 15] }],
  ['one number exactly', { path: 'description.workload.ects', op: 'between', value: [3, 3] }],
  ['halves', { path: 'description.workload.ects', op: 'multipleOf', value: 0.5 }],
  ['every outcome', { path: 'description.outcomes', op: 'every', assert: text }],
  ['the sum of the parts', { path: 'description.components[].ects', op: 'sumEqPath', value: 'description.workload.ects' }],
  ['the leading university', { path: 'description.fees.payee', op: 'eqPath', value: 'description.provider.lead.id' }],
  ['a code', { path: 'description.id', op: 'matches', value: '^MC-\\d+$' }],
])('a rule that asks for %s is none', (_, assert) => {
  expect(weakness({ assert })).toBeUndefined();
});

test('what is proven to contradict itself holds of no document, generated in whichever way', () => {
  let proven = 0;
  const some = fc.array(generatedDocument, { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(generatedCondition, generatedCondition, generatedParams, some, (one, other, params, documents) => {
      const never: Condition = { all: [one, other, { not: { any: [other, { path: 'b', op: 'present' }] } }] };
      for (const condition of [{ all: [one, other] }, never]) {
        if (!cannotHold(condition, params)) continue;
        proven += 1;
        for (const document of [...documents, ...first(30, generateDocuments(condition, params))])
          expect(holds(condition, document, params)).toBe(false);
      }
    }),
    { numRuns: 1000 },
  );
  expect(proven).toBeGreaterThan(50);
});

function first<T>(count: number, all: Generator<T>): T[] {
  return Array.from({ length: count }, () => all.next().value as T);
}

test('the same condition is tried with the same documents', () => {
  const documents = () => JSON.stringify(first(50, generateDocuments(ects('gt', 5), {})));
  expect(documents()).toBe(documents());
});
