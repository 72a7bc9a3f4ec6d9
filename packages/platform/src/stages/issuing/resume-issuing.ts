import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { CHUNK, inParts, issueCredentialsQueue } from './issue-credentials.queue.ts';
import { ordersOf, standingOfOffering } from './issuing.store.ts';

/** Sends the jobs of orders that are not carried out yet once more: after a trouble that lasted longer than they are tried by themselves. */
export const resumeIssuing = defineAct({
  name: 'resume-issuing',
  input: z.object({ offeringId: z.uuid() }),
  result: z.object({ resumed: z.number().int() }),
  about: (tx, { offeringId }) => standingOfOffering(tx, offeringId),
  async perform(tx, { offeringId }, about) {
    if (about === undefined) throw new Refusal('not-found');
    const open = (await ordersOf(tx, offeringId)).filter(({ endedAt }) => endedAt === undefined);
    const [first, ...others] = open;
    if (first === undefined) throw new Refusal('wrong-state', { state: 'nothing-to-issue' });
    for (const { id, enrolments } of open)
      for (const from of inParts(enrolments, CHUNK).keys())
        await tx.send(issueCredentialsQueue.name, { issuingId: id, from: from * CHUNK });
    const event = (subjectId: string) => ({
      type: 'issuing-resumed',
      institutionId: about.institutionId,
      subjectId,
      facts: { offeringId },
    });
    return { result: { resumed: open.length }, events: [event(first.id), ...others.map(({ id }) => event(id))] };
  },
});
