import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { CommandFailure, systemCode } from './command-failure.ts';

/** A file that is too large, missing, or not to be read; `says` is one sentence. */
export class UnreadableInput extends CommandFailure {}

const chunkBytes = 256 * 1024;

/**
 * Reads a file, or standard input for `-`, and never more than `limit` bytes of it, however large or endless it is.
 * @throws UnreadableInput
 */
export async function readInput(name: string, limit: number, stdin: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of name === '-' ? bytesOf(stdin) : fileChunks(name)) {
    size += chunk.length;
    if (size > limit) throw new UnreadableInput(`${nameOf(name)} is larger than ${inMegabytes(limit)}, which is more than is read.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function* bytesOf(stdin: Readable): AsyncGenerator<Uint8Array> {
  for await (const chunk of stdin) yield typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array);
}

async function* fileChunks(name: string): AsyncGenerator<Uint8Array> {
  const file = await open(name, 'r').catch((error: unknown) => {
    throw new UnreadableInput(whyNot(name, error), 2, { cause: error });
  });
  try {
    for (;;) {
      const buffer = Buffer.allocUnsafe(chunkBytes);
      const { bytesRead } = await file.read(buffer, 0, chunkBytes, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    throw new UnreadableInput(whyNot(name, error), 2, { cause: error });
  } finally {
    await file.close();
  }
}

function whyNot(name: string, error: unknown): string {
  const code = systemCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return `There is no file ${name}.`;
  if (code === 'EACCES' || code === 'EPERM') return `The file ${name} may not be read by this user.`;
  if (code === 'EISDIR') return `${name} is a folder, not a file.`;
  return `The file ${name} cannot be read (${code ?? 'unknown reason'}).`;
}

/** How an input is called in a sentence. */
export function nameOf(name: string): string {
  return name === '-' ? 'Standard input' : name;
}

function inMegabytes(bytes: number): string {
  return bytes >= 1_000_000 ? `${bytes / 1_000_000} MB` : `${bytes / 1_000} kB`;
}
