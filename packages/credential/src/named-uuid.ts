import { createHash } from 'node:crypto';

/** Name space of Laurel's own names (a random UUID, fixed once). */
const laurel = '6f1d4c1e-5b52-4c0e-9a43-2f6c1f0b7e21';

/**
 * A UUID that follows from names: the same parts give the same id, on any machine (RFC 9562, section 5.5: version 5).
 * @example
 * namedUuid('description', hash) // always the same for one version of a description
 */
export function namedUuid(...parts: readonly string[]): string {
  // each part carries its length, so that ('ab', 'c') and ('a', 'bc') differ
  const name = parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join('');
  const hash = createHash('sha1')
    .update(Buffer.from(laurel.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
