import { UnreadableJson } from '@laurel/credential';
import { UnreadableDocument } from '@laurel/microcredential';
import { fallbackLanguage } from '../base/languages/language.ts';
import { speak } from '../base/languages/message.ts';
import { sheetLimits } from '../base/office-files/sheet.ts';
import type { OfferRead } from '../stages/design/offer-table.ts';
import { sayUnreadableOffer } from '../stages/design/offer-words.ts';
import { readOffer } from '../stages/design/read-offer.ts';
import { offerJsonLimits } from '../stages/design/read-offer-json.ts';
import { UnreadableOffer } from '../stages/design/unreadable-offer.ts';
import { CommandFailure } from './command-failure.ts';
import { nameOf, readInput } from './read-input.ts';
import type { Shell } from './shell.ts';

const sentences: Readonly<Partial<Record<UnreadableJson['code'], string>>> = {
  empty: 'is empty',
  encoding: 'is not written in UTF-8',
  'too-large': `is larger than ${offerJsonLimits.bytes / 1_000_000} MB, which is more than is read`,
  'too-deep': `is nested more than ${offerJsonLimits.depth} levels deep`,
  'too-many-values': `holds more than ${offerJsonLimits.values} values`,
  'repeated-member': 'names one member twice in an object',
  'lone-surrogate': 'holds half a character',
  number: 'holds a number with more digits than any reader keeps',
};

/**
 * Reads the offer of a file, whatever its kind (stages/design/read-offer.ts).
 * @throws CommandFailure one sentence that names the file
 */
export async function readDocument(file: string, shell: Shell): Promise<OfferRead> {
  const bytes = await readInput(file, sheetLimits.bytes, shell.stdin);
  try {
    return await readOffer(bytes, file === '-' ? undefined : file);
  } catch (error) {
    if (error instanceof UnreadableOffer) throw new CommandFailure(`${nameOf(file)} ${whyNot(error)}.`);
    throw error;
  }
}

function whyNot(error: UnreadableOffer): string {
  if (error.cause instanceof UnreadableJson) return sentences[error.cause.code] ?? 'is not JSON';
  if (error.cause instanceof UnreadableDocument) return `is not an exchange document: ${error.cause.message}`;
  if (error.code === 'json') return 'is not JSON';
  if (error.code === 'empty') return 'is empty';
  return `cannot be read: ${sayUnreadableOffer(speak(fallbackLanguage), error)}`;
}
