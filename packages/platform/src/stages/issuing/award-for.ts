import { createHash, randomBytes } from 'node:crypto';
import type { Award, Learner } from '@laurel/microcredential';
import type { LearnerResult } from '../assessment/learner-result.ts';
import type { ClassFacts } from './class-facts.ts';

/** One learner's award. A salt is drawn for each, so that equal student numbers do not show as equal hashes. */
export function awardFor(facts: ClassFacts, result: LearnerResult, salt = randomBytes(16).toString('hex')): Award {
  const { participationRecorded, issuedOn = result.assessedOn, components, ...rest } = facts;
  const { attendance, grade } = result;
  return {
    ...rest,
    learner: learnerOf(result, salt),
    assessedOn: result.assessedOn,
    issuedOn,
    components: components.map((component, index) => {
      const own = result.componentGrades[index];
      return own === undefined ? component : { ...component, grade: own };
    }),
    participationRecorded: participationRecorded || (attendance ?? 0) > 0,
    ...(attendance !== undefined && { attendance }),
    ...(grade !== undefined && { grade }),
  };
}

function learnerOf({ name, givenName, familyName, studentNumber }: LearnerResult, salt: string): Learner {
  return {
    name,
    ...(givenName !== undefined && { givenName }),
    ...(familyName !== undefined && { familyName }),
    // Open Badges 3.0, IdentityHash: sha256$ and the hash of the identifier followed by the salt
    identityHash: `sha256$${createHash('sha256')
      .update(studentNumber + salt, 'utf8')
      .digest('hex')}`,
    salt,
  };
}
