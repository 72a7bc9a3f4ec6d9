import { expect, test } from 'vitest';
import { condition } from './condition.ts';

test.each(['^[A-Z]{3}$', '^MC-\\d+$', '^https://[^/]+/.*$', '^\\+?[0-9 ]{6,20}$', '^[a\\]+*?]$', '^ö\\.$', '^'])(
  'the pattern %s is taken',
  (value) => {
    expect(condition.safeParse({ path: 'id', op: 'matches', value }).success).toBe(true);
  },
);

test.each([
  '(a+)+$',
  '^(a+)+$',
  '^(a|a)*$',
  '^a|b',
  '^a*a*a*b$',
  '^a?a?a?aaa',
  '^a{1,9}a{1,9}a{1,9}b',
  '^a**',
  '^[a',
  '^(a)\\1$',
  '^(?=a)',
  '^(?<!a)b',
  'a',
  '^(',
  `^${'a'.repeat(300)}`,
])('the pattern %s is refused: a text could keep it busy, or it is none', (value) => {
  expect(condition.safeParse({ path: 'id', op: 'matches', value }).success).toBe(false);
});

test.each([
  { path: 'a', op: 'like', value: 'b' },
  { path: 'a', op: 'gt', value: '5' },
  { path: 'a', op: 'present', value: 5 },
  { path: '__proto__.x', op: 'present' },
  { path: 'a..b', op: 'present' },
  { op: 'present' },
  { all: [], any: [] },
  { path: 'a', op: 'between', value: [1] },
  {},
])('%j is no condition', (written) => {
  expect(condition.safeParse(written).success).toBe(false);
});
