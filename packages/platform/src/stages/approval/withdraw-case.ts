import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { holdCase, moveCase, standingOfCase } from './approval.store.ts';
import { returnToDraft } from './return-to-draft.ts';

/** The leading institution takes back what it submitted: nobody has to decide any more, and the description is a draft again. */
export const withdrawCase = defineAct({
  name: 'withdraw-case',
  input: z.object({ id: z.uuid() }),
  result: z.object({ id: z.uuid(), state: z.literal('withdrawn'), descriptionId: z.uuid() }),
  rest: { method: 'POST', path: '/api/approvals/{id}/withdrawal', summary: 'Take a submitted description back' },
  about: (tx, input) => standingOfCase(tx, input.id),
  async perform(tx, { id }) {
    const held = await holdCase(tx, id);
    if (held === undefined) throw new Refusal('not-found');
    // Whoever decides at the same moment comes before or after: what is closed is not taken back.
    if (held.state !== 'under-review') throw new Refusal('wrong-state', { state: held.state });
    const returned = await returnToDraft(tx, held, 'withdrawn');
    await moveCase(tx, id, 'withdrawn');
    return { result: { id, state: 'withdrawn' as const, descriptionId: held.descriptionId }, events: [returned] };
  },
});
