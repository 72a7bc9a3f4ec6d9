import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { dayOf } from '../../base/people/role.ts';
import { paragraphs } from '../../base/plain-text.ts';
import { Refusal } from '../../base/refusal.ts';
import { endDeviation, findDeviation, standingOfDeviation } from './deviation.store.ts';
import { deviationReason } from './deviation.ts';

/**
 * A wish is taken back by those who could have asked; a deviation by them or by a decider, with the reason: from that day on the rule counts again.
 */
export const takeBackDeviation = defineAct({
  name: 'take-back-deviation',
  input: z.object({
    id: z.uuid(),
    /** as it stood when you read it: a wish that was granted meanwhile is not ended unawares */
    state: z.enum(['asked', 'granted']),
    /** why a deviation ends; a wish needs none */
    reason: paragraphs(0, 2_000).optional(),
  }),
  result: z.object({ id: z.uuid(), state: z.enum(['withdrawn', 'ended']) }),
  rest: {
    method: 'POST',
    path: '/api/deviations/{id}/end',
    summary: 'Take back a wish for a deviation, or end a deviation before its last day',
  },
  about: (tx, { id }) => standingOfDeviation(tx, id),
  async perform(tx, { id, state, reason = '' }, standing) {
    const found = await findDeviation(tx, id);
    if (standing === undefined || found === undefined) throw new Refusal('not-found');
    if (found.state !== state) throw new Refusal('wrong-state', { state: found.state });
    const { institutionId, descriptionId } = standing;
    const facts = { descriptionId, framework: found.framework, rule: found.rule };
    if (state === 'asked') {
      if (!(await endDeviation(tx, id, { from: state }))) throw new Refusal('wrong-state', { state: 'settled' });
      return {
        result: { id, state: 'withdrawn' as const },
        events: [{ type: 'deviation-withdrawn', institutionId, subjectId: id, facts }],
      };
    }
    if ((found.until ?? '') < dayOf(tx.now)) throw new Refusal('wrong-state', { state: 'run-out' });
    const why = deviationReason.safeParse(reason);
    if (!why.success) {
      const [issue] = why.error.issues;
      const code = issue?.code === 'custom' ? issue.message : (issue?.code ?? 'invalid');
      throw new Refusal('invalid-input', {}, { issues: [{ path: 'reason', code, message: 'says in some words why it ends' }] });
    }
    if (!(await endDeviation(tx, id, { from: state, reason: why.data }))) throw new Refusal('wrong-state', { state: 'settled' });
    return { result: { id, state: 'ended' as const }, events: [{ type: 'deviation-ended', institutionId, subjectId: id, facts }] };
  },
});
