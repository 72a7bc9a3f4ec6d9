import type { CredentialFacts } from '@laurel/credential';
import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { dayOf } from '../../base/people/role.ts';
import { Refusal } from '../../base/refusal.ts';
import { findLearner } from '../admission/enrolment.store.ts';
import { resultsOf } from '../assessment/result.store.ts';
import { credentialToBe } from './credential-to-be.ts';
import { basisOf, standingOfOffering } from './issuing.store.ts';
import { logoLeftOut } from './signed-logos.ts';

/** What the credential of one learner is going to say, word for word, before anything is signed. */
export const previewCredential = defineView({
  name: 'preview-credential',
  input: z.object({ offeringId: z.uuid(), enrolmentId: z.uuid() }),
  result: z.object({
    personId: z.uuid(),
    facts: z.custom<CredentialFacts>(),
    /** as JSON, without its id, its place on the status list and the seal, which it gets when it is signed */
    credential: z.string(),
    identifiedBy: z.enum(['student-number', 'address', 'enrolment']),
    logosLeftOut: z.array(logoLeftOut),
  }),
  about: (tx, { offeringId }) => standingOfOffering(tx, offeringId),
  async look(tx, { offeringId, enrolmentId }) {
    const basis = await basisOf(tx, offeringId);
    const learner = await findLearner(tx, enrolmentId);
    const result = (await resultsOf(tx, offeringId)).get(enrolmentId);
    if (basis?.award === undefined || learner === undefined || learner.forgotten || result === undefined) throw new Refusal('not-found');
    if (result.result !== 'pass') throw new Refusal('wrong-state', { state: 'not-passed' });
    const { facts, badge } = await credentialToBe(basis.award, learner, result, dayOf(tx.now));
    const identifiedBy: 'student-number' | 'address' | 'enrolment' =
      learner.studentNumber !== undefined ? 'student-number' : learner.email !== undefined ? 'address' : 'enrolment';
    return {
      personId: learner.personId,
      facts,
      credential: JSON.stringify(badge, null, 2),
      identifiedBy,
      logosLeftOut: [...basis.logosLeftOut],
    };
  },
  showsPersons: (_input, { personId }) => [personId],
});
