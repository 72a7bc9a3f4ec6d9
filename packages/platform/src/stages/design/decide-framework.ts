import { z } from 'zod';
import { defineAct, type ViewTransaction } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { insertDecision } from './framework-decision.store.ts';
import { standingOfAlliance, versionsOf } from './own-framework.store.ts';
import { anyFrameworkId, shippedFramework } from './own-framework.ts';

/** The alliance lets a framework bind, so that its errors keep a description back, or advise. Its institutions are held to it from now on. */
export const decideFramework = defineAct({
  name: 'decide-framework',
  input: z.object({
    allianceId: z.uuid(),
    /** one that ships, or a published one of this alliance */
    framework: anyFrameworkId,
    binds: z.boolean(),
  }),
  result: z.object({ allianceId: z.uuid(), framework: z.string(), binds: z.boolean() }),
  rest: {
    method: 'PUT',
    path: '/api/alliances/{allianceId}/frameworks/{framework}',
    summary: 'Let a framework bind in an alliance, or advise',
  },
  about: (tx, input) => standingOfAlliance(tx, input.allianceId),
  async perform(tx, { allianceId, framework, binds }, standing) {
    if (standing === undefined) throw new Refusal('not-found');
    await refuseStrange(tx, framework, allianceId);
    await insertDecision(tx, allianceId, framework, binds);
    return {
      result: { allianceId, framework, binds },
      events: [{ type: 'framework-decided', subjectId: allianceId, facts: { framework, binds } }],
    };
  },
});

/** @throws Refusal `invalid-input` for what neither ships nor was published by one of these alliances */
export async function refuseStrange(tx: ViewTransaction, framework: string, ...alliances: readonly string[]): Promise<void> {
  if (shippedFramework(framework) !== undefined) return;
  const versions = await versionsOf(tx, { frameworkId: framework });
  if (versions.some(({ allianceId }) => alliances.includes(allianceId))) return;
  const issue = { path: 'framework', code: 'unknown-framework', message: 'There is no such framework here.' };
  throw new Refusal('invalid-input', {}, { issues: [issue] });
}
