import { z } from 'zod';
import type { MessageKey } from '../../base/languages/message.ts';
import { paragraphs } from '../../base/plain-text.ts';

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

/** What the learner reads about it: some sentences, with line breaks. */
export const note = paragraphs(1, LONGEST_NOTE);

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
