import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';

/** Where a credential stands on a status list (Bitstring Status List 1.0, section 2.1). */
export type StatusEntry = {
  readonly statusListCredential: string;
  readonly statusListIndex: string;
  readonly statusPurpose: string;
  readonly statusSize?: number | undefined;
};

/** Bitstring Status List 1.0, section 3.1: fewer entries would tell too much about each of them. */
export const minimumEntries = 131_072;

/** 33 million entries; a gzip of 522 kB otherwise unfolds to 512 MiB. */
const maximumBytes = 4 * 1024 * 1024;

export type StatusListCode = 'list-unreadable' | 'list-too-short' | 'list-too-long' | 'out-of-range';
export class StatusListUnusable extends Error {
  readonly code: StatusListCode;
  constructor(code: StatusListCode) {
    super(`The status list cannot be used: ${code}`);
    this.name = 'StatusListUnusable';
    this.code = code;
  }
}

/** Bits as `encodedList` holds them: gzip, base64url without padding, multibase header `u`. Equal bits give equal text. */
export function encodeBitstring(bits: Uint8Array): string {
  if (bits.length * 8 < minimumEntries) throw new StatusListUnusable('list-too-short');
  const zipped = gzipSync(bits, { level: 9 });
  // byte 9 of a gzip header names the operating system; 255 is "unknown" (RFC 1952, section 2.3.1)
  zipped[9] = 255;
  return `u${zipped.toString('base64url')}`;
}

/**
 * The bits of an `encodedList`, unfolded no further than the longest list that is taken.
 * @throws {StatusListUnusable}
 */
export function decodeBitstring(encodedList: string): Uint8Array {
  if (!/^u[A-Za-z0-9_-]+$/.test(encodedList)) throw new StatusListUnusable('list-unreadable');
  const bits = unzip(Buffer.from(encodedList.slice(1), 'base64url'));
  if (bits.length * 8 < minimumEntries) throw new StatusListUnusable('list-too-short');
  return bits;
}

function unzip(zipped: Uint8Array): Uint8Array {
  try {
    return gunzipSync(zipped, { maxOutputLength: maximumBytes });
  } catch (error) {
    throw new StatusListUnusable(error instanceof RangeError ? 'list-too-long' : 'list-unreadable');
  }
}

/**
 * The bit of one entry; the first bit of a byte is its highest (section 3.2).
 * @throws {StatusListUnusable} when the list has no such entry
 */
export function bitAt(bits: Uint8Array, index: number): boolean {
  const byte = bits[Math.floor(index / 8)];
  if (!Number.isSafeInteger(index) || index < 0 || byte === undefined) throw new StatusListUnusable('out-of-range');
  return (byte & (0x80 >> (index % 8))) !== 0;
}

/** The bits with one entry set or cleared; the given ones stay as they are. */
export function withBit(bits: Uint8Array, index: number, value: boolean): Uint8Array {
  bitAt(bits, index);
  const copy = Uint8Array.from(bits);
  const mask = 0x80 >> (index % 8);
  const at = Math.floor(index / 8);
  copy[at] = value ? (copy[at] ?? 0) | mask : (copy[at] ?? 0) & ~mask;
  return copy;
}

const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/)
  .refine((text) => !Number.isNaN(Date.parse(text)));
const oneOrMore = <T extends z.ZodType>(one: T) => z.union([one, z.array(one).min(1)]);

/** A status list credential as served, without its proof; a closed list like every other shape here (sections 2.2 and 2.3). */
export const statusListCredential = z.strictObject({
  '@context': z.tuple([z.literal('https://www.w3.org/ns/credentials/v2')]),
  id: z.string(),
  type: z
    .array(z.enum(['VerifiableCredential', 'BitstringStatusListCredential']))
    .refine((types) => types.includes('VerifiableCredential') && types.includes('BitstringStatusListCredential')),
  issuer: z.union([z.string(), z.strictObject({ id: z.string(), name: z.string().optional() })]),
  name: z.string().optional(),
  description: z.string().optional(),
  validFrom: moment.optional(),
  validUntil: moment.optional(),
  credentialSubject: z.strictObject({
    id: z.string().optional(),
    type: z.union([z.literal('BitstringStatusList'), z.tuple([z.literal('BitstringStatusList')])]),
    statusPurpose: oneOrMore(z.string()),
    encodedList: z.string(),
    ttl: z.number().int().min(0).optional(),
  }),
});
export type StatusListCredential = z.infer<typeof statusListCredential>;
