const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const worth = new Map([...alphabet].map((letter, value) => [letter, value]));

/** Base58 as Bitcoin writes it (Controlled Identifiers 1.0, section 2.4: base-58-btc); each byte string has exactly one spelling. */
export function encodeBase58(bytes: Uint8Array): string {
  const digits: number[] = [];
  for (const byte of bytes) {
    let carry = byte;
    for (let place = 0; place < digits.length; place++) {
      carry += (digits[place] ?? 0) << 8;
      digits[place] = carry % 58;
      carry = Math.floor(carry / 58);
    }
    for (; carry > 0; carry = Math.floor(carry / 58)) digits.push(carry % 58);
  }
  const zeros = leading(bytes, 0);
  return (
    alphabet.charAt(0).repeat(zeros) +
    digits
      .reverse()
      .map((digit) => alphabet.charAt(digit))
      .join('')
  );
}

/** @returns `undefined` when the text holds a character that is not of the alphabet, or is longer than any key or signature (quadratic work) */
export function decodeBase58(text: string): Uint8Array | undefined {
  if (text.length > 128) return undefined;
  const bytes: number[] = [];
  for (const letter of text) {
    const value = worth.get(letter);
    if (value === undefined) return undefined;
    let carry = value;
    for (let place = 0; place < bytes.length; place++) {
      carry += (bytes[place] ?? 0) * 58;
      bytes[place] = carry & 0xff;
      carry >>= 8;
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 0xff);
  }
  const zeros = leading([...text], alphabet.charAt(0));
  return Uint8Array.from([...new Array<number>(zeros).fill(0), ...bytes.reverse()]);
}

function leading<T>(sequence: ArrayLike<T>, wanted: T): number {
  let count = 0;
  while (count < sequence.length && sequence[count] === wanted) count++;
  return count;
}
