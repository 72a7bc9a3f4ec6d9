import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { describe } from 'vitest';
import type { Queue } from '../jobs/queue.ts';
import { silentLog } from '../log.ts';
import { readSettings, type Settings } from '../settings.ts';
import { type Connection, connect, overEmbedded } from './connect.ts';
import { openInMemory } from './embedded.ts';
import { migrate } from './migrate.ts';
import type { DatabaseKind } from './tables.ts';
import { builtTemplates, findTemplate, makeTemplate, templateName } from './template.ts';
import { reusing } from './used-again-for-tests.ts';

/**
 * The servers for tests, set by the test runner (scripts/postgres.mjs), one for each process of tests where there are enough: a
 * transaction of one database holds back the journal of every other on its server.
 */
const servers = (process.env.LAUREL_TEST_DATABASE_URL ?? '').split(' ').filter((url) => url !== '');
const server = servers[(Number(process.env.VITEST_POOL_ID ?? 1) - 1) % servers.length];

/** Why the tests on PostgreSQL are left out; undefined when they run. */
export const postgresMissing = server === undefined ? 'PostgreSQL tests are skipped: LAUREL_TEST_DATABASE_URL names no server' : undefined;

const templates = join(tmpdir(), 'laurel-test-templates');

/** Runs a suite once on each database. */
export function eachDatabase(name: string, suite: (database: DatabaseKind) => void): void {
  describe(`${name}, on the embedded database`, () => suite('pglite'));
  if (postgresMissing !== undefined) describe.skip(`${name}, on PostgreSQL (${postgresMissing})`, () => suite('postgres'));
  else describe(`${name}, on PostgreSQL`, () => suite('postgres'));
}

export type TestDatabase = {
  readonly settings: Settings;
  /** Only on PostgreSQL can it be opened a second time, by `settings`. */
  readonly connection: Connection;
  /** Deletes the database and the folder; close the house first. */
  remove(): Promise<void>;
};

/** A migrated database with nothing in it, and a home folder of its own. */
export async function newDatabase(
  kind: DatabaseKind,
  queues: readonly Queue[],
  environment: Record<string, string> = {},
): Promise<TestDatabase> {
  const home = await mkdtemp(join(tmpdir(), 'laurel-test-'));
  const base = { LAUREL_HOME: home, LAUREL_LOG: 'silent', LAUREL_PUBLIC_URL: 'https://house.example.org', ...environment };
  if (kind === 'pglite') {
    databases ??= reusing(async () => openInMemory(await unpackedTemplate(queues)));
    const embedded = await databases();
    return {
      settings: readSettings(base),
      connection: overEmbedded(embedded, silentLog),
      remove: () => rm(home, { recursive: true, force: true }),
    };
  }
  const name = `test_${randomBytes(8).toString('hex')}`;
  const template = await serverTemplate(queues);
  await onServer((admin) => admin.query(`create database ${name} template ${template}`).then(() => {}));
  const settings = readSettings({ ...base, DATABASE_URL: urlOf(name) });
  return {
    settings,
    connection: await connect(settings, silentLog),
    async remove() {
      await onServer((admin) => admin.query(`drop database if exists ${name} with (force)`).then(() => {}));
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** A new, empty, unmigrated database on the server; its address. */
export async function newServerDatabase(): Promise<{ url: string; remove(): Promise<void> }> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer((admin) => admin.query(`create database ${name}`).then(() => {}));
  return {
    url: urlOf(name),
    remove: () => onServer((admin) => admin.query(`drop database if exists ${name} with (force)`).then(() => {})),
  };
}

let databases: ReturnType<typeof reusing> | undefined;
let embedded: Promise<string> | undefined;

/** Made once and kept for later runs; its name changes with what goes into it. */
export function embeddedTemplate(queues: readonly Queue[]): Promise<string> {
  embedded ??= findTemplate(builtTemplates, queues).then((built) => built ?? makeTemplate(templates, queues));
  return embedded;
}

let unpacked: Promise<Blob> | undefined;

/** Unpacked once for all test files of a process: that is half of what a new database costs. */
function unpackedTemplate(queues: readonly Queue[]): Promise<Blob> {
  unpacked ??= embeddedTemplate(queues)
    .then((file) => readFile(file))
    .then((packed) => new Blob([gunzipSync(packed)]));
  return unpacked;
}

let onceForServer: Promise<string> | undefined;

/** One test file makes it, the others wait. */
function serverTemplate(queues: readonly Queue[]): Promise<string> {
  onceForServer ??= (async () => {
    const name = `template_${(await templateName(queues)).slice(0, 24)}`;
    await onServer(async (admin) => {
      await admin.query('select pg_advisory_lock(4180, 4180)');
      const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
      if (rowCount !== 0) return;
      const draft = `${name}_draft`;
      await admin.query(`drop database if exists ${draft} with (force)`);
      await admin.query(`create database ${draft}`);
      const connection = await connect({ home: tmpdir(), pool: 2, databaseUrl: urlOf(draft) }, silentLog);
      await connection.asOwner((db) => migrate(db, queues));
      await connection.close();
      await admin.query(`alter database ${draft} rename to ${name}`);
    });
    return name;
  })();
  return onceForServer;
}

function urlOf(database: string): string {
  const url = new URL(server ?? '');
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer(work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
