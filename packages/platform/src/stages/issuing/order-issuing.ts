import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { factsOfVerdicts } from '../design/kept-verdict.ts';
import { classStanding } from './class-standing.ts';
import { CHUNK, inParts, issueCredentialsQueue } from './issue-credentials.queue.ts';
import { holdOffering, insertOrder, standingOfOffering } from './issuing.store.ts';

/**
 * A registrar orders credentials for everyone who passed and holds none. Jobs carry it out in chunks. Two orders at once: the second finds
 * that there is nothing left to do.
 */
export const orderIssuing = defineAct({
  name: 'order-issuing',
  // again: also for whoever was found unfit to be issued to before
  input: z.object({ offeringId: z.uuid(), again: z.boolean().optional() }),
  result: z.object({ issuingId: z.uuid(), total: z.number().int() }),
  rest: { method: 'POST', path: '/api/offerings/{offeringId}/issuings', status: 202, summary: 'Issue to everyone who passed' },
  about: (tx, { offeringId }) => standingOfOffering(tx, offeringId),
  async perform(tx, { offeringId, again = false }, about) {
    if (about === undefined) throw new Refusal('not-found');
    await holdOffering(tx, offeringId);
    const standing = await classStanding(tx, offeringId);
    if (standing === undefined) throw new Refusal('not-found');
    const { basis, findings, learners, verdicts } = standing;
    const [hurdle] = basis.hurdles;
    if (hurdle !== undefined) throw new Refusal('wrong-state', { state: hurdle });
    const chosen = learners.filter((each) => each.standing === 'ready' || (again && each.standing === 'unfit'));
    if (chosen.length === 0) throw new Refusal('wrong-state', { state: 'nothing-to-issue' });
    if (findings.length > 0) throw new Refusal('wrong-state', { state: 'rules-not-kept' });
    const id = randomUUID();
    const { institutionId } = about;
    await insertOrder(tx, { id, offeringId, institutionId, enrolments: chosen.map(({ learner }) => learner.enrolmentId) });
    for (const from of inParts(chosen, CHUNK).keys()) await tx.send(issueCredentialsQueue.name, { issuingId: id, from: from * CHUNK });
    return {
      result: { issuingId: id, total: chosen.length },
      events: [
        {
          type: 'issuing-ordered',
          institutionId,
          subjectId: id,
          facts: { offeringId, total: chosen.length, again, ...factsOfVerdicts(verdicts) },
        },
      ],
    };
  },
});
