import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { dayOf } from '../../base/people/role.ts';
import { Refusal } from '../../base/refusal.ts';
import { endVersions, standingOfOwn, versionsOf } from './own-framework.store.ts';
import { frameworkId } from './own-framework.ts';

/** A framework of an alliance's own ends on a day, today at the earliest; what was to come into force after it does not. */
export const withdrawFramework = defineAct({
  name: 'withdraw-framework',
  input: z.object({ id: frameworkId, lastDay: z.iso.date() }),
  result: z.object({ id: z.string(), lastDay: z.iso.date() }),
  rest: { method: 'POST', path: '/api/frameworks/{id}/withdrawal', summary: "Let an alliance's framework end on a day" },
  about: (tx, input) => standingOfOwn(tx, input.id),
  async perform(tx, { id, lastDay }, standing) {
    if (standing === undefined) throw new Refusal('not-found');
    if (lastDay < dayOf(tx.now))
      throw new Refusal(
        'invalid-input',
        {},
        { issues: [{ path: 'lastDay', code: 'too-early', message: 'It ends today at the earliest.' }] },
      );
    if ((await versionsOf(tx, { frameworkId: id })).length === 0) throw new Refusal('wrong-state', { state: 'draft' });
    const ended = await endVersions(tx, id, lastDay);
    if (ended === 0) throw new Refusal('wrong-state', { state: 'withdrawn' });
    return {
      result: { id, lastDay },
      events: [{ type: 'framework-withdrawn', subjectId: id, facts: { allianceId: standing.allianceId, lastDay } }],
    };
  },
});
