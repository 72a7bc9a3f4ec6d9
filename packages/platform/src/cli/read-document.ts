import { UnreadableJson } from '@laurel/credential';
import { UnreadableDocument } from '@laurel/microcredential';
import type { Say } from '../base/languages/message.ts';
import { sheetLimits } from '../base/office-files/sheet.ts';
import type { OfferRead } from '../stages/design/offer-table.ts';
import { sayUnreadableOffer } from '../stages/design/offer-words.ts';
import { readOffer } from '../stages/design/read-offer.ts';
import { offerJsonLimits } from '../stages/design/read-offer-json.ts';
import { LARGEST_DESCRIPTION, troublesIn } from '../stages/design/storable.ts';
import { UnreadableOffer } from '../stages/design/unreadable-offer.ts';
import { CommandFailure } from './command-failure.ts';
import { english, nameOf, sayUnreadableInput } from './input-words.ts';
import { readInput, UnreadableInput } from './read-input.ts';
import type { Shell } from './shell.ts';

/**
 * Reads the offer of a file, whatever its kind (stages/design/read-offer.ts), and refuses what the pages refuse: texts that are too long,
 * and characters that nobody sees.
 * @throws CommandFailure one sentence that names the file
 */
export async function readDocument(file: string, shell: Shell, say: Say = english): Promise<OfferRead> {
  const name = nameOf(file, say);
  try {
    const read = await readOffer(await readInput(file, sheetLimits.bytes, shell.stdin), file === '-' ? undefined : file);
    refuseTroubles(read, name, say);
    return read;
  } catch (error) {
    if (error instanceof UnreadableOffer) throw new CommandFailure(whyNot(error, name, say));
    if (error instanceof UnreadableInput) throw new CommandFailure(sayUnreadableInput(say, error), error.exitCode, { cause: error });
    throw error;
  }
}

function refuseTroubles({ document }: OfferRead, name: string, say: Say): void {
  const place = 'description';
  const [trouble] = troublesIn(document.description, place);
  if (trouble === undefined) return;
  const isWhole = trouble.path === place && JSON.stringify(document.description).length > LARGEST_DESCRIPTION;
  const says =
    trouble.code === 'hidden-characters'
      ? say('design.import-hidden', { place: trouble.path })
      : isWhole
        ? say('check.too-large')
        : say('design.import-too-long', { place: trouble.path });
  throw new CommandFailure(`${name}: ${says}.`);
}

/** What is wrong with it to the letter is told in the language of those who write such documents by program. */
function whyNoDocument({ path, message }: UnreadableDocument, say: Say): string {
  return say === english ? message : say('design.import-wrong', { place: path });
}

const limits = { megabytes: offerJsonLimits.bytes / 1_000_000, levels: offerJsonLimits.depth, values: offerJsonLimits.values };

function whyNot(error: UnreadableOffer, file: string, say: Say): string {
  if (error.cause instanceof UnreadableJson) return say(`command.json-${error.cause.code}`, { file, ...limits });
  if (error.cause instanceof UnreadableDocument) return say('command.no-exchange-document', { file, why: whyNoDocument(error.cause, say) });
  if (error.code === 'json' || error.code === 'empty')
    return say(error.code === 'json' ? 'command.json-syntax' : 'command.json-empty', { file });
  return say('command.cannot-be-read', { file, why: sayUnreadableOffer(say, error) });
}
