import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bitAt, decodeBitstring, encodeBitstring, minimumEntries, StatusListUnusable, withBit } from './bitstring-status-list.ts';

const empty = new Uint8Array(minimumEntries / 8);
const codeOf = (work: () => unknown) => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof StatusListUnusable ? error.code : error;
  }
};

test('a bit that is set is read back, and no other', () => {
  fc.assert(
    fc.property(fc.nat(minimumEntries - 1), fc.nat(minimumEntries - 1), (one, other) => {
      const bits = decodeBitstring(encodeBitstring(withBit(empty, one, true)));
      expect(bitAt(bits, one)).toBe(true);
      expect(bitAt(bits, other)).toBe(other === one);
      expect(Buffer.compare(withBit(bits, one, false), empty)).toBe(0);
    }),
    { numRuns: 6 },
  );
});

test('the first entry is the highest bit of the first byte', () => {
  expect(withBit(empty, 0, true)[0]).toBe(0x80);
  expect(withBit(empty, 7, true)[0]).toBe(0x01);
  expect(encodeBitstring(empty)).toMatch(/^uH4sI/);
});

test('a bomb is not unfolded', () => {
  const bomb = `u${gzipSync(Buffer.alloc(128 * 1024 * 1024)).toString('base64url')}`;
  const before = process.memoryUsage().rss;
  expect(codeOf(() => decodeBitstring(bomb))).toBe('list-too-long');
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
});

test('short, garbled and foreign lists are refused', () => {
  expect(codeOf(() => decodeBitstring(`u${gzipSync(Buffer.alloc(100)).toString('base64url')}`))).toBe('list-too-short');
  expect(codeOf(() => encodeBitstring(new Uint8Array(10)))).toBe('list-too-short');
  for (const junk of ['', 'u', 'z123', 'uAAAA', 'u@@', encodeBitstring(empty).slice(0, 30), encodeBitstring(empty).slice(1)])
    expect(codeOf(() => decodeBitstring(junk))).toBe('list-unreadable');
  for (const index of [-1, 0.5, minimumEntries, Number.NaN]) expect(codeOf(() => bitAt(empty, index))).toBe('out-of-range');
});
