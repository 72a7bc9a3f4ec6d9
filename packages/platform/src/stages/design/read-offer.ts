import type { ExchangeDocument } from '@laurel/microcredential';
import { type InputIssue, Refusal } from '../../base/refusal.ts';
import { readExchangeInput } from './exchange-input.ts';
import { LARGEST_DESCRIPTION } from './storable.ts';

/** Something that a reader should know of how a file was read; its sentence is `offer-note.` and the code. */
export type OfferNote = { readonly code: string; readonly place?: string };

export type ReadOffer = { readonly document: ExchangeDocument; readonly notes: readonly OfferNote[] };

/** As many as anybody reads. */
const MOST_NOTES = 20;

/**
 * The offer in a file or in what was pasted: an exchange document in JSON.
 * @param _fileName tells kinds of files apart that begin alike; JSON is known by itself
 * @throws Refusal `invalid-input` with the place and the code of what cannot be read
 */
export async function readOffer(bytes: Uint8Array, _fileName: string | undefined): Promise<ReadOffer> {
  const json = parsed(textOf(bytes));
  const document = readExchangeInput(json);
  if (JSON.stringify(document).length > LARGEST_DESCRIPTION) throw refused({ path: 'document', code: 'too_big', message: 'is too long' });
  return { document, notes: leftOut(json).slice(0, MOST_NOTES) };
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused({ path: 'document', code: 'not-text', message: 'is no text in UTF-8' });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused({ path: 'document', code: 'not-json', message: 'is not JSON' });
  }
}

const refused = (issue: InputIssue) => new Refusal('invalid-input', {}, { issues: [issue] });

/** What stands beside the description and the certificate is no part of the offer. */
function leftOut(json: unknown): OfferNote[] {
  const known = new Set(['description', 'certificate', 'document']);
  return Object.keys(json as object)
    .filter((member) => !known.has(member))
    .map((place) => ({ code: 'left-out', place: place.slice(0, 80) }));
}
