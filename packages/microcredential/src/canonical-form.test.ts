import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalForm } from './canonical-form.ts';

test('numbers are written as ECMAScript writes them (RFC 8785 §3.2.2.3)', () => {
  const numbers = [5.0, 0.25, 1e30, 4.5, 2e-3, 1e-27, -0];
  expect(canonicalForm(numbers)).toBe('[5,0.25,1e+30,4.5,0.002,1e-27,0]');
});

test('members stand in the order of their UTF-16 code units, so an emoji comes before a ligature (RFC 8785 §3.2.3)', () => {
  const members = { ﬁ: 1, '😀': 2, ö: 3, '1': 4, '\r': 5 };
  expect(canonicalForm(members)).toBe('{"\\r":5,"1":4,"ö":3,"😀":2,"ﬁ":1}');
});

test('what JSON cannot say is refused: half a character, a number that is not finite, a function', () => {
  for (const value of ['\ud800', { '\udc00': 1 }, Number.NaN, [Number.POSITIVE_INFINITY], () => 1]) {
    expect(() => canonicalForm(value)).toThrow(TypeError);
  }
});

test('the canonical form is JSON that says the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalForm(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('the order in which members were typed makes no difference, at any depth', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalForm(backwards(value))).toBe(canonicalForm(value));
    }),
  );
});

function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, backwards(member)]),
  );
}
