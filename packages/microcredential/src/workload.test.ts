import { expect, test } from 'vitest';
import { credits, creditsFitHours, hoursPerCredit, totalHours } from './workload.ts';

test('hours for one credit come from the total, else from what the institution declares [UNIC-95]', () => {
  expect(hoursPerCredit({ ects: 5, hoursTotal: 135, hoursPerEcts: 25 })).toBe(27);
  expect(hoursPerCredit({ ects: 5, hoursPerEcts: 25 })).toBe(25);
  expect(hoursPerCredit({ ects: 0, hoursTotal: 10 })).toBeUndefined();
});

test('hours and credits are reckoned from each other only when the institution says how', () => {
  expect(totalHours({ ects: 2.5, hoursPerEcts: 26 })).toBe(65);
  expect(totalHours({ ects: 2.5, hoursTotal: 70, hoursPerEcts: 26 })).toBe(70);
  expect(credits({ hoursTotal: 125, hoursPerEcts: 25 })).toBe(5);
  expect(credits({ hoursTotal: 125 })).toBeUndefined();
  expect(totalHours({ ects: 5 })).toBeUndefined();
});

test('a credit stands for 25 to 30 hours, give or take the rounding', () => {
  expect(creditsFitHours({ ects: 5, hoursTotal: 125 })).toBe(true);
  expect(creditsFitHours({ ects: 5, hoursTotal: 150 })).toBe(true);
  expect(creditsFitHours({ ects: 0.25, hoursTotal: 6 })).toBe(true);
  expect(creditsFitHours({ ects: 5, hoursTotal: 151 })).toBe(false);
  expect(creditsFitHours({ ects: 5, hoursTotal: 100 })).toBe(false);
  expect(creditsFitHours({ ects: 5 })).toBeUndefined();
});
