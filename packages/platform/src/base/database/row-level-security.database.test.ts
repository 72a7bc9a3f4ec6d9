import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { runAct } from '../act.ts';
import { type Actor, operator, visitor } from '../actor.ts';
import { confirmInstitution } from '../people/confirm-institution.ts';
import { introduceInstitution } from '../people/introduce-institution.ts';
import type { Database } from './tables.ts';
import { inSealing, inTransaction } from './transaction.ts';

const introduction = {
  name: 'Akademie Nord',
  country: 'DE',
  website: 'https://nord.example.org',
  contactName: 'Ole Muster',
  contactEmail: 'ole@nord.example.org',
  language: 'de',
};

eachDatabase('row-level security', (database) => {
  let home: TestHouse;
  let introduced: string;
  let confirmed: string;
  beforeAll(async () => {
    home = await openTestHouse({ database });
    introduced = (await runAct(introduceInstitution, home.visitor, introduction)).id;
    confirmed = (await runAct(introduceInstitution, home.visitor, introduction)).id;
    await runAct(confirmInstitution, home.operator, { id: confirmed });
    await home.settle();
  });
  afterAll(() => home.close());

  const asActor = <T>(actor: Actor, work: (db: Database) => Promise<T>) => inTransaction(home.house.db, actor, 'write', work);
  const ids = (actor: Actor) =>
    asActor(actor, (db) =>
      db
        .selectFrom('institution')
        .select('id')
        .execute()
        .then((rows) => rows.map((row) => row.id).sort()),
    );

  test('a deliberately wrong query around the door returns nothing', async () => {
    const { db } = home.house;
    for (const table of [
      'institution',
      'person',
      'person_key',
      'mail',
      'event',
      'seal',
      'security_log',
      'access_log',
      'idempotency',
      'house',
      'follower',
    ] as const) {
      expect(await db.selectFrom(table).selectAll().execute(), table).toEqual([]);
    }
    const { numUpdatedRows } = await db.updateTable('institution').set({ website: 'https://elsewhere.example.org' }).executeTakeFirst();
    expect(numUpdatedRows).toBe(0n);
    await expect(
      db
        .insertInto('person_key')
        .values({ person_id: introduced, wrapped: Buffer.alloc(1), made_at: new Date() })
        .execute(),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('a query that forgets its condition shows a visitor confirmed institutions and not one person', async () => {
    expect(await ids(visitor)).toEqual([confirmed]);
    await asActor(visitor, async (db) => {
      for (const table of ['person', 'person_key', 'mail', 'event', 'seal', 'security_log', 'access_log', 'follower', 'house'] as const) {
        expect(await db.selectFrom(table).selectAll().execute(), table).toEqual([]);
      }
      const { numUpdatedRows } = await db.updateTable('institution').set({ name: 'Mine now' }).executeTakeFirst();
      expect(numUpdatedRows).toBe(0n);
      await db.deleteFrom('person_key').execute();
    });
    expect(await asActor(operator, (db) => db.selectFrom('person_key').select('person_id').execute())).toHaveLength(2);
  });

  test('somebody of an institution sees it before it is confirmed, and their own record alone', async () => {
    const [person] = await asActor(operator, (db) =>
      db.selectFrom('institution').select('contact_id').where('id', '=', introduced).execute(),
    );
    const member: Actor = { kind: 'person', personId: person?.contact_id ?? '', roles: [{ role: 'registrar', institutionId: introduced }] };
    expect(await ids(member)).toEqual([introduced, confirmed].sort());
    expect(await asActor(member, (db) => db.selectFrom('person').select('id').execute())).toEqual([{ id: person?.contact_id }]);
    expect(await asActor(member, (db) => db.selectFrom('mail').select('person_id').execute())).toEqual([{ person_id: person?.contact_id }]);
  });

  test('nobody changes or deletes a line of the journal or of the logs', async () => {
    for (const statement of [
      'update event set type = type',
      'delete from event',
      'truncate event',
      'update seal set hash = hash',
      'delete from seal',
      'insert into seal select * from seal',
      'update security_log set code = code',
      'delete from access_log',
      'update sealer set seq = 0',
      'drop table event',
      'alter table event disable row level security',
      'drop policy known on event',
    ]) {
      await expect(
        asActor(operator, (db) => sql.raw(statement).execute(db)),
        statement,
      ).rejects.toMatchObject({ code: '42501' });
    }
    await expect(inSealing(home.house.db, (db) => sql.raw('delete from event').execute(db))).rejects.toMatchObject({ code: '42501' });
    await expect(inSealing(home.house.db, (db) => sql.raw('select * from person').execute(db))).rejects.toMatchObject({ code: '42501' });
  });

  test('nobody writes an event in the name of another, or dates its transaction back', async () => {
    const event = `at, type, subject_id, actor, act, request_id, facts`;
    const values = (actor: string) => `now(), 'made-up', 'x', '${actor}', 'made-up', 'x', '{}'`;
    await expect(
      asActor(visitor, (db) => sql.raw(`insert into event (${event}) values (${values('operator')})`).execute(db)),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(
      asActor(visitor, (db) => sql.raw(`insert into event (xid, ${event}) values ('1', ${values('visitor')})`).execute(db)),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('an act can add a job, and cannot read or take those of others', async () => {
    await expect(asActor(operator, (db) => sql.raw('select data from pgboss.job').execute(db))).rejects.toMatchObject({ code: '42501' });
    await expect(asActor(operator, (db) => sql.raw('delete from pgboss.job').execute(db))).rejects.toMatchObject({ code: '42501' });
  });

  test('every table has it, forced, and the role that works owns none', async () => {
    const { rows } = await sql<{ name: string; enabled: boolean; forced: boolean; owner: string }>`
      select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced, pg_get_userbyid(relowner) as owner
      from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`.execute(home.house.db);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter((row) => !row.enabled || !row.forced || row.owner.startsWith('laurel_'))).toEqual([]);
    const roles = await sql<{ rolsuper: boolean; rolbypassrls: boolean; rolcanlogin: boolean }>`
      select rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname like 'laurel\\_%'`.execute(home.house.db);
    expect(roles.rows).toEqual([1, 2, 3].map(() => ({ rolsuper: false, rolbypassrls: false, rolcanlogin: false })));
  });

  test('nothing of an actor stays on the connection', async () => {
    await asActor(operator, async () => {});
    const left = await sql<{
      actor: string | null;
      role: string;
    }>`select nullif(current_setting('laurel.actor', true), '') as actor, current_user as role`.execute(home.house.db);
    expect(left.rows).toEqual([{ actor: null, role: 'laurel_house' }]);
  });
});
