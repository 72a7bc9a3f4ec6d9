import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { endOrder, findOrder } from './issuing.store.ts';

/** Says of an order that nothing of it is left to do. */
export const endIssuing = defineAct({
  name: 'end-issuing',
  input: z.object({ issuingId: z.uuid() }),
  result: z.object({ issuingId: z.uuid() }),
  async perform(tx, { issuingId }) {
    const order = await findOrder(tx, issuingId);
    if (order === undefined) throw new Refusal('not-found');
    if (!(await endOrder(tx, issuingId))) throw new Refusal('conflict');
    return {
      result: { issuingId },
      events: [
        { type: 'issuing-ended', institutionId: order.institutionId, subjectId: issuingId, facts: { offeringId: order.offeringId } },
      ],
    };
  },
});
