import type { Text } from '@laurel/microcredential';
import { z } from 'zod';
import { oneLine, paragraphs } from '../../base/plain-text.ts';

/** Sent; then accepted or declined by the offering institution; or taken back by the applicant. */
export const applicationStates = ['submitted', 'accepted', 'declined', 'withdrawn'] as const;
export type ApplicationState = (typeof applicationStates)[number];

/** Why an application is declined. What it means for this applicant stands in the text beside it. */
export const declineReasons = ['no-seat', 'prerequisites', 'incomplete', 'audience', 'other'] as const;
export type DeclineReason = (typeof declineReasons)[number];

export const LONGEST_MOTIVATION = 5_000;
export const LONGEST_REASON = 2_000;

/** What somebody says who asks for a seat. The name is the one that shall stand on paper; one word is a name. */
export const applicationAnswers = z.object({
  name: oneLine(1, 200),
  givenName: oneLine(1, 200).optional(),
  familyName: oneLine(1, 200).optional(),
  studentNumber: oneLine(1, 60).optional(),
  motivation: paragraphs(0, LONGEST_MOTIVATION).optional(),
});
export type ApplicationAnswers = z.output<typeof applicationAnswers>;

/** The part of an application that policy judges. */
export type ApplicationStanding = {
  readonly id: string;
  readonly offeringId: string;
  readonly institutionId: string;
  readonly personId: string;
  readonly state: ApplicationState;
};

const text = z.custom<Text>((value) => typeof value === 'string' || (typeof value === 'object' && value !== null));

/** What is offered, as far as applicants and those who decide need it. */
export const offeredHead = z.object({
  offeringId: z.uuid(),
  state: z.enum(['draft', 'published', 'cancelled']),
  /** where the world reads about it; none where it was never published */
  slug: z.string().optional(),
  /** a text, or texts by language */
  title: text.optional(),
  institutionId: z.uuid(),
  institution: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  applyUntil: z.string().optional(),
  place: z.string().optional(),
  seats: z.number().int(),
  taken: z.number().int(),
  priceCents: z.number().int(),
  currency: z.string(),
});
export type OfferedHead = z.output<typeof offeredHead>;

/** An application as those read it who decide. Whoever was forgotten has no name any more. */
export const applicationForOfficers = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  state: z.enum(applicationStates),
  name: z.string(),
  studentNumber: z.string().optional(),
  motivation: z.string().optional(),
  submittedAt: z.string(),
  decidedAt: z.string().optional(),
  reason: z.enum(declineReasons).optional(),
  reasonText: z.string().optional(),
});

/** An application as the applicant reads it. */
export const ownApplication = z.object({
  id: z.uuid(),
  state: z.enum(applicationStates),
  offered: offeredHead,
  answers: applicationAnswers.partial({ name: true }),
  submittedAt: z.string(),
  decidedAt: z.string().optional(),
  reason: z.enum(declineReasons).optional(),
  reasonText: z.string().optional(),
  /** the seat that was got is still theirs */
  takesPart: z.boolean(),
});
export type OwnApplication = z.output<typeof ownApplication>;
