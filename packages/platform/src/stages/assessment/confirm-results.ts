import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { findOffering } from '../catalogue/offering.store.ts';
import { RESULTS_AT_ONCE, standingOfResults } from './enter-results.ts';
import { enrolledAmong, holdResults, markConfirmed } from './result.store.ts';

/**
 * A second person confirms results as they were shown. What they entered themselves is left out, and so is what somebody else confirmed meanwhile;
 * what was changed since they looked stops the whole: they have not seen it.
 */
export const confirmResults = defineAct({
  name: 'confirm-results',
  input: z.object({
    offeringId: z.uuid(),
    rows: z
      .array(z.object({ enrolmentId: z.uuid(), edit: z.number().int().min(0) }))
      .min(1)
      .max(RESULTS_AT_ONCE),
  }),
  result: z.object({ confirmed: z.number().int(), own: z.number().int(), before: z.number().int() }),
  rest: { method: 'POST', path: '/api/offerings/{offeringId}/results/confirmation', summary: 'Confirm results as a second person' },
  about: (tx, input) => standingOfResults(tx, input.offeringId),
  async perform(tx, { offeringId, rows }, standing) {
    const offering = await findOffering(tx, offeringId);
    if (standing === undefined || offering === undefined) throw new Refusal('not-found');
    if (offering.state === 'cancelled') throw new Refusal('wrong-state', { state: offering.state });
    const asked = new Map(rows.map(({ enrolmentId, edit }) => [enrolmentId, edit]));
    const enrolled = await enrolledAmong(tx, offeringId, [...asked.keys()]);
    const held = await holdResults(tx, offeringId, [...asked.keys()]);
    const open = [...held.values()].filter(({ state }) => state === 'entered');
    const gone = [...asked].filter(
      ([id, edit]) => !enrolled.has(id) || (held.get(id)?.edit !== edit && held.get(id)?.state !== 'confirmed'),
    );
    if (gone.length > 0) throw new Refusal('conflict');
    const isOwn = ({ enteredBy }: { enteredBy?: string }) => tx.actor.kind !== 'person' || enteredBy === tx.actor.personId;
    const confirmable = open.filter((each) => !isOwn(each));
    const own = open.length - confirmable.length;
    if (confirmable.length === 0) throw own > 0 ? new Refusal('not-allowed') : new Refusal('wrong-state', { state: 'confirmed' });
    await markConfirmed(
      tx,
      confirmable.map(({ enrolmentId }) => enrolmentId),
    );
    const passed = confirmable.filter(({ result }) => result === 'pass').length;
    return {
      result: { confirmed: confirmable.length, own, before: asked.size - open.length },
      events: [
        {
          type: 'results-confirmed',
          institutionId: standing.institutionId,
          subjectId: offeringId,
          facts: { confirmed: confirmable.length, passed, failed: confirmable.length - passed },
        },
      ],
    };
  },
});
