import type { Text } from '@laurel/microcredential';
import { z } from 'zod';

export const credentialStates = ['planned', 'unfit', 'issued', 'revoked'] as const;

/** A line in the register of an institution. */
export const registered = z.object({
  id: z.uuid(),
  institutionId: z.uuid(),
  offeringId: z.uuid(),
  personId: z.uuid(),
  /** missing where the learner was forgotten */
  learner: z.string().optional(),
  /** what it is about, in its languages */
  title: z.custom<Text>().optional(),
  state: z.enum(credentialStates),
  plannedAt: z.date(),
  issuedAt: z.date().optional(),
  revokedAt: z.date().optional(),
  /** somebody asked for it to be revoked, and a second person has not decided */
  asked: z.boolean(),
});
export type Registered = z.output<typeof registered>;

/** Where a list of an institution's credentials or revocations is judged; in a list of one's own there is no single one. */
export type RegisterStanding = { readonly institutionId: string };
