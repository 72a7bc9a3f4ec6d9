export type DecodedText = { readonly text: string; readonly guessed?: true };

/**
 * The text of a file whose bytes may be UTF-8 or UTF-16, with or without a byte order mark; else Windows-1252 is assumed and said.
 * @returns `undefined` for bytes that are no text at all
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return { text: decode(bytes.subarray(2), 'utf-16le') };
  if (a === 0xfe && b === 0xff) return { text: decode(bytes.subarray(2), 'utf-16be') };
  if (a === 0xef && b === 0xbb && c === 0xbf) return decodeUtf8(bytes.subarray(3));
  return hasZero(bytes) ? decodeUnmarkedUtf16(bytes) : decodeUtf8(bytes);
}

/** Bytes that cannot be UTF-8 come from an older Windows: which of its code pages, the file does not say. */
function decodeUtf8(bytes: Uint8Array): DecodedText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { text: decodeWestern(bytes), guessed: true };
  }
}

/** A heading in Latin letters gives every second byte of UTF-16 the value 0. */
function decodeUnmarkedUtf16(bytes: Uint8Array): DecodedText | undefined {
  const head = bytes.subarray(0, 64);
  const zerosAt = (odd: 0 | 1) => head.filter((byte, at) => at % 2 === odd && byte === 0).length;
  if (zerosAt(1) > head.length / 4 && zerosAt(0) === 0) return { text: decode(bytes, 'utf-16le') };
  if (zerosAt(0) > head.length / 4 && zerosAt(1) === 0) return { text: decode(bytes, 'utf-16be') };
  return undefined;
}

function hasZero(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 4096).includes(0);
}

/** Windows-1252 from 0x80 to 0x9F. Node 20 and 22 decode that label as ISO 8859-1, and the apostrophe of D’Angelo would be lost. */
const western = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function decodeWestern(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin.replace(/[\u0080-\u009F]/g, (letter) => western[letter.charCodeAt(0) - 0x80] ?? letter);
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** Western, Central European and Turkish Windows write these letters with the same byte; of any other we cannot be sure. */
const sameEverywhere = new Set(
  Array.from({ length: 128 }, (_, index) => Uint8Array.of(index + 128))
    .map((byte) => [decodeWestern(byte), decode(byte, 'windows-1250'), decode(byte, 'windows-1254')])
    .filter(([own, ...others]) => others.every((letter) => letter === own))
    .map(([letter]) => letter),
);

/** Whether a name from a file of unknown code page may be another name in truth: `³` for `ł`, `ð` for `ğ`. */
export function mayReadWrong(name: string): boolean {
  return [...name].some((letter) => letter > '\u007F' && !sameEverywhere.has(letter));
}

const byteOf = new Map(Array.from({ length: 128 }, (_, index) => [decodeWestern(Uint8Array.of(index + 128)), index + 128]));

/** Whether a name was coded twice on its way here: `MÃ¼ller` for `Müller`. */
export function isCodedTwice(name: string): boolean {
  if (!/[\u0080-\uFFFF]/.test(name)) return false;
  const bytes = [...name].map((letter) => (letter <= '\u007F' ? letter.charCodeAt(0) : byteOf.get(letter)));
  if (bytes.some((byte) => byte === undefined)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes as number[]));
    return true;
  } catch {
    return false;
  }
}
