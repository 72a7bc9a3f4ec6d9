import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineAct } from '../act.ts';
import { oneLine } from '../plain-text.ts';
import { Refusal } from '../refusal.ts';
import { giveRole } from './give-role.ts';
import { insertPerson, standingOfInstitution } from './people.store.ts';
import { term } from './role.ts';
import { findByEmailMark } from './sign-in.store.ts';
import { emailMark } from './sign-in.ts';

/** The shape of whoever is to work here, with their first role. */
export const invitation = z.object({
  institutionId: z.uuid(),
  name: oneLine(1, 200),
  email: z.string().trim().max(254).pipe(z.email()),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .default('en'),
  ...term,
});

/**
 * Somebody is taken up among the people of an institution, with a first role, and written to. Whoever is known to the house
 * under that address already stays the one person they are, and keeps their name.
 */
export const invitePerson = defineAct({
  name: 'invite-person',
  input: invitation,
  result: z.object({ personId: z.uuid(), roleId: z.uuid() }),
  rest: { method: 'POST', path: '/api/institutions/{institutionId}/people', status: 201, summary: 'Invite a person' },
  async perform(tx, { institutionId, name, email, language, ...role }) {
    if ((await standingOfInstitution(tx, institutionId)) === undefined) throw new Refusal('not-found');
    const mark = emailMark(tx.keys, email);
    const known = await findByEmailMark(tx, mark);
    const personId = known ?? randomUUID();
    if (known === undefined) await insertPerson(tx, { id: personId, name, email, language, emailMark: mark });
    const given = await tx.runAct(giveRole, { institutionId, personId, ...role });
    return {
      result: { personId, roleId: given.id },
      events: [{ type: 'person-invited', institutionId, subjectId: personId, facts: { roleId: given.id } }],
    };
  },
});
