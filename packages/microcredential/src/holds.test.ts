import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition } from './condition.ts';
import { holds, pathToMend } from './holds.ts';

const course = {
  ects: 2.5,
  hours: 70,
  level: 7,
  open: true,
  closed: false,
  code: 'MC-07',
  modes: ['online', 'hybrid'],
  outcomes: [
    { text: 'ties', by: ['A1'], hours: 20, place: 'quay' },
    { text: 'splices', by: [], hours: 50, place: 'quay' },
  ],
};
const params = { most: 8, modes: ['online', 'hybrid', 'on-site'] };
const text: Condition = { path: 'text', op: 'present' };
const by: Condition = { path: 'by', op: 'countGte', value: 1 };

test.each<[Condition, boolean]>([
  [{ path: 'code', op: 'present' }, true],
  [{ path: 'name', op: 'absent' }, true],
  [{ path: 'code', op: 'absent' }, false],
  [{ path: 'open', op: 'isTrue' }, true],
  [{ path: 'closed', op: 'isFalse' }, true],
  [{ path: 'open', op: 'notTrue' }, false],
  [{ path: 'level', op: 'integer' }, true],
  [{ path: 'ects', op: 'integer' }, false],
  [{ path: 'code', op: 'eq', value: 'MC-07' }, true],
  [{ path: 'level', op: 'eq', value: '7' }, false],
  [{ path: 'level', op: 'neq', value: 6 }, true],
  [{ path: 'level', op: 'in', value: [6, 7] }, true],
  [{ path: 'level', op: 'notIn', value: [6, 7] }, false],
  [{ path: 'ects', op: 'gt', value: 2.5 }, false],
  [{ path: 'ects', op: 'gte', value: 2.5 }, true],
  [{ path: 'ects', op: 'lt', value: 2.5 }, false],
  [{ path: 'ects', op: 'lte', value: { param: 'most' } }, true],
  [{ path: 'ects', op: 'lte', value: { param: 'not set' } }, false],
  [{ path: 'level', op: 'between', value: [1, { param: 'most' }] }, true],
  [{ path: 'level', op: 'between', value: [8, 9] }, false],
  [{ path: 'ects', op: 'multipleOf', value: 0.25 }, true],
  [{ path: 'ects', op: 'multipleOf', value: 1 }, false],
  [{ path: 'code', op: 'matches', value: '^MC-\\d{2}$' }, true],
  [{ path: 'level', op: 'matches', value: '^7$' }, false],
  [{ path: 'modes', op: 'containsAll', value: ['online'] }, true],
  [{ path: 'modes', op: 'containsAll', value: ['online', 'on-site'] }, false],
  [{ path: 'modes', op: 'containsAny', value: ['on-site', 'hybrid'] }, true],
  [{ path: 'modes', op: 'containsNone', value: ['hybrid'] }, false],
  [{ path: 'modes', op: 'subsetOf', value: { param: 'modes' } }, true],
  [{ path: 'nothing', op: 'subsetOf', value: ['a'] }, false],
  [{ path: 'outcomes[].by', op: 'countGte', value: 2 }, false],
  [{ path: 'outcomes[].by', op: 'countEq', value: 1 }, true],
  [{ path: 'outcomes', op: 'every', assert: text }, true],
  [{ path: 'outcomes', op: 'every', assert: by }, false],
  [{ path: 'outcomes', op: 'every', where: { path: 'text', op: 'eq', value: 'ties' }, assert: by }, true],
  [{ path: 'nothing', op: 'every', assert: by }, true],
  [{ path: 'outcomes', op: 'some', assert: by }, true],
  [{ path: 'nothing', op: 'some', assert: by }, false],
  [{ path: 'outcomes', op: 'distinctGte', by: 'text', value: 2 }, true],
  [{ path: 'outcomes', op: 'distinctGte', by: 'place', value: 2 }, false],
  [{ path: 'outcomes', op: 'distinctGte', by: 'text', where: by, value: 2 }, false],
  [{ op: 'ratioBetween', num: 'hours', den: 'ects', value: [25, 30] }, true],
  [{ op: 'ratioBetween', num: 'hours', den: 'ects', value: [25, 27.9] }, false],
  [{ op: 'ratioBetween', num: 'hours', den: 'nothing', value: [25, 30] }, false],
  [{ path: 'outcomes[].hours', op: 'sumEqPath', value: 'hours' }, true],
  [{ path: 'outcomes[].hours', op: 'sumEqPath', value: 'ects', tolerance: 67 }, false],
  [{ path: 'level', op: 'eqPath', value: 'level' }, true],
  [{ path: 'nothing', op: 'eqPath', value: 'nothing either' }, false],
  [{ all: [text, by] }, false],
  [{ any: [text, { path: 'code', op: 'present' }] }, true],
  [{ not: text }, true],
])('%j is %s', (condition, answer) => {
  expect(holds(condition, course, params)).toBe(answer);
});

const value = fc.oneof(fc.string(), fc.integer(), fc.boolean());
const comparison: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ path: fc.constant('missing'), op: fc.constantFrom('present', 'isTrue', 'isFalse', 'integer') }),
  fc.record({ path: fc.constant('missing'), op: fc.constantFrom('eq', 'neq'), value }),
  fc.record({ path: fc.constant('missing'), op: fc.constantFrom('in', 'notIn', 'subsetOf', 'containsAny'), value: fc.array(value) }),
  fc.record({ path: fc.constant('missing'), op: fc.constantFrom('containsAll'), value: fc.array(value, { minLength: 1 }) }),
  fc.record({ path: fc.constant('missing'), op: fc.constantFrom('gt', 'gte', 'lt', 'lte', 'multipleOf'), value: fc.double() }),
  fc.record({ path: fc.constant('missing'), op: fc.constantFrom('countGte', 'countEq'), value: fc.integer({ min: 1 }) }),
  fc.record({ path: fc.constant('missing'), op: fc.constant('between'), value: fc.tuple(fc.double(), fc.double()) }),
  fc.record({ path: fc.constant('missing'), op: fc.constant('matches'), value: fc.constant('^.*$') }),
  fc.record({ path: fc.constant('missing'), op: fc.constantFrom('eqPath', 'sumEqPath'), value: fc.constant('missing too') }),
  fc.record({ path: fc.constant('missing'), op: fc.constant('some'), assert: fc.constant<Condition>({ all: [] }) }),
  fc.record({
    num: fc.constant('missing'),
    den: fc.constant('ects'),
    op: fc.constant('ratioBetween'),
    value: fc.tuple(fc.double(), fc.double()),
  }),
);

test('what is missing passes no comparison', () => {
  fc.assert(
    fc.property(comparison, (condition) => {
      expect(holds(condition, course, {})).toBe(false);
    }),
  );
});

test('a long text is not tried against a pattern', () => {
  expect(holds({ path: 'code', op: 'matches', value: '^a*$' }, { code: 'a'.repeat(100_000) }, {})).toBe(false);
});

test("a parameter is the framework's own, never something inherited", () => {
  expect(holds({ path: 'x', op: 'neq', value: { param: 'constructor' } }, { x: 1 }, {})).toBe(false);
  expect(holds({ path: 'x', op: 'eq', value: { param: 'constructor' } }, { x: Object }, {})).toBe(false);
});

test('the path to mend is that of the first part that is not true', () => {
  const condition: Condition = {
    all: [
      { path: 'code', op: 'present' },
      {
        any: [
          { path: 'a', op: 'present' },
          { path: 'b', op: 'present' },
        ],
      },
    ],
  };
  expect(pathToMend(condition, course, {})).toBe('a');
  expect(pathToMend({ not: { path: 'open', op: 'isTrue' } }, course, {})).toBe('open');
  expect(pathToMend({ op: 'ratioBetween', num: 'hours', den: 'ects', value: [1, 2] }, course, {})).toBe('hours');
});
