import { expect, test } from 'vitest';
import { isRefusal, Refusal, refusalCodes } from './refusal.ts';

test('every refusal is one sentence with a status', () => {
  for (const code of refusalCodes) {
    const refusal = new Refusal(code, { why: 'w', file: '/f', folder: '/d', pid: 7, state: 's', limit: 9 });
    expect(refusal.status, code).toBeGreaterThanOrEqual(400);
    expect(refusal.message, code).toMatch(/^[A-Z][^\n]{10,}$/);
    expect(isRefusal(refusal)).toBe(true);
  }
  expect(isRefusal(new Error('a bug'))).toBe(false);
  expect(isRefusal({ code: 'not-allowed', status: 403 })).toBe(false);
});
