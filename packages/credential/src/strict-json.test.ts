import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStrictJson, UnreadableJson, type UnreadableJsonCode } from './strict-json.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const codeOf = (input: Uint8Array): UnreadableJsonCode | undefined => {
  try {
    readStrictJson(input);
    return undefined;
  } catch (error) {
    return error instanceof UnreadableJson ? error.code : undefined;
  }
};

test('what JSON.parse reads within the limits is read as the same value', () => {
  const value = fc.jsonValue({ maxDepth: 6 }).filter((json) => !JSON.stringify(json).includes('__proto__'));
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 1, '\t'), (json, indent) => {
      const text = JSON.stringify(json, null, indent);
      const code = codeOf(bytes(text));
      if (code === undefined) expect(readStrictJson(bytes(text))).toEqual(JSON.parse(text));
      else expect(['number', 'too-many-values', 'lone-surrogate', 'too-deep']).toContain(code);
    }),
    { numRuns: 300 },
  );
});

test('what JSON.parse refuses is refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0d12e+-. tfn\n') }), (text) => {
      let accepted = true;
      try {
        JSON.parse(text);
      } catch {
        accepted = false;
      }
      if (!accepted) expect(codeOf(bytes(text))).toBeDefined();
    }),
    { numRuns: 2_000 },
  );
});

test.each<[string, Uint8Array, UnreadableJsonCode]>([
  ['nothing', bytes('  \n'), 'empty'],
  ['more than 256 kB', bytes(`"${'a'.repeat(256 * 1024)}"`), 'too-large'],
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0x00]), 'encoding'],
  ['broken UTF-8', new Uint8Array([0x22, 0xc3, 0x22]), 'encoding'],
  ['a comma too many', bytes('[1,]'), 'syntax'],
  ['text after the end', bytes('{} {}'), 'syntax'],
  ['an open string', bytes('"a'), 'syntax'],
  ['an open escape', bytes('"a\\'), 'syntax'],
  ['a line break in a string', bytes('"a\nb"'), 'syntax'],
  ['a million brackets', bytes('['.repeat(200_000)), 'too-deep'],
  ['33 levels', bytes(`${'['.repeat(33)}${']'.repeat(33)}`), 'too-deep'],
  ['2,001 values', bytes(`[${new Array(2_000).fill('0').join(',')}]`), 'too-many-values'],
  ['a member named twice', bytes('{"a":1,"\\u0061":2}'), 'repeated-member'],
  ['half a character', bytes('"\\ud800"'), 'lone-surrogate'],
  ['half a character in a name', bytes('{"\\udc00":1}'), 'lone-surrogate'],
  ['a prototype', bytes('{"__proto__":{}}'), 'forbidden-member'],
  ['a prototype, spelled otherwise', bytes('{"\\u005f_proto__":{}}'), 'forbidden-member'],
  ['16 digits', bytes('5.000000000000001'), 'number'],
  ['an infinite number', bytes('1e999'), 'number'],
  ['a number that vanishes', bytes('1e-999'), 'number'],
  ['minus nothing', bytes('-0'), 'number'],
])('%s is refused and named', (_what, input, code) => {
  expect(codeOf(input)).toBe(code);
});

test('a byte order mark, spaces and 5.0 for 5 change nothing', () => {
  expect(readStrictJson(bytes('\ufeff { "ects" : 5.0 } \r\n'))).toEqual({ ects: 5 });
  expect(readStrictJson(bytes('[50e-1, 5.0000000000000000000]'))).toEqual([5, 5]);
});

test('names of built-in functions are names like any other', () => {
  const read = readStrictJson(bytes('{"constructor":1,"hasOwnProperty":2,"toString":3}'));
  expect(Object.keys(read as object)).toEqual(['constructor', 'hasOwnProperty', 'toString']);
});
