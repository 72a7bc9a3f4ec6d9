import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { CommandFailure, systemCode } from './command-failure.ts';

/** Why a file is not read: each is one sentence under `command.input-…`. */
export type InputTrouble = 'too-large' | 'missing' | 'forbidden' | 'folder' | 'unreadable';

/** A file that is too large, missing, or not to be read. The message is a sentence in English; `code` and `words` say it in another language. */
export class UnreadableInput extends CommandFailure {
  readonly code: InputTrouble | undefined;
  readonly words: Readonly<Record<string, string>>;

  constructor(message: string, options: { code?: InputTrouble; words?: Readonly<Record<string, string>>; cause?: unknown } = {}) {
    super(message, 2, options.cause === undefined ? {} : { cause: options.cause });
    this.code = options.code;
    this.words = options.words ?? {};
  }
}

/** Sentences are loaded when there is one to say: whoever reads a file that is there does not wait for them. */
async function unreadable(code: InputTrouble, words: Readonly<Record<string, string>>, cause?: unknown): Promise<UnreadableInput> {
  const { sayInput } = await import('./input-words.ts');
  return new UnreadableInput(sayInput(code, words), { code, words, cause });
}

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
    if (size > limit) throw await unreadable('too-large', { file: name, limit: inMegabytes(limit) });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function* bytesOf(stdin: Readable): AsyncGenerator<Uint8Array> {
  for await (const chunk of stdin) yield typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array);
}

async function* fileChunks(name: string): AsyncGenerator<Uint8Array> {
  const file = await open(name, 'r').catch(async (error: unknown) => {
    throw await whyNot(name, error);
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
    throw await whyNot(name, error);
  } finally {
    await file.close();
  }
}

function whyNot(file: string, error: unknown): Promise<UnreadableInput> {
  const code = systemCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return unreadable('missing', { file }, error);
  if (code === 'EACCES' || code === 'EPERM') return unreadable('forbidden', { file }, error);
  if (code === 'EISDIR') return unreadable('folder', { file }, error);
  return unreadable('unreadable', { file, code: code ?? '?' }, error);
}

function inMegabytes(bytes: number): string {
  return bytes >= 1_000_000 ? `${bytes / 1_000_000} MB` : `${bytes / 1_000} kB`;
}
