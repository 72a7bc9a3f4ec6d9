import { readStrictJson, UnreadableJson } from '@laurel/credential';
import { type ExchangeDocument, readExchangeDocument, UnreadableDocument } from '@laurel/microcredential';
import { CommandFailure } from './command-failure.ts';
import { nameOf, readInput } from './read-input.ts';
import type { Shell } from './shell.ts';

/** The longest description we know has 12 kB. */
const limits = { bytes: 1_000_000, depth: 40, values: 50_000 };

const sentences: Readonly<Partial<Record<UnreadableJson['code'], string>>> = {
  empty: 'is empty',
  encoding: 'is not written in UTF-8',
  'too-deep': `is nested more than ${limits.depth} levels deep`,
  'too-many-values': `holds more than ${limits.values} values`,
  'repeated-member': 'names one member twice in an object',
  'lone-surrogate': 'holds half a character',
  number: 'holds a number with more digits than any reader keeps',
};

/**
 * Reads the exchange document of a file.
 * @throws CommandFailure one sentence that names the file
 */
export async function readDocument(file: string, shell: Shell): Promise<ExchangeDocument> {
  const bytes = await readInput(file, limits.bytes, shell.stdin);
  try {
    return readExchangeDocument(readStrictJson(bytes, limits));
  } catch (error) {
    if (error instanceof UnreadableJson) throw new CommandFailure(`${nameOf(file)} ${sentences[error.code] ?? 'is not JSON'}.`);
    if (error instanceof UnreadableDocument) throw new CommandFailure(`${nameOf(file)} is not an exchange document: ${error.message}.`);
    throw error;
  }
}
