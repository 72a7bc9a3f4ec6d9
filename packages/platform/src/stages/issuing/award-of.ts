import type { Award, AwardingBody, Description, Issuer } from '@laurel/microcredential';
import type { Learner } from '../admission/learner.ts';
import type { Result } from '../assessment/result.ts';
import { awardFor } from './award-for.ts';
import { type ClassFacts, classFacts } from './class-facts.ts';

/** What is the same in every award of an offering, as the house knows it. */
export type AwardBasis = {
  readonly content: Description;
  readonly issuer: Issuer;
  readonly awardingBodies: readonly [AwardingBody, ...AwardingBody[]];
  /** the one in which it is taught, where the description speaks it: a credential speaks one language */
  readonly language?: string;
  /** place of issue as it stands on paper */
  readonly issuedAt?: string;
};

type Moment = { readonly issuedOn: string; readonly salt?: string };

/**
 * One learner's award from the house's own records: who issues and who awards is what the house knows of its institutions, never what a
 * description claims. The learner is named, and known again by a salted hash of the student number, else of the address.
 */
export function awardOf(basis: AwardBasis, learner: Learner, result: Result, { issuedOn, salt }: Moment): Award {
  const facts = { ...commonFacts(basis), issuedOn };
  return awardFor(
    facts,
    {
      row: 1,
      name: learner.name,
      studentNumber: learner.studentNumber ?? learner.email ?? learner.enrolmentId,
      ...(learner.givenName !== undefined && { givenName: learner.givenName }),
      ...(learner.familyName !== undefined && { familyName: learner.familyName }),
      result: result.result,
      assessedOn: result.assessedOn,
      componentGrades: result.componentGrades,
      ...(result.grade !== undefined && { grade: result.grade }),
      ...(result.attendance !== undefined && { attendance: result.attendance }),
    },
    salt,
  );
}

/** A description is hashed and read once, however many awards it is in. */
const known = new WeakMap<Description, ClassFacts>();

function commonFacts({ content, issuer, awardingBodies, issuedAt }: AwardBasis): ClassFacts {
  const described = known.get(content) ?? classFacts({ description: content });
  known.set(content, described);
  return { ...described, issuer, awardingBodies, ...(issuedAt !== undefined && { issuedAt }) };
}
