import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acts, views } from './acts.ts';
import type { Actor } from './base/actor.ts';
import { inTransaction } from './base/database/transaction.ts';
import type { InstitutionStanding, InstitutionState } from './base/people/institution.ts';
import { eachDatabase, openTestHouse, type TestHouse } from './house-for-tests.ts';
import { policy } from './policy.ts';

test('every act and view has its one line', () => {
  expect(Object.keys(policy).sort()).toEqual([...acts, ...views].map(({ name }) => name).sort());
});

eachDatabase('the policy', (database) => {
  let home: TestHouse;
  const institutions: InstitutionStanding[] = [];

  beforeAll(async () => {
    home = await openTestHouse({ database });
    // Twelve institutions in every state, with the fewest columns that will do.
    const person = randomUUID();
    await inTransaction(home.house.db, { kind: 'operator' }, 'write', async (db) => {
      await sql`insert into person values (${person}, '\\x00', '\\x00', 'en', now())`.execute(db);
      for (let number = 0; number < 12; number += 1) {
        const state: InstitutionState = number % 2 === 0 ? 'introduced' : 'confirmed';
        const id = randomUUID();
        await sql`insert into institution values (${id}, ${`I ${number}`}, ${`i ${number}`}, 'NO', 'https://i.example.org', 'introduced', ${person}, now(), null)`.execute(
          db,
        );
        if (state === 'confirmed') await sql`update institution set state = 'confirmed', confirmed_at = now() where id = ${id}`.execute(db);
        institutions.push({ id, state });
      }
    });
  });
  afterAll(() => home.close());

  const role = fc.record({
    role: fc.constantFrom('registrar', 'designer', 'reviewer'),
    institutionId: fc.integer({ min: 0, max: 13 }).map((n) => institutions[n]?.id ?? randomUUID()),
  });
  const actor: fc.Arbitrary<Actor> = fc.oneof(
    fc.constant<Actor>({ kind: 'visitor' }),
    fc.constant<Actor>({ kind: 'operator' }),
    fc.constantFrom('send-mail', 'sweep').map((job): Actor => ({ kind: 'job', job })),
    fc.record({ personId: fc.uuid(), roles: fc.array(role, { maxLength: 4 }) }).map((person): Actor => ({ kind: 'person', ...person })),
  );

  const line = policy['list-institutions'];

  test('the predicate and the scope of a list agree, whoever asks', async () => {
    await fc.assert(
      fc.asyncProperty(actor, async (who) => {
        // As the operator, so that only the scope narrows and not row-level security under it.
        const { rows } = await inTransaction(home.house.db, { kind: 'operator' }, 'read', (db) =>
          sql<{ id: string }>`select id from institution where ${line.scope(who)}`.execute(db),
        );
        const allowed = institutions.filter((institution) => line.may(who, institution)).map(({ id }) => id);
        expect(rows.map(({ id }) => id).sort()).toEqual(allowed.sort());
      }),
      { numRuns: 60 },
    );
  });

  test('what the policy allows is just what row-level security lets through', async () => {
    await fc.assert(
      fc.asyncProperty(actor, async (who) => {
        const { rows } = await inTransaction(home.house.db, who, 'read', (db) =>
          sql<{ id: string }>`select id from institution`.execute(db),
        );
        const allowed = institutions.filter((institution) =>
          policy['show-institution'].may(who, { ...institution, name: '', country: '', website: '', introducedAt: '' }),
        );
        expect(rows.map(({ id }) => id).sort()).toEqual(allowed.map(({ id }) => id).sort());
      }),
      { numRuns: 60 },
    );
  });
});
