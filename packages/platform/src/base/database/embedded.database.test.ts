import fs, { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { queues } from '../../acts.ts';
import { startChild } from '../../for-tests/child.ts';
import { silentLog } from '../log.ts';
import { readSettings } from '../settings.ts';
import { connect } from './connect.ts';
import { embeddedTemplate } from './for-tests.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'laurel-test-'));
  await (await open(home)).close();
});
afterAll(() => rm(home, { recursive: true, force: true }));

async function open(folder: string) {
  return connect(readSettings({ LAUREL_HOME: folder }), silentLog, await embeddedTemplate(queues));
}

test('a second process on the embedded database is refused with one sentence that names DATABASE_URL and who has it', async () => {
  const first = await open(home);
  const second = startChild('open-house', { LAUREL_HOME: home });
  const said = await second.line('refused');
  expect(said).toMatch(
    new RegExp(`^refused database-in-use The embedded database in .* is already open in process ${process.pid}; .*DATABASE_URL`),
  );
  await second.ended;
  await first.close();
});

test('the lock of a process that was killed is taken over', async () => {
  const first = startChild('open-house', { LAUREL_HOME: home });
  expect(await first.line('open')).toBe('open');
  await expect(open(home)).rejects.toThrow(new RegExp(`in process ${first.pid};`));
  first.kill('SIGKILL');
  await first.ended;
  expect(await readdir(home)).toContain('database.lock');
  await (await open(home)).close();
});

test('it stays small, and what a killed making left behind is cleared away', async () => {
  const fresh = await mkdtemp(join(tmpdir(), 'laurel-test-'));
  await mkdir(join(fresh, 'database.new'));
  await writeFile(join(fresh, 'database.new', 'half'), 'of a database');
  const connection = await open(fresh);
  const { rows } = await connection.asOwner((db) =>
    sql<{ buffers: string; jit: string }>`select current_setting('shared_buffers') as buffers, current_setting('jit') as jit`.execute(db),
  );
  expect(rows).toEqual([{ buffers: '16MB', jit: 'off' }]);
  expect(existsSync(join(fresh, 'database.new'))).toBe(false);
  await connection.close();
  await rm(fresh, { recursive: true });
});

test('a database that this process has just brought to its version is worked on: each connection prepares its statements by itself', async () => {
  const connection = await open(home);
  const asked = (db: Parameters<Parameters<typeof connection.asOwner>[0]>[0], what: string) =>
    sql<{ said: string }>`select ${what}::text || ${sql.lit(what)} as said`.execute(db).then(({ rows }) => rows[0]?.said);
  for (let time = 0; time < 3; time += 1) expect(await connection.asOwner((db) => asked(db, 'owner'))).toBe('ownerowner');
  await connection.asOwner(async (db) => {
    for (let time = 0; time < 3; time += 1) await asked(db, 'migrated');
  });
  for (let time = 0; time < 3; time += 1) expect(await asked(connection.asHouse(), 'house')).toBe('househouse');
  await connection.close();
});

test('what is committed is synced to the disk before it is acknowledged', async () => {
  const connection = await open(home);
  const files = vi.spyOn(fs, 'fdatasyncSync');
  const folders = vi.spyOn(fs, 'fsyncSync');
  await connection.asOwner(async (db) => {
    await sql`create table if not exists tried (number integer)`.execute(db);
    files.mockClear();
    for (let number = 1; number <= 10; number += 1) await sql`insert into tried values (${number})`.execute(db);
    expect(files.mock.calls.length).toBeGreaterThanOrEqual(10);
    files.mockClear();
    await sql`select * from tried`.execute(db);
    expect(files).not.toHaveBeenCalled();
    await sql`checkpoint`.execute(db);
    expect(files).toHaveBeenCalled();
    await sql`drop table tried`.execute(db);
  });
  expect(files.mock.results.concat(folders.mock.results).filter((result) => result.type === 'throw')).toEqual([]);
  vi.restoreAllMocks();
  await connection.close();
});

test('a folder that holds something else is refused with one sentence', async () => {
  const damaged = await mkdtemp(join(tmpdir(), 'laurel-test-'));
  await mkdir(join(damaged, 'database'));
  await writeFile(join(damaged, 'database', 'PG_VERSION'), '9.6\n');
  await expect(open(damaged)).rejects.toMatchObject({ code: 'database-damaged' });
  await rm(damaged, { recursive: true });
});

test('a statement is planned once, whoever asks it again, and is forgotten with the client that planned it', async () => {
  const planned = async (connection: Awaited<ReturnType<typeof open>>): Promise<number> => {
    const { rows } = await sql<{ plans: number }>`select count(*)::int as plans from pg_prepared_statements`.execute(connection.asHouse());
    return rows[0]?.plans ?? -1;
  };
  const connection = await open(home);
  const before = await planned(connection);
  for (const number of [1, 2, 3, 4]) {
    const { rows } = await sql<{ said: number }>`select ${number}::int + 1 as said`.execute(connection.asHouse());
    expect(rows).toEqual([{ said: number + 1 }]);
  }
  expect((await planned(connection)) - before).toBe(1);
  await expect(sql`select ${'x'}::int + 1 as said`.execute(connection.asHouse())).rejects.toThrow('invalid input syntax');
  await connection.close();
});

test('between two transactions everything else in the process gets its turn, so that a long row of them keeps no reader out', async () => {
  const connection = await open(home);
  let turns = 0;
  let counting = setImmediate(function count() {
    turns += 1;
    counting = setImmediate(count);
  });
  const house = connection.asHouse();
  for (let number = 0; number < 20; number += 1) await house.transaction().execute((tx) => sql`select ${number}::int`.execute(tx));
  clearImmediate(counting);
  expect(turns).toBeGreaterThanOrEqual(19);
  await connection.close();
});
