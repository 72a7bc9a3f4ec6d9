import { expect, test } from 'vitest';
import { accountOf, openBudget } from './budget.ts';
import { refuseForeignForms } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';

const HOUSE = 'https://laurel.example';
const post = (headers: Record<string, string>, path = '/institutions/new') => new Request(`${HOUSE}${path}`, { method: 'POST', headers });
const refused = (request: Request) => {
  try {
    refuseForeignForms(request, HOUSE);
    return false;
  } catch {
    return true;
  }
};

test('a form that another site sends is refused, one of ours is taken', () => {
  expect(refused(post({ 'sec-fetch-site': 'same-origin', origin: HOUSE }))).toBe(false);
  expect(refused(post({ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }))).toBe(true);
  // A sibling under the same domain is another site to us: it may be somebody else's.
  expect(refused(post({ 'sec-fetch-site': 'same-site', origin: 'https://other.example' }))).toBe(true);
  expect(refused(post({ origin: HOUSE }))).toBe(false);
  expect(refused(post({ origin: 'https://laurel.example.evil.example' }))).toBe(true);
  expect(refused(post({ origin: 'null' }))).toBe(true);
  expect(refused(post({}))).toBe(true);
  expect(refused(post({}, '/api/institutions'))).toBe(false);
  expect(refused(post({ 'sec-fetch-site': 'cross-site' }, '/api/institutions'))).toBe(true);
  expect(refused(new Request(HOUSE, { headers: { 'sec-fetch-site': 'cross-site' } }))).toBe(false);
});

test('whoever floods has to wait, and nobody else does', () => {
  const budget = openBudget({ atOnce: 3, secondsEach: 10 });
  for (let sent = 0; sent < 3; sent += 1) budget.take('a', 0);
  expect(() => budget.take('a', 1_000)).toThrow(expect.objectContaining({ code: 'too-many', details: { seconds: 9 } }));
  expect(() => budget.take('b', 1_000)).not.toThrow();
  expect(() => budget.take('a', 10_000)).not.toThrow();
});

test('the number of accounts is bounded: the quietest is forgotten first', () => {
  const budget = openBudget({ atOnce: 1, secondsEach: 1_000, accounts: 2 });
  for (const account of ['a', 'b', 'c']) budget.take(account, 0);
  expect(() => budget.take('c', 1)).toThrow();
  expect(() => budget.take('a', 1)).not.toThrow();
});

test('the account is the sender’s address; a proxy nearby is believed, a stranger is not', () => {
  expect(accountOf('198.51.100.7', null)).toBe('198.51.100.7');
  expect(accountOf('198.51.100.7', '203.0.113.9')).toBe('198.51.100.7');
  expect(accountOf('127.0.0.1', '203.0.113.1, 203.0.113.9')).toBe('203.0.113.9');
  expect(accountOf('::ffff:10.0.0.2', '2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
  expect(accountOf('127.0.0.1', null)).toBeUndefined();
  expect(accountOf(undefined, null)).toBeUndefined();
});

test('a house under https tells browsers to come by https only', () => {
  expect(securityHeaders(HOUSE)['Strict-Transport-Security']).toContain('max-age=31536000');
  expect(securityHeaders('http://127.0.0.1:4180')).not.toHaveProperty('Strict-Transport-Security');
  expect(securityHeaders(HOUSE)['Content-Security-Policy']).not.toMatch(/unsafe|\*|https?:/);
});
