import { z } from 'zod';
import { oneLine } from '../../base/plain-text.ts';

/** What is known of somebody who takes part, as it shall stand on paper. One word is a name, and nobody needs a family name. */
export const learnerFacts = z.object({
  name: oneLine(1, 200),
  givenName: oneLine(1, 200).optional(),
  familyName: oneLine(1, 200).optional(),
  studentNumber: oneLine(1, 60).optional(),
  email: z.string().trim().max(254).pipe(z.email()).optional(),
});
export type LearnerFacts = z.output<typeof learnerFacts>;

/** Somebody who takes part in an offering. */
export type Learner = Partial<Omit<LearnerFacts, 'name'>> & {
  readonly enrolmentId: string;
  readonly personId: string;
  /** '' where the person was forgotten */
  readonly name: string;
  readonly forgotten: boolean;
  readonly applicationId?: string;
  readonly enrolledAt: Date;
};

/** The part of an enrolment that policy judges. */
export type EnrolmentStanding = {
  readonly id: string;
  readonly offeringId: string;
  readonly institutionId: string;
  readonly personId: string;
  readonly withdrawn: boolean;
};
