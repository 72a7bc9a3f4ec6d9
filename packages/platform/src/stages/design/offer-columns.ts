import { elementOf } from '@laurel/microcredential';
import { isBlank, type SheetCell, type SheetRow } from '../../base/office-files/sheet.ts';
import { fromSpreadsheet } from '../../base/spreadsheet-text.ts';
import type { Asked } from './answer-read.ts';
import { findHeading, languageOfHeading } from './offer-heading.ts';
import { note, type OfferNote } from './offer-note.ts';
import { type Entry, type OfferColumns, type OfferOptions, type OfferRead, offerFrom } from './offer-table.ts';
import { UnreadableOffer } from './unreadable-offer.ts';
import { wordsOf } from './words-of.ts';

/** A table before anybody has said what its columns mean. `beyond`: how many further rows the file has. */
export type OfferTable = {
  readonly kind: 'text' | 'workbook';
  readonly rows: readonly SheetRow[];
  readonly beyond: number;
  readonly before: readonly OfferNote[];
};

/** Whether the answers stand below their headings, or beside them. */
export type Lies = 'across' | 'down';

/** A heading of a table with the answer of its first offer, and what stands there to recognise it by. */
export type LaidColumn = {
  readonly heading: string;
  readonly cell: SheetCell;
  readonly first: readonly string[];
  readonly found: Entry['found'];
};
/** `unreadRows`: rows that are not there to be read, though each of them is an answer */
export type LaidTable = {
  readonly lies: Lies;
  readonly columns: readonly LaidColumn[];
  readonly offers: number;
  readonly unreadRows: number;
};

type Find = (heading: string) => Entry['found'];

/**
 * Reads a table in which an offer is a row under its headings, or a line for each answer with its heading at the left.
 * @throws UnreadableOffer
 */
export function readOfferTable(table: OfferTable, options: OfferOptions): OfferRead {
  return readLaid(layOut(table, { columns: options.columns }), table.before, options);
}

/** Which columns a table has, and what is known of them. Where no heading is known, its shape decides how it lies. */
export function layOut(
  { rows, beyond }: OfferTable,
  wanted: { columns?: OfferColumns | undefined; lies?: Lies | undefined } = {},
): LaidTable {
  const find = finder(wanted.columns);
  const filled = rows.filter((row) => !isBlank(row));
  const widths = filled.slice(0, 10).map((row) => row.cells.filter((cell) => find(cell.text) !== undefined).length);
  const across = Math.max(0, ...widths);
  const down = filled.filter((row) => find(firstOf(row).text) !== undefined).length;
  const lies = wanted.lies ?? (down === across ? lieBySight(filled) : down > across ? 'down' : 'across');
  if (lies === 'down') return { lies, columns: columnsDown(filled, find), offers: 1, unreadRows: beyond };
  const at = across === 0 ? filled.findIndex((row) => filledIn(row) > 1) : widths.indexOf(across);
  const below = filled.slice(Math.max(0, at) + 1);
  return { lies, columns: columnsAcross(filled[Math.max(0, at)], below, find), offers: below.length + beyond, unreadRows: 0 };
}

/**
 * The description that a table makes.
 * @param columns with what each of them means
 * @throws UnreadableOffer
 */
export function readLaid(
  { lies, columns, offers, unreadRows }: LaidTable,
  before: readonly OfferNote[],
  { language }: OfferOptions,
): OfferRead {
  if (offers === 0) throw new UnreadableOffer('nothing-known');
  if (unreadRows > 0) throw new UnreadableOffer('too-many-rows', { limit: columns.length });
  const several = lies === 'across' && offers > 1 ? [note('several-offers', undefined, String(offers))] : [];
  const odd = columns.flatMap(({ heading, cell, found }) =>
    found === 'left-out'
      ? []
      : cell.kind === 'error'
        ? [note('cell-error', heading, cell.text)]
        : cell.kind === 'formula'
          ? [note('formula', heading, cell.text)]
          : [],
  );
  const entries = columns
    .filter(({ cell }) => cell.kind !== 'error')
    .map(({ heading, cell, found }) => ({ heading, found, text: fromSpreadsheet(cell.text) }));
  return offerFrom(entries, [...before, ...several, ...odd], language);
}

/** What a column means that somebody has pointed at; its heading may say in which language. */
export function meant(asked: Asked, heading: string): Entry['found'] {
  const language = languageOfHeading(heading);
  return { asked, ...(language !== undefined && { language }) };
}

function finder(columns: OfferColumns = {}): Find {
  const mapped = new Map(Object.entries(columns).map(([heading, key]) => [wordsOf(heading), key]));
  return (heading) => {
    const key = mapped.get(wordsOf(heading));
    if (key === '') return 'left-out';
    return key !== undefined && elementOf(key) !== undefined ? meant(key, heading) : findHeading(heading);
  };
}

/** A form asks more than one question and less than a hundred, and has one answer beside each. */
const mostQuestions = 100;

function lieBySight(rows: readonly SheetRow[]): Lies {
  const width = rows.reduce((most, row) => Math.max(most, filledIn(row)), 0);
  return rows.length === 1 || (width <= 2 && rows.length <= mostQuestions) ? 'down' : 'across';
}

function filledIn(row: SheetRow): number {
  return row.cells.filter((cell) => cell.text.trim() !== '').length;
}

function firstOf(row: SheetRow): SheetCell {
  return row.cells.find((cell) => cell.text.trim() !== '') ?? { text: '' };
}

/** So many values show what a column is about. */
const valuesShown = 3;

function columnsAcross(headings: SheetRow | undefined, offers: readonly SheetRow[], find: Find): LaidColumn[] {
  const [offer, ...others] = offers;
  const width = Math.max(headings?.cells.length ?? 0, offer?.cells.length ?? 0);
  return Array.from({ length: width }, (_, at) => {
    const heading = headings?.cells[at]?.text.trim() ?? '';
    const cell = offer?.cells[at] ?? { text: '' };
    const first = [cell, ...others.slice(0, 20).map((row) => row.cells[at] ?? { text: '' })].map(shown).filter((text) => text !== '');
    return { heading, cell, first: first.slice(0, valuesShown), found: find(heading) };
  });
}

function columnsDown(rows: readonly SheetRow[], find: Find): LaidColumn[] {
  return rows.map((row) => {
    const label = firstOf(row);
    const behind = row.cells.slice(row.cells.indexOf(label) + 1);
    const cell = behind.find((each) => each.text.trim() !== '') ?? { text: '' };
    return { heading: label.text.trim(), cell, first: [shown(cell)].filter((text) => text !== ''), found: find(label.text.trim()) };
  });
}

function shown({ text }: SheetCell): string {
  const line = fromSpreadsheet(text).replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
