import type { Description, ElementKey, ExchangeDocument } from '@laurel/microcredential';
import { elementOf } from '@laurel/microcredential';
import { isBlank, type SheetCell, type SheetRow } from '../../base/office-files/sheet.ts';
import { fromSpreadsheet } from '../../base/spreadsheet-text.ts';
import type { Asked, Said } from './answer-read.ts';
import { elementIn, withElement } from './mask.ts';
import { findHeading, findQuestion, type Heading } from './offer-heading.ts';
import { note, type OfferNote } from './offer-note.ts';
import { readAnswer } from './read-answer.ts';
import { LARGEST_DESCRIPTION, LONGEST_TEXT } from './storable.ts';
import { UnreadableOffer } from './unreadable-offer.ts';
import { wordsOf } from './words-of.ts';

/** What is asked by headings that a person has pointed at on the screen; an empty one is left out on purpose. */
export type OfferColumns = Readonly<Record<string, ElementKey | ''>>;
export type OfferOptions = { readonly columns?: OfferColumns; readonly language?: string };
export type OfferRead = { readonly document: ExchangeDocument; readonly notes: readonly OfferNote[] };

/** A heading as it stands in the file, with what stands under or beside it. */
export type Entry = { readonly heading: string; readonly found: Heading | 'left-out' | undefined; readonly text: string };

/**
 * The description that these answers make. What is said first stands; what is only concluded gives way to what is said.
 * @throws UnreadableOffer where no heading is known, or a text is longer than a description may hold
 */
export function offerFrom(entries: readonly Entry[], before: readonly OfferNote[], language = 'en'): OfferRead {
  if (!entries.some(({ found }) => found !== undefined && found !== 'left-out')) throw new UnreadableOffer('nothing-known');
  const notes: OfferNote[] = [...before];
  const said: Said[] = [];
  for (const { heading, found, text } of entries) {
    if (longestIn(found, text) > LONGEST_TEXT)
      throw new UnreadableOffer('text-too-long', { place: heading.slice(0, 80), limit: LONGEST_TEXT });
    if (text.trim() === '' || found === 'left-out') continue;
    if (found === undefined) {
      notes.push(note('heading', shortened(heading), text));
      continue;
    }
    const answer = readAnswer(found.asked, text, found.language ?? language);
    said.push(...answer.said);
    notes.push(...answer.notes);
  }
  return { document: { description: descriptionOf(said, notes) }, notes };
}

/** Of a list no single line may be longer than a text. */
function longestIn(found: Entry['found'], text: string): number {
  const isList = typeof found === 'object' && elementOf(found.asked)?.answer?.kind === 'lines' && text.length <= LARGEST_DESCRIPTION;
  return isList ? Math.max(...text.split('\n').map((line) => line.length)) : text.length;
}

function descriptionOf(said: readonly Said[], notes: OfferNote[]): Description {
  let description: Description = {};
  for (const { key, value, weak } of [...said.filter((each) => !each.weak), ...said.filter((each) => each.weak)]) {
    const there = elementIn(description, key);
    const texts = joinedTexts(there, value);
    if (there === undefined || texts !== undefined) description = withElement(description, key, texts ?? value) as Description;
    else if (!weak && JSON.stringify(there) !== JSON.stringify(value)) notes.push(note('twice', key, plainly(value)));
  }
  return description;
}

const isText = (value: unknown): value is Record<string, string> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same text in a further language is no second answer. */
function joinedTexts(there: unknown, value: unknown): Record<string, string> | undefined {
  if (!isText(there) || !isText(value) || Object.keys(value).some((language) => language in there)) return undefined;
  return Object.values({ ...there, ...value }).every((text) => typeof text === 'string') ? { ...there, ...value } : undefined;
}

function plainly(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function shortened(heading: string): string {
  const line = heading.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}

/** Reads a table in which an offer is a row under its headings, or a line for each answer with its heading at the left. */
export function readOfferTable(rows: readonly SheetRow[], before: readonly OfferNote[], options: OfferOptions): OfferRead {
  const find = finder(options.columns);
  const filled = rows.filter((row) => !isBlank(row));
  const widths = filled.slice(0, 10).map((row) => row.cells.filter((cell) => find(cell.text) !== undefined).length);
  const across = Math.max(0, ...widths);
  const down = filled.filter((row) => find(firstOf(row).text) !== undefined).length;
  return down >= across ? readDown(filled, find, before, options) : readAcross(filled, widths.indexOf(across), find, before, options);
}

type Find = (heading: string) => Entry['found'];

function finder(columns: OfferColumns = {}): Find {
  const mapped = new Map(Object.entries(columns).map(([heading, key]) => [wordsOf(heading), key]));
  return (heading) => {
    const key = mapped.get(wordsOf(heading));
    if (key === '') return 'left-out';
    return key !== undefined && elementOf(key) !== undefined ? { asked: key as Asked } : findHeading(heading);
  };
}

function firstOf(row: SheetRow): SheetCell {
  return row.cells.find((cell) => cell.text.trim() !== '') ?? { text: '' };
}

function readAcross(rows: readonly SheetRow[], at: number, find: Find, before: readonly OfferNote[], options: OfferOptions): OfferRead {
  const headings = rows[at]?.cells ?? [];
  const [offer, ...others] = rows.slice(at + 1);
  if (offer === undefined) throw new UnreadableOffer('nothing-known');
  const cells = offer.cells.map((cell, column) => ({ heading: headings[column]?.text.trim() ?? '', cell }));
  const several = others.length > 0 ? [note('several-offers', undefined, String(others.length + 1))] : [];
  return fromCells(cells, find, [...before, ...several], options);
}

function readDown(rows: readonly SheetRow[], find: Find, before: readonly OfferNote[], options: OfferOptions): OfferRead {
  const cells = rows.map((row) => {
    const label = firstOf(row);
    const behind = row.cells.slice(row.cells.indexOf(label) + 1);
    return { heading: label.text.trim(), cell: behind.find((cell) => cell.text.trim() !== '') ?? { text: '' } };
  });
  return fromCells(cells, find, before, options);
}

function fromCells(
  cells: readonly { heading: string; cell: SheetCell }[],
  find: Find,
  before: readonly OfferNote[],
  { language }: OfferOptions,
): OfferRead {
  const odd = cells.flatMap(({ heading, cell }) =>
    cell.kind === 'error' ? [note('cell-error', heading, cell.text)] : cell.kind === 'formula' ? [note('formula', heading, cell.text)] : [],
  );
  const entries = cells
    .filter(({ cell }) => cell.kind !== 'error')
    .map(({ heading, cell }) => ({ heading, found: find(heading), text: fromSpreadsheet(cell.text) }));
  return offerFrom(entries, [...before, ...odd], language);
}

/** A question of a form, with the questions that begin with its words. */
export function entryOf(heading: string, text: string): Entry {
  return { heading, found: findQuestion(heading), text };
}
