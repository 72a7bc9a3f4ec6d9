import { z } from 'zod';
import type { MessageKey } from '../../base/languages/message.ts';

/** Why a credential is taken back: the learner is told, and it stands in the journal. */
export const revocationReasons = ['data-error', 'result-annulled', 'fraud', 'issued-twice', 'learner-request'] as const;
export type RevocationReason = (typeof revocationReasons)[number];

export const revocationStates = ['asked', 'confirmed', 'declined'] as const;
export type RevocationState = (typeof revocationStates)[number];

/** The words for a reason. */
export const reasonLabel = (reason: RevocationReason): MessageKey => `revocation-reason.${reason}`;

/** Where the note to the learner is sealed under the learner's key. */
export const NOTE_PLACE = 'revocation.note';
export const LONGEST_NOTE = 2_000;

// What cannot be seen, and what turns the reading direction round; line breaks and tabs may stand.
const hidden = /[^\P{Cc}\n\t]|[\p{Cs}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u;

/** What the learner reads about it: some sentences, with line breaks. */
export const note = z
  .string()
  .transform((text) => text.normalize('NFC').replaceAll('\r\n', '\n').trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(LONGEST_NOTE)
      .refine((text) => !hidden.test(text), { error: 'hidden-characters' }),
  );

/** One request to take a credential back, and what became of it. */
export const revocation = z.object({
  id: z.uuid(),
  credentialId: z.uuid(),
  institutionId: z.uuid(),
  state: z.enum(revocationStates),
  reason: z.enum(revocationReasons),
  /** missing where the learner was forgotten */
  note: z.string().optional(),
  askedBy: z.uuid().optional(),
  askedAt: z.date(),
  settledBy: z.uuid().optional(),
  settledAt: z.date().optional(),
});
export type Revocation = z.output<typeof revocation>;

/** The part of a request that policy judges: whoever asked cannot be the second person. */
export type RevocationStanding = { readonly institutionId: string; readonly askedBy?: string | undefined };
