import { type ElementKey, language as languageOf } from '@laurel/microcredential';
import type { Problem } from '../../base/ui/error-summary.tsx';
import type { Answers } from '../../base/ui/page.ts';
import type { Visit } from '../../base/ui/visit.ts';
import { readCarriedTable } from './carried-table.ts';
import { labelOf } from './design-words.ts';
import { askedElements } from './noted-elements.ts';
import { type LaidColumn, type LaidTable, type Lies, layOut, meant, type OfferTable, readLaid } from './offer-columns.ts';
import type { OfferRead } from './offer-table.ts';
import { sayUnreadableOffer } from './offer-words.ts';
import { UnreadableOffer } from './unreadable-offer.ts';

/** A table whose columns somebody is asked about, with what they have said so far. */
export type ColumnNaming = {
  readonly table: OfferTable;
  readonly laid: LaidTable;
  /** the columns that are asked about, by their place */
  readonly asked: readonly number[];
  /** what they mean, by their place; what is not there is left out */
  readonly meanings: ReadonlyMap<number, ElementKey>;
  /** of the texts in the table */
  readonly language: string;
  readonly problems: readonly Problem[];
};

/** More selects than a page can hold are no help: what is beyond is named after the table was read. */
const MOST_ASKED = 64;

export const fieldOfColumn = (place: number): string => `column.${place}`;

/** What is to be asked about a table before it is read; `undefined` where every column is known, or nothing in it is a table at all. */
export function beginNaming(visit: Visit, table: OfferTable): ColumnNaming | undefined {
  const naming = namingOf(table, undefined, visit.language.tag);
  const isKnown = naming.laid.columns.some(({ found }) => found !== undefined);
  return naming.asked.length > 0 && (isKnown || looksLikeTable(table)) ? naming : undefined;
}

/** Of a text in which nothing is known only even rows make a table; a sentence with a comma in it is none. */
function looksLikeTable({ kind, rows }: OfferTable): boolean {
  const filled = rows.filter(({ cells }) => cells.filter(({ text }) => text.trim() !== '').length > 1);
  const [first] = filled;
  return (
    filled.length > 1 &&
    (kind === 'workbook' || (filled.length === rows.length && rows.every((row) => row.cells.length === first?.cells.length)))
  );
}

function namingOf(table: OfferTable, lies: Lies | undefined, language: string): ColumnNaming {
  const laid = layOut(table, { lies });
  const asked = laid.columns.flatMap(({ found, cell }, place) => (found === undefined && cell.text.trim() !== '' ? [place] : []));
  return { table, laid, asked: asked.slice(0, MOST_ASKED), meanings: new Map(), language, problems: [] };
}

/** The form as it came back; `undefined` where the table in it was damaged on the way. */
export function readNaming(visit: Visit, answers: Answers): ColumnNaming | undefined {
  const table = readCarriedTable(answers.text('table'));
  if (table === undefined) return undefined;
  const shown: Lies = answers.text('table.lies') === 'down' ? 'down' : 'across';
  const given = answers.text('table.language');
  const language = languageOf(given) === undefined ? visit.language.tag : given;
  const naming = namingOf(table, shown, language);
  if (answers.text('do') === 'turn') {
    const turned = namingOf(table, shown === 'down' ? 'across' : 'down', language);
    const isEmpty = turned.asked.length === 0 && turned.laid.columns.every(({ found }) => found === undefined);
    return isEmpty ? { ...naming, problems: [{ says: visit.say('columns.none-there') }] } : turned;
  }
  const meanings = new Map(
    naming.asked.flatMap((place): [number, ElementKey][] => {
      const key = askedElements.find((known) => known === answers.text(fieldOfColumn(place)));
      return key === undefined ? [] : [[place, key]];
    }),
  );
  return { ...naming, meanings };
}

/** The offer that a table makes with its columns named so; the form again where they cannot be meant so. */
export function nameColumns(visit: Visit, naming: ColumnNaming): OfferRead | ColumnNaming {
  const { table, laid, asked, meanings, language } = naming;
  const columns = laid.columns.map((column, place): LaidColumn => {
    const key = meanings.get(place);
    if (key !== undefined) return { ...column, found: meant(key, column.heading) };
    return asked.includes(place) ? { ...column, found: 'left-out' } : column;
  });
  const twice = namedTwice(visit, columns, asked);
  if (twice.length > 0) return { ...naming, problems: twice };
  try {
    return readLaid({ ...laid, columns }, table.before, { language });
  } catch (error) {
    if (!(error instanceof UnreadableOffer)) throw error;
    if (error.code === 'nothing-known') return { ...naming, problems: [at(asked[0], visit.say('columns.none-named'))] };
    const place = columns.findIndex(({ heading }) => heading.slice(0, 80) === error.words.place);
    return { ...naming, problems: [at(asked.includes(place) ? place : asked[0], sayUnreadableOffer(visit.say, error))] };
  }
}

function at(place: number | undefined, says: string): Problem {
  return place === undefined ? { says } : { field: fieldOfColumn(place), says };
}

/** Two columns with one meaning in one language: the second would be lost. */
function namedTwice(visit: Visit, columns: readonly LaidColumn[], asked: readonly number[]): readonly Problem[] {
  const first = new Map<string, number>();
  for (const [place, { found, cell }] of columns.entries()) {
    if (found === undefined || found === 'left-out' || asked.includes(place) || cell.text.trim() === '') continue;
    first.set(meaningOf(found), place);
  }
  return asked.flatMap((place) => {
    const found = columns[place]?.found;
    if (found === undefined || found === 'left-out') return [];
    const before = first.get(meaningOf(found));
    first.set(meaningOf(found), place);
    if (before === undefined) return [];
    const words = {
      column: headingOf(visit, columns, place),
      other: headingOf(visit, columns, before),
      element: labelOf(visit, found.asked),
    };
    return [at(place, visit.say('columns.named-twice', words))];
  });
}

function meaningOf({ asked, language = '' }: { asked: string; language?: string | undefined }): string {
  return `${asked} ${language}`;
}

/** What a column is called, or which one it is. */
export function headingOf(visit: Visit, columns: readonly LaidColumn[], place: number): string {
  const heading = columns[place]?.heading.replace(/\s+/g, ' ').trim() ?? '';
  if (heading === '') return visit.say('import.column-number', { number: place + 1 });
  return heading.length > 80 ? `${heading.slice(0, 80)}…` : heading;
}
