/** The longest ending that a name gets; both files of a learner share what stands before it. */
const longestEnding = '.ob3.json';
const longestName = 80;

/**
 * What the files of a learner are called, without the ending: row, then the name in its own script.
 * Letters and digits (and the marks that belong to letters) stay; whatever a shell, a disk or a mail could trip over becomes `-`.
 * @example
 * credentialFileName(6, 'José María Núñez, Jr.') // '006-José-María-Núñez-Jr'
 */
export function credentialFileName(row: number, name: string): string {
  const number = String(row).padStart(3, '0');
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^[-\p{M}]+|-+$/gu, '');
  const cut = cutToBytes(plain, longestName - longestEnding.length - number.length - 1).replace(/-+$/, '');
  return cut === '' ? number : `${number}-${cut}`;
}

/** Cuts between characters as readers see them, so that no letter loses its accent. */
function cutToBytes(text: string, most: number): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    if (Buffer.byteLength(kept + segment) > most) return kept;
    kept += segment;
  }
  return kept;
}
