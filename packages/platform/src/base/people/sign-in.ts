import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { PersonalKeys } from '../personal-keys.ts';
import { ownPath } from '../ui/safe-url.ts';

export const linkPurposes = ['sign-in', 'invitation', 'first-administrator'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long a link lasts: one that goes by mail ten minutes (ASVS 5.0 V6.5.5), one that is handed over at the machine a day. */
export const linkLasts: Readonly<Record<LinkPurpose, number>> = {
  'sign-in': 10 * MINUTE,
  invitation: 10 * MINUTE,
  'first-administrator': 24 * HOUR,
};

/** Whoever does nothing for so long is signed out; and everybody after so long. */
export const SESSION_IDLE = 12 * HOUR;
export const SESSION_LASTS = 7 * 24 * HOUR;
/** How exactly it is kept when somebody was last here: not every request writes. */
export const SEEN_EACH = 5 * MINUTE;

/** How many links a person is sent within the time that one lasts: more would only fill their mailbox. */
export const LINKS_AT_ONCE = 3;

/** How long a link to register lasts: whoever is new here may look into their mailbox later than those who wait for a link. */
export const REGISTRATION_LASTS = HOUR;

/** What was said by somebody who never came is kept so long after their link ran out; then its key is deleted. */
export const STRANGERS_KEPT = 24 * HOUR;

/** A secret of 256 random bits, and the hash of it that is kept. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOf(token) };
}

/** 256 random bits need no slow hash: nobody can try them out. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Where a link may lead back to: a path of this house, whatever a browser makes of it. */
export const returnPath = z
  .string()
  .max(500)
  .refine((path) => ownPath(path) === path, { error: 'no-path-of-ours' });

/** The mark by which an address is found again without being readable. Upper and lower case are one address. */
export const emailMark = (keys: PersonalKeys, email: string): string => keys.mac(`e-mail/${email.normalize('NFC').trim().toLowerCase()}`);

type Times = { readonly seenAt: Date; readonly expiresAt: Date; readonly endedAt: Date | null };

/** Whether a session still lets somebody in. */
export function isOpen({ seenAt, expiresAt, endedAt }: Times, now: Date): boolean {
  return endedAt === null && now < expiresAt && now.getTime() - seenAt.getTime() < SESSION_IDLE;
}
