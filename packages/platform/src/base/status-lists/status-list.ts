import { z } from 'zod';
import { entriesOfList } from './shuffle.ts';

/** Revoked is for ever; suspended may end. Each has lists of its own. */
export const statusPurposes = ['revocation', 'suspension'] as const;
export type StatusPurpose = (typeof statusPurposes)[number];

/** How long a signed list may be relied on; it is signed anew after half of that. */
export const LIST_DAYS = 7;

/** Which list: of an institution, for a purpose, the n-th. */
export const listName = z.object({
  institutionId: z.uuid(),
  purpose: z.enum(statusPurposes),
  number: z.number().int().min(1).max(1_000_000),
});
export type ListName = z.output<typeof listName>;

/** What a credential carries (Bitstring Status List 1.0, section 2.1). */
export const givenEntry = z.object({
  type: z.literal('BitstringStatusListEntry'),
  statusPurpose: z.enum(statusPurposes),
  statusListIndex: z.string(),
  statusListCredential: z.string(),
});
export type GivenEntry = z.output<typeof givenEntry>;

export const credentialId = z.string().regex(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

export function addressOfList(publicUrl: string, { institutionId, purpose, number }: ListName): string {
  return `${publicUrl}/institutions/${institutionId}/status/${purpose}/${number}`;
}

/** The list of this house that stands at an address, or `undefined`. */
export function listAtAddress(publicUrl: string, url: string): ListName | undefined {
  const match = /\/institutions\/([0-9a-f-]{36})\/status\/([a-z]+)\/([1-9]\d{0,5})$/.exec(url);
  const named = listName.safeParse({ institutionId: match?.[1], purpose: match?.[2], number: Number(match?.[3]) });
  return named.success && addressOfList(publicUrl, named.data) === url ? named.data : undefined;
}

/** The list as a credential, unsigned. No validFrom: whoever's clock is a little behind may read it too; `created` says when it was sealed. */
export function listCredential(
  list: { readonly address: string; readonly issuer: string; readonly purpose: StatusPurpose; readonly encodedList: string },
  { now, ttlSeconds }: { readonly now: Date; readonly ttlSeconds: number },
) {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: list.address,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: list.issuer,
    validUntil: toSecond(new Date(now.getTime() + LIST_DAYS * 86_400_000)),
    credentialSubject: {
      id: `${list.address}#list`,
      type: 'BitstringStatusList',
      statusPurpose: list.purpose,
      encodedList: list.encodedList,
      ttl: ttlSeconds * 1000,
    },
  } as const;
}

/** The bits of a list, packed as `encodedList` wants them before they are folded: the first entry is the highest bit of the first byte. */
export function bitsOf(active: readonly number[]): Uint8Array {
  const bits = new Uint8Array(entriesOfList / 8);
  for (const index of active) bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
  return bits;
}

export function toSecond(moment: Date): string {
  return moment.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Seconds until the next tick: changes are published together, so that the moment of a change tells less about whose it was. */
export function untilTick(now: Date, tickSeconds: number): number {
  return tickSeconds - (Math.floor(now.getTime() / 1000) % tickSeconds);
}
