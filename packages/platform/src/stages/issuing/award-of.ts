import { type Award, type AwardingBody, contentHash, type Description, type Issuer } from '@laurel/microcredential';
import type { Learner } from '../admission/learner.ts';
import type { Result } from '../assessment/result.ts';
import { awardFor } from './award-for.ts';
import { classFacts } from './class-facts.ts';

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

const known = new WeakMap<AwardBasis, ReturnType<typeof classFacts>>();

function commonFacts(basis: AwardBasis): ReturnType<typeof classFacts> {
  const before = known.get(basis);
  if (before !== undefined) return before;
  const facts = {
    ...classFacts({ description: basis.content }),
    contentHash: contentHash(basis.content),
    issuer: basis.issuer,
    awardingBodies: basis.awardingBodies,
    ...(basis.issuedAt !== undefined && { issuedAt: basis.issuedAt }),
  };
  known.set(basis, facts);
  return facts;
}
