import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { oneLine } from '../../base/plain-text.ts';
import { Refusal } from '../../base/refusal.ts';
import { holdOffering, markCancelled, standingOfOffering } from './offering.store.ts';
import { noteStarts } from './publication.store.ts';

/** An offering does not take place. The reason is public where the offering was. */
export const cancelOffering = defineAct({
  name: 'cancel-offering',
  input: z.object({ id: z.uuid(), reason: oneLine(3, 500) }),
  result: z.object({ id: z.uuid(), state: z.literal('cancelled') }),
  rest: { method: 'POST', path: '/api/offerings/{id}/cancellation', summary: 'Cancel an offering' },
  about: (tx, input) => standingOfOffering(tx, input.id),
  async perform(tx, { id, reason }, standing) {
    const offering = standing && (await holdOffering(tx, id));
    if (offering === undefined) throw new Refusal('not-found');
    if (offering.state === 'cancelled') throw new Refusal('wrong-state', { state: offering.state });
    await markCancelled(tx, id, reason);
    if (offering.state === 'published') await noteStarts(tx, offering.descriptionId);
    return {
      result: { id, state: 'cancelled' as const },
      events: [
        {
          type: 'offering-cancelled',
          institutionId: offering.institutionId,
          subjectId: id,
          facts: { published: offering.state === 'published', taken: offering.taken },
        },
      ],
    };
  },
});
