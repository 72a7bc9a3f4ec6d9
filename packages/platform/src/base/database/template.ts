import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Kysely, sql } from 'kysely';
import type { Queue } from '../jobs/queue.ts';
import { silentLog } from '../log.ts';
import { overEmbedded } from './connect.ts';
import { openInMemory } from './embedded.ts';
import { migrate, migrationFiles, migrationText } from './migrate.ts';
import type { Tables } from './tables.ts';

/** Where the build lays the template: beside the compiled code. From source it is looked for there too, since its name says what it holds. */
const beside = import.meta.url.endsWith('.ts') ? '../../../dist/base/database/template/' : './template/';
export const builtTemplates = fileURLToPath(new URL(beside, import.meta.url));

/** Counts the ways in which templates were made. */
const MADE = 2;

/**
 * The name of the template of this version: an empty, migrated embedded database.
 * It changes with everything that goes into one, so a template that is out of date is not found.
 */
export async function templateName(queues: readonly Queue[]): Promise<string> {
  const engine = await readFile(join(dirname(fileURLToPath(import.meta.resolve('@electric-sql/pglite'))), '..', 'package.json'), 'utf8');
  const texts = await Promise.all((await migrationFiles()).map(migrationText));
  const hash = createHash('sha256')
    .update(JSON.stringify([JSON.parse(engine).version, texts, queues, MADE]))
    .digest('hex');
  return `${hash.slice(0, 24)}.tar.gz`;
}

/** The file of the template in a folder, or `undefined`. */
export async function findTemplate(folder: string, queues: readonly Queue[]): Promise<string | undefined> {
  const file = join(folder, await templateName(queues));
  return existsSync(file) ? file : undefined;
}

/**
 * Makes the template of this version in a folder, where it is not there yet, and takes away those of others.
 * It takes about six seconds and half a gigabyte of memory, so it is for a build or a test run, in a process that ends.
 */
export async function makeTemplate(folder: string, queues: readonly Queue[]): Promise<string> {
  const known = await findTemplate(folder, queues);
  if (known !== undefined) return known;
  const embedded = await openInMemory();
  const connection = overEmbedded(embedded, silentLog);
  await connection.asOwner(async (db) => {
    await migrate(db, queues);
    await dropUnused(db);
  });
  const dump = Buffer.from(await (await embedded.dump()).arrayBuffer());
  await connection.close();
  await mkdir(folder, { recursive: true });
  const file = join(folder, await templateName(queues));
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, dump);
  await rename(draft, file);
  const others = (await readdir(folder)).filter((name) => name.endsWith('.tar.gz') && join(folder, name) !== file);
  await Promise.all(others.map((name) => rm(join(folder, name), { force: true })));
  return file;
}

/** The engine makes three databases, and one is opened. Whoever starts a new house does not wait for the other two to be written. */
async function dropUnused(db: Kysely<Tables>): Promise<void> {
  for (const name of ['template0', 'template1']) {
    await sql`update pg_database set datistemplate = false where datname = ${name}`.execute(db);
    await sql`drop database if exists ${sql.id(name)}`.execute(db);
  }
  await sql`checkpoint`.execute(db);
}
