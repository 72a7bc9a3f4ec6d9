/** 2^17 entries: what a status list holds at least (Bitstring Status List 1.0, section 3.1). */
export const entriesOfList = 131_072;

const rounds = 10;

/**
 * The place of the n-th entry of a list: a permutation that only the holder of the key can foretell, so that neighbours on a list say nothing
 * about who was issued to together. An alternating Feistel network over 9 and 8 bits: each round can be undone, so no two turns share a place.
 * @param mac a keyed checksum in hexadecimal digits
 */
export function placeOfTurn(turn: number, list: string, mac: (text: string) => string): number {
  if (!Number.isInteger(turn) || turn < 0 || turn >= entriesOfList) throw new RangeError('a status list has no such turn');
  let high = turn >> 8;
  let low = turn & 0xff;
  const mixed = (round: number, half: number): number => Number.parseInt(mac(`status/${list}/${round}/${half}`).slice(0, 4), 16);
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) high ^= mixed(round, low) & 0x1ff;
    else low ^= mixed(round, high) & 0xff;
  }
  return (high << 8) | low;
}
