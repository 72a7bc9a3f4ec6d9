import { z } from 'zod';
import { defineAct } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { endAssignment, findAssignment, inForceForChange } from './role.store.ts';

/** A role ends at once, and with it whatever was lent from it. The last administrator of an institution cannot be taken away from inside. */
export const endRole = defineAct({
  name: 'end-role',
  input: z.object({ roleId: z.uuid() }),
  result: z.object({ roleId: z.uuid() }),
  rest: { method: 'DELETE', path: '/api/roles/{roleId}', status: 200, summary: 'End a role' },
  about: (tx, { roleId }) => findAssignment(tx, roleId),
  async perform(tx, { roleId }, held) {
    if (held === undefined) throw new Refusal('not-found');
    const inForce = await inForceForChange(tx, held.institutionId);
    // One whose last day is known, or who stands in for another, is no successor.
    const lasting = (each: typeof held) => each.role === 'institution-admin' && each.lentFrom === undefined && each.untilDay === undefined;
    const others = inForce.filter((each) => lasting(each) && each.id !== roleId);
    const counts = inForce.some(({ id }) => id === roleId);
    if (tx.actor.kind === 'person' && lasting(held) && counts && others.length === 0) throw new Refusal('last-administrator');
    if (!(await endAssignment(tx, roleId))) throw new Refusal('wrong-state', { state: 'ended' });
    return {
      result: { roleId },
      events: [
        { type: 'role-ended', institutionId: held.institutionId, subjectId: roleId, facts: { personId: held.personId, role: held.role } },
      ],
    };
  },
});
