import type { House } from '../../base/house.ts';
import { Refusal } from '../../base/refusal.ts';
import { tokenInAddress } from '../issuing/share.ts';

/** What was pasted leads: to a share of this house, to somewhere else in this house, or out of it. */
export type ReadLink = { readonly token: string } | { readonly elsewhere: string } | { readonly ownPage: true };

const LONGEST = 2_000;

/** Reads pasted text as a link; `undefined` where it is something else. One address and nothing beside it. */
export function readLink(publicUrl: string, text: string): ReadLink | undefined {
  if (text.length > LONGEST || !/^https?:\/\/[^\s]+$/i.test(text) || !URL.canParse(text)) return undefined;
  const token = tokenInAddress(publicUrl, text);
  if (token !== undefined) return { token };
  return new URL(text).host === new URL(publicUrl).host ? { ownPage: true } : { elsewhere: text };
}

/** An institution may serve its credentials as JSON, or the certificate that carries one. */
const accept = ['application/json', 'application/vc', 'application/pdf', 'text/plain'];

/**
 * What stands at an address that a stranger gave, over the one guarded way out: public https addresses, three seconds, no redirects.
 * @throws Refusal `fetch-refused`
 */
export async function fetchCredential(house: House, url: string, maximumBytes: number): Promise<Uint8Array> {
  const { bytes } = await house.outside.fetch.fetch(url, { accept, maximumBytes });
  if (bytes.length === 0) throw new Refusal('fetch-refused', { why: 'the answer is empty' });
  return bytes;
}
