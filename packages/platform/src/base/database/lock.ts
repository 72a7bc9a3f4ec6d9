import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../refusal.ts';

/** Held for as long as the process lives, or until it is given back. */
export type Lock = { release(): Promise<void> };

/**
 * Makes sure that one process has a folder for itself: two that open one embedded database lose each other's writes without a word.
 * The lock is a listening socket. It ends with its process however that ends, so a lock left behind is told from one that is held by knocking.
 * @throws Refusal `database-in-use` naming the process that has it
 */
export async function takeLock(folder: string): Promise<Lock> {
  const where = socketOf(folder);
  try {
    for (let round = 0; round < 5; round += 1) {
      const server = await listen(where.path);
      if (server !== undefined && (await isStillOurs(where.path, server.inode))) return heldLock(server.server, where);
      const holder = await knock(where.path);
      if (holder !== undefined) throw new Refusal('database-in-use', { folder, pid: holder });
      await clearAway(where.path, folder);
    }
  } catch (error) {
    where.close();
    throw error;
  }
  where.close();
  throw new Refusal('database-in-use', { folder, pid: 'unknown' });
}

type Place = { readonly path: string; close(): void };

/**
 * Beside the folder, so that every process that sees the folder sees the lock, whatever its temporary folder is;
 * a socket's path is limited to 107 bytes (unix(7)), which /proc/self/fd gets around on Linux. Elsewhere in the temporary folder, by a hash of the real path.
 */
function socketOf(folder: string): Place {
  const real = join(realpathSync(dirname(folder)), basename(folder));
  const beside = `${real}.lock`;
  if (Buffer.byteLength(beside) < 100) return { path: beside, close: () => {} };
  if (existsSync('/proc/self/fd')) {
    const descriptor = openSync(dirname(real), 'r');
    return { path: `/proc/self/fd/${descriptor}/${basename(real)}.lock`, close: () => closeSync(descriptor) };
  }
  const name = createHash('sha256').update(real).digest('hex').slice(0, 24);
  return { path: join(tmpdir(), `laurel-${name}.lock`), close: () => {} };
}

type Listening = { readonly server: Server; readonly inode: number };

/** `undefined` when the address is taken, by the living or by the dead. */
function listen(path: string): Promise<Listening | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((visitor) => {
      visitor.on('error', () => {});
      visitor.end(String(process.pid));
    });
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen({ path }, () => {
      server.unref();
      resolve({ server, inode: statSync(path).ino });
    });
  });
}

/** The process id of who listens there, or `undefined` when nobody does. */
function knock(path: string): Promise<number | 'unknown' | undefined> {
  return new Promise((resolve) => {
    const visitor = connect({ path });
    let said = '';
    // Whoever accepts is alive, even one too busy to answer.
    visitor.setTimeout(2_000, () => {
      visitor.destroy();
      resolve('unknown');
    });
    visitor.on('data', (bytes) => {
      said += String(bytes);
    });
    visitor.on('end', () => resolve(/^\d+$/.test(said) ? Number(said) : 'unknown'));
    visitor.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? undefined : 'unknown'),
    );
  });
}

/** Takes a dead socket out of the way; it is moved first, so that one that came alive in between is seen and put back. */
async function clearAway(path: string, folder: string): Promise<void> {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const holder = await knock(aside);
  if (holder !== undefined) {
    renameSync(aside, path);
    throw new Refusal('database-in-use', { folder, pid: holder });
  }
  rmSync(aside, { force: true });
}

/** Two that clear away one dead lock at the same time: the one whose socket is no longer at its place steps back. */
async function isStillOurs(path: string, inode: number): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  try {
    return statSync(path).ino === inode;
  } catch {
    return false;
  }
}

function heldLock(server: Server, place: Place): Lock {
  return {
    release: () =>
      new Promise((resolve) => {
        server.close(() => {
          place.close();
          resolve();
        });
      }),
  };
}
