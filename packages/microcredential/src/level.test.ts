import { expect, test } from 'vitest';
import { cycleFitsEqf } from './level.ts';

test('a cycle and an EQF level that contradict each other are noticed', () => {
  expect(cycleFitsEqf({ eqf: 7, qfEhea: 'second' })).toBe(true);
  expect(cycleFitsEqf({ eqf: 5, qfEhea: 'short-cycle' })).toBe(true);
  expect(cycleFitsEqf({ eqf: 6, qfEhea: 'second' })).toBe(false);
  expect(cycleFitsEqf({ eqf: 7 })).toBeUndefined();
  expect(cycleFitsEqf({ eqf: 7, qfEhea: 'fourth' })).toBeUndefined();
});
