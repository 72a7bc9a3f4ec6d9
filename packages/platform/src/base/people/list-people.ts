import { z } from 'zod';
import { defineView, type ViewTransaction } from '../act.ts';
import { isRefusal } from '../refusal.ts';
import { findPerson } from './people.store.ts';
import { assignmentsOfInstitution } from './role.store.ts';
import { assignment, isInForce } from './role.ts';

/** The people of an institution with every role they hold or held there, for those who look after them. */
export const listPeople = defineView({
  name: 'list-people',
  input: z.object({ institutionId: z.uuid() }),
  result: z.object({
    people: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        email: z.string(),
        roles: z.array(assignment.extend({ inForce: z.boolean() })),
      }),
    ),
  }),
  rest: { method: 'GET', path: '/api/institutions/{institutionId}/people', summary: 'List the people of an institution' },
  async look(tx, { institutionId }) {
    const all = await assignmentsOfInstitution(tx, institutionId);
    const ids = [...new Set(all.map(({ personId }) => personId))];
    const people = [];
    for (const id of ids) {
      const person = await stillKnown(tx, id);
      if (person === undefined) continue;
      const roles = all.filter(({ personId }) => personId === id).map((held) => ({ ...held, inForce: isInForce(held, all, tx.now) }));
      people.push({ id, name: person.name, email: person.email, roles });
    }
    return { people: people.sort((a, b) => a.name.localeCompare(b.name, tx.language)) };
  },
  showsPersons: (_input, { people }) => people.map(({ id }) => id),
});

/** Somebody who was forgotten is left out. */
async function stillKnown(tx: ViewTransaction, id: string) {
  try {
    return await findPerson(tx, id);
  } catch (error) {
    if (isRefusal(error) && error.code === 'personal-key-gone') return undefined;
    throw error;
  }
}
