import { GuardStopped, type Limits, recognise, runGuarded } from '@laurel/credential';
import { readDelimitedRows } from '../../base/office-files/delimited-rows.ts';
import { sheetLimits } from '../../base/office-files/sheet.ts';
import { UnreadableFile } from '../../base/office-files/unreadable-file.ts';
import { type OfferTable, readOfferTable } from './offer-columns.ts';
import type { OfferFile } from './offer-file.ts';
import { findHeading } from './offer-heading.ts';
import { note } from './offer-note.ts';
import { readOfferPaper } from './offer-paper.ts';
import type { OfferOptions, OfferRead } from './offer-table.ts';
import { readOfferJson, readOfferToken } from './read-offer-json.ts';
import { UnreadableOffer } from './unreadable-offer.ts';

/** A filled form takes a quarter of a second and 100 MB; what takes more is made to. */
const guard: Limits = { deadlineMs: 20_000, memoryMb: 500 };

/**
 * Reads an offer into the exchange document, told by its bytes and not by its name: an exchange document, an Open Badge or ELM credential,
 * a form filled in a word processor (DOCX), or a table (XLSX, CSV). `notes` say what could not be carried over or has to be asked.
 * Whatever is unpacked for it is unpacked in a child process (decision 7); nothing is ever fetched.
 * @throws UnreadableOffer
 */
export async function readOffer(
  bytes: Uint8Array,
  fileName: string | undefined,
  options: OfferOptions = {},
  limits: Limits = guard,
): Promise<OfferRead> {
  return readOpened(await openOffer(bytes, fileName, options, limits), fileName, options);
}

/**
 * The offer in what {@link openOffer} opened.
 * @throws UnreadableOffer
 */
export function readOpened(opened: OpenedOffer, fileName: string | undefined, options: OfferOptions = {}): OfferRead {
  if (!('table' in opened)) return opened;
  try {
    return readOfferTable(opened.table, options);
  } catch (error) {
    // Whoever names it JSON is told about JSON.
    const isNone = error instanceof UnreadableOffer && error.code === 'nothing-known';
    if (isNone && isNamedJson(fileName)) throw new UnreadableOffer('json', {}, error);
    throw error;
  }
}

/** The offer in a file; of a table, the table itself, so that somebody can be asked what its columns mean. */
export type OpenedOffer = OfferRead | { readonly table: OfferTable };

/**
 * The same as {@link readOffer}, without reading tables.
 * @throws UnreadableOffer
 */
export async function openOffer(
  bytes: Uint8Array,
  fileName: string | undefined,
  options: OfferOptions = {},
  limits: Limits = guard,
): Promise<OpenedOffer> {
  if (bytes.length === 0) throw new UnreadableOffer('empty');
  if (bytes.length > sheetLimits.bytes) throw new UnreadableOffer('too-large', { megabytes: sheetLimits.bytes / 1_000_000 });
  const seen = recognise(bytes);
  if (seen.kind === 'json' && !isUtf16(bytes)) return readOfferJson(bytes);
  if (seen.kind === 'other' && seen.seen === 'token') return readOfferToken(bytes);
  if (seen.kind === 'pdf') throw new UnreadableOffer('not-an-offer');
  if (seen.kind === 'other' && seen.seen === 'office') throw new UnreadableOffer('old-or-locked');
  if (seen.kind === 'other' && seen.seen === 'zip') return fromFile(await openGuarded(bytes, limits), options);
  if (seen.kind === 'other' && !['text', 'binary'].includes(seen.seen)) throw new UnreadableOffer('not-an-offer');
  return fromText(bytes, fileName);
}

async function openGuarded(bytes: Uint8Array, limits: Limits): Promise<OfferFile> {
  try {
    return await runGuarded<OfferFile>(fileModule(), 'openOfferFile', bytes, limits);
  } catch (error) {
    if (error instanceof GuardStopped) throw new UnreadableOffer('stopped');
    throw error;
  }
}

/** Compiled, the module beside this one is JavaScript. */
function fileModule(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './offer-file.ts' : './offer-file.js', import.meta.url);
}

function fromFile(file: OfferFile, options: OfferOptions): OpenedOffer {
  if ('refused' in file) throw new UnreadableOffer(file.refused, file.words);
  if ('paper' in file) return readOfferPaper(file.paper, options);
  const { rows, others } = file.sheet;
  const before = others.length > 0 ? [note('other-sheets', undefined, others.join(', '))] : [];
  return { table: { kind: 'workbook', rows, beyond: 0, before } };
}

function fromText(bytes: Uint8Array, fileName: string | undefined): OpenedOffer {
  try {
    const known = (record: readonly string[]) => record.filter((cell) => findHeading(cell) !== undefined).length;
    const { rows, guessed } = readDelimitedRows(bytes, known);
    return { table: { kind: 'text', rows, beyond: 0, before: guessed ? [note('letters-guessed')] : [] } };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw isNamedJson(fileName) ? new UnreadableOffer('json', {}, error) : new UnreadableOffer(error.code, error.words);
  }
}

export function isNamedJson(fileName: string | undefined): boolean {
  return fileName?.toLowerCase().endsWith('.json') === true;
}

/** Excel writes "Unicode text" so; JSON is UTF-8 (RFC 8259, 8.1). */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
