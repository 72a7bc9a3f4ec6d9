import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineAct } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { insertAssignment } from './role.store.ts';
import { dayOf, term } from './role.ts';

/** @throws Refusal `invalid-input` when the last day is before the first, or over already */
export function checkDays(fromDay: string, untilDay: string | undefined, today: string): void {
  if (untilDay === undefined) return;
  const code = untilDay < fromDay ? 'before-first-day' : untilDay < today ? 'day-is-over' : undefined;
  if (code !== undefined) throw new Refusal('invalid-input', {}, { issues: [{ path: 'untilDay', code, message: code }] });
}

/** A person gets a role in an institution, from a day (today, unless said) until another, or until it is ended. */
export const giveRole = defineAct({
  name: 'give-role',
  input: z.object({ institutionId: z.uuid(), personId: z.uuid(), ...term }),
  result: z.object({ id: z.uuid() }),
  rest: { method: 'POST', path: '/api/institutions/{institutionId}/people/{personId}/roles', status: 201, summary: 'Give a role' },
  async perform(tx, { institutionId, personId, role, fromDay = dayOf(tx.now), untilDay }) {
    checkDays(fromDay, untilDay, dayOf(tx.now));
    // Row-level security shows administrators the people of their institution, and whom they are just inviting.
    const known = await tx.db.selectFrom('person').select(sql`1`.as('there')).where('id', '=', personId).executeTakeFirst();
    if (known === undefined) throw new Refusal('not-found');
    const id = randomUUID();
    await insertAssignment(tx, { id, personId, institutionId, role, fromDay, ...(untilDay === undefined ? {} : { untilDay }) });
    return {
      result: { id },
      events: [{ type: 'role-given', institutionId, subjectId: id, facts: { personId, role, fromDay, untilDay: untilDay ?? null } }],
    };
  },
});
