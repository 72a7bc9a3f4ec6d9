import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { queues } from '../../acts.ts';
import { openHouse } from '../../house.ts';
import { silentLog } from '../log.ts';
import { readSettings, type Settings } from '../settings.ts';
import { connect, overEmbedded } from './connect.ts';
import { openInMemory } from './embedded.ts';
import { embeddedTemplate, newServerDatabase, postgresMissing } from './for-tests.ts';
import { appliedMigrations, migrate, migrationFiles } from './migrate.ts';

test('migrations are numbered without a gap', async () => {
  const numbers = (await migrationFiles()).map((name) => Number(name.slice(0, 4)));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

test('the embedded database is brought to this version once, and a second time changes nothing', async () => {
  // The template is an empty database that was migrated.
  const connection = overEmbedded(await openInMemory(new Blob([await readFile(await embeddedTemplate(queues))])), silentLog);
  expect(await connection.asOwner(appliedMigrations)).toEqual(await migrationFiles());
  await connection.asOwner((db) => migrate(db, queues));
  expect(await connection.asOwner(appliedMigrations)).toEqual(await migrationFiles());
  await connection.close();
});

describe.skipIf(postgresMissing !== undefined)('on PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof newServerDatabase>>;
  let home: string;
  let settings: Settings;
  beforeAll(async () => {
    database = await newServerDatabase();
    home = await mkdtemp(join(tmpdir(), 'laurel-test-'));
    settings = readSettings({ LAUREL_HOME: home, LAUREL_LOG: 'silent', DATABASE_URL: database.url });
  });
  afterAll(async () => {
    await database.remove();
    await rm(home, { recursive: true, force: true });
  });

  const withOwner = async <T>(work: Parameters<Awaited<ReturnType<typeof connect>>['asOwner']>[0]): Promise<T> => {
    const connection = await connect(settings, silentLog);
    try {
      return (await connection.asOwner(work)) as T;
    } finally {
      await connection.close();
    }
  };

  test('three houses that open a new database together end with the one house', async () => {
    const houses = await Promise.all([1, 2, 3].map(() => openHouse(settings)));
    expect(new Set(houses.map((house) => house.id)).size).toBe(1);
    await Promise.all(houses.map((house) => house.close()));
    expect(await withOwner(appliedMigrations)).toEqual(await migrationFiles());
  });

  test('a house with another key is refused, and makes no key file', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'laurel-test-'));
    await expect(openHouse({ ...settings, home: elsewhere })).rejects.toMatchObject({ code: 'key-differs' });
    await expect(openHouse({ ...settings, secret: 'ab'.repeat(32) })).rejects.toMatchObject({ code: 'key-differs' });
    await rm(elsewhere, { recursive: true });
  });

  test('a database of a newer version is refused with one sentence that names the migration', async () => {
    await withOwner((db) => sql`insert into laurel_migration.kysely_migration values ('9999-from-the-future', '2030-01-01')`.execute(db));
    await expect(openHouse(settings)).rejects.toThrow(/made by a newer Laurel \(it has the migration 9999-from-the-future/);
    await withOwner((db) => sql`delete from laurel_migration.kysely_migration where name like '9999%'`.execute(db));
  });

  test('a user who may not create roles is told which statements an administrator runs', async () => {
    const other = await newServerDatabase();
    const user = `plain_${process.pid}`;
    await withOwner((db) =>
      sql
        .raw(
          `create role ${user} login; grant create, connect on database ${new URL(other.url).pathname.slice(1)} to ${user}; grant create on schema public to ${user}`,
        )
        .execute(db),
    );
    const url = new URL(other.url);
    url.username = user;
    const plain = { ...settings, databaseUrl: url.href, home: await mkdtemp(join(tmpdir(), 'laurel-test-')) };
    await expect(openHouse(plain)).rejects.toThrow(
      new RegExp(
        `The user ${user} .* let an administrator run: create role laurel_house nologin; .*grant laurel_house, laurel_sealer, laurel_worker to "${user}";`,
      ),
    );
    // Granted what the sentence says, and the database being theirs, it opens for a user who is no superuser.
    await withOwner((db) =>
      sql
        .raw(
          `grant laurel_house, laurel_sealer, laurel_worker to ${user}; alter database ${new URL(other.url).pathname.slice(1)} owner to ${user}`,
        )
        .execute(db),
    );
    const house = await openHouse(plain);
    await house.startWork().settle();
    await house.close();
    await other.remove();
    await withOwner((db) => sql.raw(`revoke create on schema public from ${user}; drop role ${user}`).execute(db));
  });

  test('a server that does not answer is told from one that has no such database', async () => {
    await expect(connect({ ...settings, databaseUrl: 'postgres://postgres@127.0.0.1:9/x' }, silentLog)).rejects.toThrow(
      /cannot be reached: nothing listens there/,
    );
    const url = new URL(database.url);
    url.pathname = '/nowhere_at_all';
    await expect(connect({ ...settings, databaseUrl: url.href }, silentLog)).rejects.toThrow(/there is no database of that name/);
  });
});
