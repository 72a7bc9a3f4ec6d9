import { z } from 'zod';
import { defineView } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { findInstitution, findPerson } from './people.store.ts';
import { assignmentsOfPerson } from './role.store.ts';
import { assignment, isInForce } from './role.ts';
import { sessionsOf } from './sign-in.store.ts';
import { isOpen } from './sign-in.ts';

/** Who I am here: my name and address, my roles that count or will, and where I am signed in. */
export const showMe = defineView({
  name: 'show-me',
  input: z.object({}),
  result: z.object({
    name: z.string(),
    email: z.string(),
    roles: z.array(assignment.extend({ institution: z.string(), inForce: z.boolean() })),
    sessions: z.array(z.object({ id: z.uuid(), madeAt: z.string(), seenAt: z.string() })),
  }),
  async look(tx) {
    if (tx.actor.kind !== 'person') throw new Refusal('not-allowed');
    const me = tx.actor.personId;
    const person = await findPerson(tx, me);
    if (person === undefined) throw new Refusal('not-found');
    const all = await assignmentsOfPerson(tx.db, me);
    const roles = [];
    for (const held of all.filter(({ personId }) => personId === me)) {
      const institution = await findInstitution(tx, held.institutionId);
      if (institution !== undefined) roles.push({ ...held, institution: institution.name, inForce: isInForce(held, all, tx.now) });
    }
    const sessions = (await sessionsOf(tx, me))
      .filter((session) => isOpen(session, tx.now))
      .map(({ id, madeAt, seenAt }) => ({ id, madeAt: madeAt.toISOString(), seenAt: seenAt.toISOString() }));
    return { name: person.name, email: person.email, roles, sessions };
  },
});
