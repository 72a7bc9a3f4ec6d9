import { createHash } from 'node:crypto';
import type { PersonalKeys } from '../../base/personal-keys.ts';

/** The holder's own way to a credential, which came with the mail; or one that the holder gave away. */
export type ShareKind = 'holder' | 'share';

/** An ended or expired one opens nothing any more. */
export type ShareState = 'open' | 'ended' | 'expired';

/** A way to one credential for whoever holds its address. */
export type Share = {
  readonly id: string;
  readonly kind: ShareKind;
  readonly credentialId: string;
  readonly personId: string;
  readonly state: ShareState;
  readonly madeAt: Date;
  readonly expiresAt?: Date;
  readonly endedAt?: Date;
  /** How often whoever was given it looked. */
  readonly opened: number;
  readonly openedAt?: Date;
};

/** What its holder sees of a share. */
export type OwnShare = Share & { readonly label: string; readonly address: string };

/** Where the holder's word for a share is sealed under the holder's key. */
export const LABEL_PLACE = 'share.label';
export const LONGEST_LABEL = 200;

/**
 * The secret of a share: 256 bits that only this house can make from its id. The holder is shown their links again and again, and yet no
 * table holds one: of the token there is only the hash.
 */
export function tokenOf(keys: PersonalKeys, shareId: string): string {
  return Buffer.from(keys.mac(`share/${shareId}`), 'hex').toString('base64url');
}

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export const addressOfShare = (publicUrl: string, token: string): string => `${publicUrl}/c/${token}`;

/** Nothing else is a token, so nothing else is looked for. */
export const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The token in an address of this house, or `undefined` where it leads elsewhere. Downloads and their pages have the same. */
export function tokenInAddress(publicUrl: string, address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const [url, house] = [new URL(address), new URL(publicUrl)];
  const before = `${house.pathname.replace(/\/$/, '')}/c/`;
  if (url.host !== house.host || !url.pathname.startsWith(before)) return undefined;
  const [token = ''] = url.pathname.slice(before.length).split('/');
  return TOKEN.test(token) ? token : undefined;
}

export function stateOf({ endedAt, expiresAt }: { readonly endedAt: Date | null; readonly expiresAt: Date | null }, now: Date): ShareState {
  if (endedAt !== null) return 'ended';
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'open';
}
