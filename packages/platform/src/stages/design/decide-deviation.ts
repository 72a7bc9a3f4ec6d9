import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { dayOf } from '../../base/people/role.ts';
import { Refusal } from '../../base/refusal.ts';
import { issueAt } from './ask-deviation.ts';
import { findDeviation, settleDeviation, standingOfDeviation } from './deviation.store.ts';
import { deviationReason, wrongLastDay } from './deviation.ts';
import { inForceFor } from './in-force.store.ts';
import { findRule } from './rule-words.ts';

/** A decider of the leading institution, who is no author, lets a description deviate from a rule until a day, or does not; with the reason. */
export const decideDeviation = defineAct({
  name: 'decide-deviation',
  input: z
    .object({
      id: z.uuid(),
      decision: z.enum(['granted', 'declined']),
      reason: deviationReason,
      /** the last day on which it holds; sooner than was asked for, never later */
      until: z.iso.date().optional(),
    })
    .refine(({ decision, until }) => decision === 'declined' || until !== undefined, { path: ['until'], error: 'missing' }),
  result: z.object({ id: z.uuid(), state: z.enum(['granted', 'declined']) }),
  rest: { method: 'POST', path: '/api/deviations/{id}/decision', summary: 'Grant or decline a deviation that a course leader asked for' },
  about: (tx, { id }) => standingOfDeviation(tx, id),
  async perform(tx, { id, decision, reason, until = '' }, standing) {
    const wish = await findDeviation(tx, id);
    if (standing === undefined || wish === undefined) throw new Refusal('not-found');
    if (wish.state !== 'asked') throw new Refusal('wrong-state', { state: wish.state });
    const { institutionId, descriptionId } = standing;
    const { framework, rule } = wish;
    const facts = { descriptionId, framework, rule };
    if (decision === 'declined') {
      if (!(await settleDeviation(tx, id, { state: decision, reason }))) throw new Refusal('wrong-state', { state: 'settled' });
      return {
        result: { id, state: decision },
        events: [{ type: 'deviation-declined', institutionId, subjectId: id, facts: { ...facts, version: wish.version } }],
      };
    }
    const from = dayOf(tx.now);
    const wrong = wrongLastDay(until, from, wish.wishedUntil);
    if (wrong !== undefined) throw new Refusal('invalid-input', {}, { issues: [issueAt('until', wrong)] });
    const found = findRule(await inForceFor(tx, { institutionId, descriptionId }), wish);
    // Meanwhile the framework may have changed, or bind no more: then there is nothing to deviate from.
    if (found === undefined || !found.binds) throw new Refusal('wrong-state', { state: 'rule-gone' });
    const { version } = found.framework;
    if (!(await settleDeviation(tx, id, { state: decision, reason, version, from, until })))
      throw new Refusal('wrong-state', { state: 'settled' });
    return {
      result: { id, state: decision },
      events: [{ type: 'deviation-granted', institutionId, subjectId: id, facts: { ...facts, version, from, until } }],
    };
  },
});
