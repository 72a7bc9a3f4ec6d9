import { z } from 'zod';
import { defineView } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { assignmentsOfInstitution, findAssignment } from './role.store.ts';
import { isInForce } from './role.ts';

/** Everyone who could stand in for me in a role of mine: the people who hold a role in the same institution now, by name. */
export const listColleagues = defineView({
  name: 'list-colleagues',
  input: z.object({ roleId: z.uuid() }),
  result: z.object({ colleagues: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
  rest: { method: 'GET', path: '/api/roles/{roleId}/colleagues', summary: 'List who could stand in for you in a role' },
  about: (tx, { roleId }) => findAssignment(tx, roleId),
  async look(tx, _input, own) {
    if (own === undefined) throw new Refusal('not-found');
    const all = await assignmentsOfInstitution(tx, own.institutionId);
    const ids = all.filter((held) => held.personId !== own.personId && isInForce(held, all, tx.now)).map(({ personId }) => personId);
    const keys = await tx.keys.ofMany(tx.db, ids);
    if (keys.size === 0) return { colleagues: [] };
    const rows = await tx.db
      .selectFrom('person')
      .select(['id', 'name_sealed'])
      .where('id', 'in', [...keys.keys()])
      .execute();
    const colleagues = rows.flatMap(({ id, name_sealed }) => {
      const name = keys.get(id)?.open(name_sealed, 'person.name');
      return name === undefined ? [] : [{ id, name }];
    });
    return { colleagues: colleagues.sort((a, b) => a.name.localeCompare(b.name, tx.language)) };
  },
  showsPersons: (_input, { colleagues }) => colleagues.map(({ id }) => id),
});
