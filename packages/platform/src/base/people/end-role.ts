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
    const others = inForce.filter(({ id, role, lentFrom }) => role === 'institution-admin' && lentFrom === undefined && id !== roleId);
    const counts = inForce.some(({ id }) => id === roleId);
    if (tx.actor.kind === 'person' && held.role === 'institution-admin' && held.lentFrom === undefined && counts && others.length === 0)
      throw new Refusal('last-administrator');
    if (!(await endAssignment(tx, roleId))) throw new Refusal('wrong-state', { state: 'ended' });
    return {
      result: { roleId },
      events: [
        { type: 'role-ended', institutionId: held.institutionId, subjectId: roleId, facts: { personId: held.personId, role: held.role } },
      ],
    };
  },
});
