import { z } from 'zod';
import { oneLine } from '../../base/plain-text.ts';

/** Entered by one person; confirmed by another, and then not changed any more. Whoever has none is open. */
export const resultStates = ['entered', 'confirmed'] as const;

/** What came out for a learner who takes part in an offering. */
export type Result = {
  readonly enrolmentId: string;
  readonly state: (typeof resultStates)[number];
  readonly result: 'pass' | 'fail';
  readonly grade?: string;
  /** per cent of sessions */
  readonly attendance?: number;
  /** a calendar day */
  readonly assessedOn: string;
  /** grades of the components, by their place in the description */
  readonly componentGrades: Readonly<Record<string, string>>;
  readonly enteredBy?: string;
  readonly enteredAt: Date;
  readonly confirmedBy?: string;
  readonly confirmedAt?: Date;
  /** counts the changes, so that two who change it at once are told */
  readonly edit: number;
};

/** What a person says of one learner. Whether it fits together, result-rules.ts judges. */
export const resultSaid = z.object({
  result: z.enum(['pass', 'fail']),
  grade: oneLine(1, 40).optional(),
  attendance: z.number().min(0).max(100).optional(),
  assessedOn: z.string(),
  componentGrades: z.record(z.string().regex(/^\d{1,2}$/), oneLine(1, 40)).default({}),
});
export type ResultSaid = z.output<typeof resultSaid>;

/** Whether two say the same of a learner. */
export function saysTheSame(one: ResultSaid, other: ResultSaid): boolean {
  const claim = ({ result, grade, attendance, assessedOn, componentGrades }: ResultSaid) =>
    JSON.stringify([result, grade ?? null, attendance ?? null, assessedOn, Object.entries(componentGrades).toSorted()]);
  return claim(one) === claim(other);
}

/** The part of an offering's results that policy judges. */
export type ResultsStanding = { readonly offeringId: string; readonly institutionId: string };
