import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineAct } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { checkDays } from './give-role.ts';
import { findAssignment, inForceForChange, insertAssignment } from './role.store.ts';
import { dayOf } from './role.ts';

/** Whoever is away lends a role of their own to a colleague of the same institution, until a day that is named. */
export const lendRole = defineAct({
  name: 'lend-role',
  input: z.object({ roleId: z.uuid(), personId: z.uuid(), fromDay: z.iso.date().optional(), untilDay: z.iso.date() }),
  result: z.object({ id: z.uuid() }),
  rest: { method: 'POST', path: '/api/roles/{roleId}/loans', status: 201, summary: 'Lend a role' },
  about: (tx, { roleId }) => findAssignment(tx, roleId),
  async perform(tx, { roleId, personId, fromDay = dayOf(tx.now), untilDay }, own) {
    if (own === undefined) throw new Refusal('not-found');
    checkDays(fromDay, untilDay, dayOf(tx.now));
    const inForce = await inForceForChange(tx, own.institutionId);
    if (own.lentFrom !== undefined || !inForce.some(({ id }) => id === roleId)) throw new Refusal('wrong-state', { state: 'not-in-force' });
    if (personId === own.personId || !inForce.some((held) => held.personId === personId)) throw new Refusal('not-found');
    const id = randomUUID();
    await insertAssignment(tx, { id, personId, institutionId: own.institutionId, role: own.role, fromDay, untilDay, lentFrom: roleId });
    return {
      result: { id },
      events: [
        {
          type: 'role-lent',
          institutionId: own.institutionId,
          subjectId: id,
          facts: { lentFrom: roleId, personId, role: own.role, fromDay, untilDay },
        },
      ],
    };
  },
});
