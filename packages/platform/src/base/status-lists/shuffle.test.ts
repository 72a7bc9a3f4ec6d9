import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { entriesOfList, placeOfTurn } from './shuffle.ts';

/** Quick and keyed, which is all that a permutation needs; the house brings HMAC-SHA-256. */
const quick = (key: number) => (text: string) => {
  let hash = 2_166_136_261 ^ key;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  return ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0');
};

test('every turn has a place of its own, and every place its turn', () => {
  const seen = new Uint8Array(entriesOfList);
  for (let turn = 0; turn < entriesOfList; turn += 1) {
    const place = placeOfTurn(turn, 'x/revocation/1', quick(7));
    seen[place] = (seen[place] ?? 0) + 1;
  }
  expect(seen.every((times) => times === 1)).toBe(true);
});

test('the order follows from the key and the list, and looks like none', () => {
  const under = (key: string) => (text: string) => createHmac('sha256', key).update(text).digest('hex');
  const first = (list: string, key: string) => Array.from({ length: 200 }, (_, turn) => placeOfTurn(turn, list, under(key)));
  const places = first('x/revocation/1', 'a');
  expect(first('x/revocation/1', 'a')).toEqual(places);
  for (const other of [first('x/revocation/2', 'a'), first('x/revocation/1', 'b')])
    expect(other.filter((place, turn) => place === places[turn]).length).toBeLessThan(4);
  const rising = places.filter((place, turn) => turn > 0 && place > (places[turn - 1] ?? 0)).length;
  expect(rising).toBeGreaterThan(60);
  expect(rising).toBeLessThan(140);
  expect(places.some((place) => place > entriesOfList * 0.9) && places.some((place) => place < entriesOfList * 0.1)).toBe(true);
});

test.each([-1, 0.5, entriesOfList])('there is no turn %s', (turn) => {
  expect(() => placeOfTurn(turn, 'x', quick(1))).toThrow(RangeError);
});
