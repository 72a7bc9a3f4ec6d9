import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '../refusal.ts';

/** Bytes that stay: uploads, drawn certificates. A name is parts of letters, digits, `.`, `_` and `-`, joined by `/`. */
export type Files = {
  /** Whole or not at all, also when the power is cut. @throws Refusal `disk-full` */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** `undefined` when there is no such file. */
  read(name: string): Promise<Uint8Array | undefined>;
  remove(name: string): Promise<void>;
};

/** What the file system does for us; tests let it fail. */
export type Disk = { write(draft: string, bytes: Uint8Array): Promise<void> };

const realDisk: Disk = {
  async write(draft, bytes) {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

/** Files in a folder of this machine. */
export function filesIn(folder: string, disk: Disk = realDisk): Files {
  return {
    write: async (name, bytes) => writeWhole(join(folder, checked(name)), bytes, disk),
    async read(name) {
      try {
        return await readFile(join(folder, checked(name)));
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined;
        throw error;
      }
    },
    remove: async (name) => rm(join(folder, checked(name)), { force: true }),
  };
}

/**
 * Writes a file beside its place, makes sure it is on the disk, and moves it there: nobody ever sees half of it.
 * @throws Refusal `disk-full`, with nothing left behind
 */
export async function writeWhole(file: string, bytes: Uint8Array, disk: Disk = realDisk): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}.new`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await disk.write(draft, bytes);
    await rename(draft, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(draft, { force: true });
    if (isDiskFull(error)) throw new Refusal('disk-full', {}, { cause: error });
    throw error;
  }
}

/** Full, or over the user's quota. */
export function isDiskFull(error: unknown): boolean {
  return codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT';
}

/** A rename is only on the disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some file systems cannot sync a folder; they have nothing to lose there.
    if (codeOf(error) !== 'EINVAL' && codeOf(error) !== 'EPERM') throw error;
  } finally {
    await handle.close();
  }
}

/** Names come from us, but a file name is where a path crept in before. */
function checked(name: string): string {
  const sound = name.split('/').every((part) => /^[\w-][\w.-]{0,99}$/.test(part));
  if (!sound) throw new Error('a file name has parts that are not allowed');
  return name;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
