import { readdir, readFile } from 'node:fs/promises';
import { type Migration, Migrator, sql } from 'kysely';
import { migrateQueues } from '../jobs/boss.ts';
import type { Queue } from '../jobs/queue.ts';
import { Refusal } from '../refusal.ts';
import { makeRoles } from './roles.ts';
import type { Database } from './tables.ts';

const folder = new URL('./migrations/', import.meta.url);
/** Kysely's own tables stand in a schema that the house's roles cannot see. */
const schema = 'laurel_migration';
// A number of our own, so that no other user of the server waits on it by chance: "laurel" in ASCII.
const LOCK = '119165797561708';

/**
 * Brings the database to the state this version needs: roles, numbered SQL files, queues. Forward only, each at most once, all or nothing.
 * Several processes may start together: one migrates, the others wait.
 * @throws Refusal `database-newer` when the database knows a migration that this version does not
 */
export async function migrate(db: Database, queues: readonly Queue[]): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${sql.raw(LOCK)})`.execute(connection);
    try {
      const known = await migrationFiles();
      const applied = await appliedMigrations(connection);
      const stranger = applied.find((name) => !known.includes(name));
      if (stranger !== undefined) throw new Refusal('database-newer', { migration: stranger });
      if (applied.length < known.length) {
        await makeRoles(connection);
        await runFiles(connection, known);
      }
      await migrateQueues(connection, queues);
    } finally {
      await sql`select pg_advisory_unlock(${sql.raw(LOCK)})`.execute(connection);
    }
  });
}

/** The names of the migrations of this version, in order. */
export async function migrationFiles(): Promise<string[]> {
  const files = await readdir(folder);
  return files
    .filter((file) => /^\d{4}-.*\.sql$/.test(file))
    .map((file) => file.slice(0, -'.sql'.length))
    .sort();
}

/** The names of the migrations that the database has seen, in order. */
export async function appliedMigrations(db: Database): Promise<string[]> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass(${`${schema}.kysely_migration`}) is not null as there`.execute(db);
  if (rows[0]?.there !== true) return [];
  const applied = await sql<{ name: string }>`select name from ${sql.table(`${schema}.kysely_migration`)} order by name`.execute(db);
  return applied.rows.map((row) => row.name);
}

async function runFiles(db: Database, names: readonly string[]): Promise<void> {
  const migrator = new Migrator({
    db,
    migrationTableSchema: schema,
    provider: {
      getMigrations: async () => Object.fromEntries(await Promise.all(names.map(async (name) => [name, await fileMigration(name)]))),
    },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** The SQL of one migration. */
export function migrationText(name: string): Promise<string> {
  return readFile(new URL(`${name}.sql`, folder), 'utf8');
}

async function fileMigration(name: string): Promise<Migration> {
  const text = await migrationText(name);
  return {
    up: async (db) => {
      await sql.raw(text).execute(db);
    },
  };
}
