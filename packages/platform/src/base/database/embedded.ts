import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import type { PoolConfig } from 'pg';
import { Refusal } from '../refusal.ts';
import { makeDurable } from './durable-files.ts';
import { type Lock, takeLock } from './lock.ts';

/** PostgreSQL inside of this process, in one folder or in memory. */
export type Embedded = { readonly poolConfig: PoolConfig; dump(): Promise<Blob>; close(): Promise<void> };

// Half of the memory of a reopened database is shared buffers and the just-in-time compiler; one connection needs neither.
const small = ['-c', 'shared_buffers=16MB', '-c', 'jit=off'];
const inMemory = [...PGlite.defaultStartParams, ...small];
// -F turns syncing off, and of the ways to sync the log only fsync reaches the file system (see durable-files.ts).
const onDisk = [...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'), ...small, '-c', 'wal_sync_method=fsync'];

/**
 * Opens the embedded database in a folder, and makes it first when there is none.
 * @param template a dump to begin with; without one an empty database is made, which takes seconds
 * @throws Refusal when another process has it open, or it cannot be read
 */
export async function openEmbedded(folder: string, template?: string): Promise<Embedded> {
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
  const lock = await takeLock(folder);
  try {
    if (!existsSync(join(folder, 'PG_VERSION'))) await makeDatabase(folder, template);
    return await open({ dataDir: folder, startParams: onDisk }, lock);
  } catch (error) {
    await lock.release();
    if (error instanceof Refusal) throw error;
    throw new Refusal('database-damaged', { folder, why: error instanceof Error ? error.message : 'unknown' }, { cause: error });
  }
}

/** Opens a database in memory, from a dump where there is one. For tests. */
export function openInMemory(dump?: Blob): Promise<Embedded> {
  return open({ startParams: inMemory, ...(dump === undefined ? {} : { loadDataDir: dump }) });
}

async function open(options: { dataDir?: string; startParams: string[]; loadDataDir?: Blob }, lock?: Lock): Promise<Embedded> {
  const database = await PGlite.create(options);
  if (options.dataDir !== undefined) makeDurable(database, options.dataDir);
  return {
    poolConfig: createPgConfig(database) as unknown as PoolConfig,
    dump: () => database.dumpDataDir('gzip'),
    async close() {
      await database.close();
      await lock?.release();
    },
  };
}

/**
 * Makes a new database in a process of its own: what initdb takes of WebAssembly memory (half a gigabyte) is given back only when a process ends.
 * It is made beside its place and moved there, so that a kill in the middle leaves no half of one.
 */
async function makeDatabase(folder: string, template?: string): Promise<void> {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  const script = `import { PGlite } from ${JSON.stringify(import.meta.resolve('@electric-sql/pglite'))};
    import { execFileSync } from 'node:child_process';
    import { readFile } from 'node:fs/promises';
    const [dataDir, template] = process.argv.slice(1);
    const database = await PGlite.create({ dataDir, ...(template ? { loadDataDir: new Blob([await readFile(template)]) } : {}) });
    await database.close();
    try { execFileSync('sync', ['-f', dataDir]); } catch {}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script, draft, template ?? ''], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (bytes) => {
    complaint = (complaint + String(bytes)).slice(-2_000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0 || !existsSync(join(draft, 'PG_VERSION'))) {
    rmSync(draft, { recursive: true, force: true });
    if (/ENOSPC|No space left/.test(complaint)) throw new Refusal('disk-full');
    throw new Refusal('database-damaged', { folder, why: `it could not be made (${complaint.trim().split('\n').at(-1) ?? code})` });
  }
  renameSync(draft, folder);
}
