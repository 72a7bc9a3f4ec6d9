import { randomBytes } from 'node:crypto';
import { access, link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandFailure, systemCode } from './command-failure.ts';

/** Writes bytes so that they are on the disk when it returns. Tests bring one whose disk is full. */
export type WriteFile = (file: string, bytes: Uint8Array) => Promise<void>;

export const credentialEnding = '.ob3.json';
export const certificateEnding = '.pdf';
const draftName = /^\.laurel-[0-9a-f]{12}\.tmp$/;
const staleAfterMs = 600_000;
/** Larger than any credential: a file above it is not one of ours. */
const largestCredential = 1_000_000;

/**
 * The folder into which a class is issued. Nothing in it is ever overwritten but the report, and a file is there whole or not at all:
 * everything is written aside, flushed, and linked to its name.
 */
export class CredentialFolder {
  readonly path: string;
  readonly #write: WriteFile;
  /** file name without its ending, by the id of the credential in it */
  readonly #known: Map<string, string>;

  private constructor(path: string, write: WriteFile, known: Map<string, string>) {
    this.path = path;
    this.#write = write;
    this.#known = known;
  }

  /** @throws CommandFailure when it cannot be made or read */
  static async open(path: string, write: WriteFile = writeFlushed): Promise<CredentialFolder> {
    try {
      await mkdir(path, { recursive: true });
      const names = await readdir(path);
      await Promise.all(names.filter((name) => draftName.test(name)).map((name) => removeStale(join(path, name))));
      const known = new Map<string, string>();
      for (const name of names.filter((each) => each.endsWith(credentialEnding))) {
        const id = await idIn(join(path, name));
        if (id !== undefined) known.set(id, name.slice(0, -credentialEnding.length));
      }
      return new CredentialFolder(path, write, known);
    } catch (error) {
      throw folderFailure(path, error);
    }
  }

  /** The file name, without its ending, under which a credential with this id already stands here. */
  find(id: string): string | undefined {
    return this.#known.get(id);
  }

  /** The bytes of a file here, or `undefined` when there is none. */
  async read(name: string): Promise<Uint8Array | undefined> {
    try {
      return await readFile(join(this.path, name));
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return undefined;
      throw folderFailure(this.path, error);
    }
  }

  /** Puts new files here, all of them or none, and never over one that is there. Their names are flushed with the report. */
  async add(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<void> {
    const drafts = files.map(({ name, bytes }) => ({ draft: this.#draft(), target: join(this.path, name), bytes }));
    const placed: string[] = [];
    try {
      await allSettled(drafts.map(({ draft, bytes }) => this.#write(draft, bytes)));
      for (const { draft, target } of drafts) {
        await place(draft, target);
        placed.push(target);
      }
    } catch (error) {
      await Promise.all(placed.map((target) => rm(target, { force: true })));
      throw folderFailure(this.path, error);
    } finally {
      await Promise.all(drafts.map(({ draft }) => rm(draft, { force: true })));
    }
  }

  /** Puts the report here, in the place of an earlier one. */
  async replace(name: string, bytes: Uint8Array): Promise<void> {
    const draft = this.#draft();
    try {
      await this.#write(draft, bytes);
      await rename(draft, join(this.path, name));
      await flushFolder(this.path);
    } catch (error) {
      throw folderFailure(this.path, error);
    } finally {
      await rm(draft, { force: true });
    }
  }

  #draft(): string {
    return join(this.path, `.laurel-${randomBytes(6).toString('hex')}.tmp`);
  }
}

/** The usual way: write, flush, close. */
export async function writeFlushed(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o644);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** `link` fails where the name is taken, `rename` would not; some disks (FAT) know no links. */
async function place(draft: string, target: string): Promise<void> {
  try {
    await link(draft, target);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(systemCode(error) ?? '')) throw error;
    const taken = await access(target).then(
      () => true,
      () => false,
    );
    if (taken) throw Object.assign(new Error('taken'), { code: 'EEXIST' });
    await rename(draft, target);
  }
}

/** Throws the first failure, once none is under way any more. */
async function allSettled(writes: readonly Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(writes)) if (outcome.status === 'rejected') throw outcome.reason;
}

async function flushFolder(path: string): Promise<void> {
  // Windows does not open folders; there the file's own flush has to do.
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

async function idIn(file: string): Promise<string | undefined> {
  try {
    if ((await stat(file)).size > largestCredential) return undefined;
    const found: unknown = JSON.parse(await readFile(file, 'utf8'));
    return typeof found === 'object' && found !== null && 'id' in found && typeof found.id === 'string' ? found.id : undefined;
  } catch {
    return undefined;
  }
}

async function removeStale(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found !== undefined && Date.now() - found.mtimeMs > staleAfterMs) await rm(file, { force: true });
}

function folderFailure(path: string, error: unknown): unknown {
  const code = systemCode(error);
  if (code === undefined || error instanceof CommandFailure) return error;
  return new CommandFailure(sentenceFor(code, path), 2, { cause: error });
}

function sentenceFor(code: string, path: string): string {
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return `The disk is full: what stands in ${path} is whole, and the rest was not written; make room and run the same command again.`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `Nothing may be written into ${path} by this user.`;
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return `${path}, or a file in it, is in the way: it is there already and was not made by this command.`;
  return `Writing into ${path} did not work (${code}); what stands there is whole, and the same command goes on from there.`;
}
