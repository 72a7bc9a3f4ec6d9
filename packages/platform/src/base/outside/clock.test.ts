import { expect, test } from 'vitest';
import { systemClock, testClock } from './clock.ts';

test('a test clock stands still until it is moved', () => {
  const clock = testClock('2026-11-20T08:00:00Z');
  clock.forward(1_000);
  expect(clock.now().toISOString()).toBe('2026-11-20T08:00:01.000Z');
  clock.set('2028-02-29T23:59:59Z');
  expect(clock.now().toISOString()).toBe('2028-02-29T23:59:59.000Z');
  expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(1_000);
});
