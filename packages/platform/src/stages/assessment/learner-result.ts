import type { Result } from './result-word.ts';

/** What a row says of a learner, once it can be taken. */
export type LearnerResult = {
  readonly row: number;
  readonly studentNumber: string;
  /** as written on paper */
  readonly name: string;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly email?: string;
  readonly attendance?: number;
  readonly result: Result;
  readonly grade?: string;
  readonly assessedOn: string;
  /** grades of the components, by their place in the description */
  readonly componentGrades: Readonly<Record<number, string>>;
  readonly remark?: string;
};
