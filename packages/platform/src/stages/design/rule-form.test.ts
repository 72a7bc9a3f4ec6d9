import { type Condition, check, codeLists, frameworks, readFramework } from '@laurel/microcredential';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ConditionRow, conditionOf, emptyRow, rowsOf } from './rule-form.ts';
import { comparedWith, operatorsOf, rulePlaces } from './rule-places.ts';

const bare = {
  id: 'a-framework',
  version: '1.0.0',
  title: 'A',
  binding: false,
  sourceDocument: { title: 'A' },
  params: { min: 3, max: 9 },
};
const framework = (assert: Condition) =>
  readFramework({
    ...bare,
    rules: [
      {
        ...{ id: 'AAA-01', target: 'description', phase: 'design', severity: 'error', assert },
        ...{ message: 'Not kept', fix: 'Keep it', source: { document: 'A', clause: '1' } },
      },
    ],
  });

/** Lines as somebody fills them in: any place, any of its operators, fitting values. */
const row: fc.Arbitrary<ConditionRow> = fc.constantFrom(...rulePlaces).chain((place) =>
  fc.constantFrom(...operatorsOf[place.kind]).chain((op) => {
    const base = { ...emptyRow, place: place.id, op };
    const number = fc.integer({ min: 1, max: 60 }).map(String);
    switch (comparedWith(op)) {
      case 'nothing':
        return fc.constant(base);
      case 'number':
        return fc.oneof(
          number.map((value) => ({ ...base, value })),
          fc.constant({ ...base, param: 'min' }),
        );
      case 'bounds':
        return number.map((value) => ({ ...base, value, paramTo: 'max' }));
      case 'values': {
        if (place.codes === undefined)
          return place.kind === 'number' ? number.map((value) => ({ ...base, value })) : fc.constant({ ...base, value: 'here' });
        const words = codeLists[place.codes].concepts.map(({ word }) => word);
        return fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((chosen) => ({ ...base, chosen }));
      }
    }
  }),
);

test('whatever can be filled in is a rule that can be judged by, and comes back into the form as it was', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 3 }), (rows) => {
      const read = conditionOf(rows);
      if (!('condition' in read)) throw new Error(JSON.stringify(read));
      expect(() => framework(read.condition)).not.toThrow();
      expect(rowsOf(read.condition)).toEqual(rows);
    }),
    { numRuns: 400 },
  );
});

test('every place of the mask can be asked about with each of its operators', () => {
  const left = rulePlaces.filter((place) => 'troubles' in conditionOf([{ ...emptyRow, place: place.id, op: operatorsOf[place.kind][0] }]));
  expect(left).toEqual([]);
  expect(rulePlaces.length).toBeGreaterThan(150);
});

test('a condition of a framework that ships means the same after it went through the form, or is not taken apart', () => {
  const documents = [
    {},
    { description: {} },
    { description: { title: { en: 'City lab' }, workload: { ects: 5 }, scope: 'alliance', level: { eqf: 6 } } },
  ];
  let formed = 0;
  for (const { rules, params } of frameworks)
    for (const { assert } of rules) {
      const rows = rowsOf(assert);
      if (rows === undefined) continue;
      const read = conditionOf(rows);
      if (!('condition' in read)) throw new Error(JSON.stringify(read));
      formed += 1;
      for (const document of documents) {
        const said = (condition: Condition) =>
          check(
            document,
            {
              ...framework({ op: 'present', path: 'description.title' }),
              params,
              rules: [{ ...framework({ op: 'present', path: 'description.title' }).rules[0], assert: condition }],
            } as never,
            { phase: 'issuing' },
          ).verdict;
        expect(said(read.condition)).toBe(said(assert));
      }
    }
  expect(formed).toBeGreaterThan(80);
});

test.each<[string, Partial<ConditionRow>, string, string]>([
  ['nothing chosen', {}, 'place', 'place-missing'],
  ['a place without a question', { place: 'workload.ects' }, 'op', 'op-missing'],
  ['an operator of another kind', { place: 'content', op: 'gte', value: '3' }, 'op', 'op-missing'],
  ['no number', { place: 'workload.ects', op: 'gte' }, 'value', 'number-missing'],
  ['a number in words', { place: 'workload.ects', op: 'gte', value: 'three' }, 'value', 'number-invalid'],
  ['half an entry', { place: 'outcomes', op: 'countGte', value: '1.5' }, 'value', 'number-invalid'],
  ['bounds the wrong way round', { place: 'workload.ects', op: 'between', value: '5', to: '3' }, 'to', 'bounds-backward'],
  ['no entry of a list', { place: 'scope', op: 'in' }, 'chosen', 'values-missing'],
  ['an entry that the list does not have', { place: 'scope', op: 'in', chosen: ['everywhere'] }, 'chosen', 'values-unknown'],
])('%s is said at its field', (_, said, member, code) => {
  expect(conditionOf([{ ...emptyRow, ...said }])).toEqual({ troubles: [{ row: 0, member, code }] });
});

test.each<[string, Condition]>([
  ['either or', { any: [{ op: 'present', path: 'description.title' }] }],
  ['not', { not: { op: 'present', path: 'description.title' } }],
  ['a sum', { op: 'sumEqPath', path: 'description.components[].ects', value: 'description.workload.ects' }],
  [
    'entries of a kind',
    { op: 'every', path: 'description.outcomes', where: { op: 'present', path: 'type' }, assert: { op: 'present', path: 'text' } },
  ],
])('%s is richer than the form and is not taken apart', (_, condition) => {
  expect(rowsOf(condition)).toBeUndefined();
});
