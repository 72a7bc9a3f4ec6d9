import { z } from 'zod';

/** One key of an institution is in use; earlier ones are retired, or withdrawn when nobody may rely on them any more. */
export const institutionKeyStates = ['in-use', 'retired', 'withdrawn'] as const;
export type InstitutionKeyState = (typeof institutionKeyStates)[number];

/** How a key is named in its institution, and in the DID document: `key-1`, `key-2` ... */
export const keyName = z.string().regex(/^key-[1-9]\d{0,5}$/);

export function nameOfKey(number: number): string {
  return `key-${number}`;
}

export function numberOfKey(name: string): number {
  return Number(keyName.parse(name).slice('key-'.length));
}

/** What anyone may know of a key. */
export const institutionKey = z.object({
  key: keyName,
  state: z.enum(institutionKeyStates),
  /** The public half as a did:key, which is the Multikey under another name. */
  publicKey: z.string(),
  /** ISO 8601 in UTC */
  madeAt: z.string(),
  retiredAt: z.string().optional(),
  withdrawnAt: z.string().optional(),
});
export type InstitutionKey = z.output<typeof institutionKey>;
