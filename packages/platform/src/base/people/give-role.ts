import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { type ActTransaction, defineAct } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { inForceForChange, insertAssignment } from './role.store.ts';
import { dayOf, type RoleName, term } from './role.ts';

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
    await checkGiver(tx, { institutionId, personId, role, untilDay });
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

type Gift = { readonly institutionId: string; readonly personId: string; readonly role: RoleName; readonly untilDay: string | undefined };

/**
 * Nobody gives themselves a role; and whoever administers for a time, or in somebody's place, makes no administrator who outlasts them.
 * @throws Refusal `not-allowed`
 */
async function checkGiver(tx: ActTransaction, { institutionId, personId, role, untilDay }: Gift): Promise<void> {
  if (tx.actor.kind !== 'person') return;
  const giver = tx.actor.personId;
  if (personId === giver) throw new Refusal('not-allowed');
  if (role !== 'institution-admin') return;
  const own = (await inForceForChange(tx, institutionId)).filter((held) => held.personId === giver && held.role === role);
  const outlasts = own.every((held) => held.untilDay !== undefined && (untilDay === undefined || untilDay > held.untilDay));
  if (outlasts) throw new Refusal('not-allowed');
}
