import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { markWithdrawn, standingOfDescription } from './design.store.ts';
import { openRevision } from './revision.store.ts';

/** A draft is given up. It can still be read, and not be written any more. */
export const withdrawDescription = defineAct({
  name: 'withdraw-description',
  input: z.object({ id: z.uuid() }),
  result: z.object({ id: z.uuid(), state: z.literal('withdrawn') }),
  rest: { method: 'POST', path: '/api/descriptions/{id}/withdrawal', summary: 'Withdraw a draft' },
  about: (tx, input) => standingOfDescription(tx, input.id),
  async perform(tx, input, standing) {
    if (standing === undefined) throw new Refusal('not-found');
    // What was approved before is not given up with a new version of it.
    if (await openRevision(tx, input.id)) throw new Refusal('wrong-state', { state: 'revised' });
    // Two at once: the second finds it withdrawn already.
    if (standing.state !== 'draft' || !(await markWithdrawn(tx, input.id)))
      throw new Refusal('wrong-state', { state: standing.state === 'draft' ? 'withdrawn' : standing.state });
    return {
      result: { id: input.id, state: 'withdrawn' as const },
      events: [{ type: 'description-withdrawn', institutionId: standing.institutionId, subjectId: input.id, facts: {} }],
    };
  },
});
