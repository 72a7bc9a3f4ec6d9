import { CsvError, parse } from 'csv-parse/sync';
import { countHeadings } from './class-heading.ts';
import { UnreadableClassList } from './class-note.ts';
import { type ClassSheet, classLimits } from './class-sheet.ts';
import type { ColumnMap } from './column-map.ts';
import { decodeText } from './file-encoding.ts';

const delimiters = [',', ';', '\t', '|'] as const;

/**
 * Reads CSV or TSV as spreadsheets write it: any of four delimiters, RFC 4180 quotes, any line end.
 * @throws UnreadableClassList
 */
export function readDelimitedText(bytes: Uint8Array, map?: ColumnMap): ClassSheet {
  const decoded = decodeText(bytes);
  if (decoded === undefined) throw new UnreadableClassList('not-a-class-list');
  const { text, delimiter: declared } = withoutSeparatorLine(decoded.text);
  const records = parseRecords(text, declared ?? sniffDelimiter(text, map));
  return {
    rows: records.map((record) => ({ cells: record.map((cell) => (isErrorValue(cell) ? { text: cell, kind: 'error' } : { text: cell })) })),
    notes: decoded.guessed ? [{ code: 'letters-guessed' }] : [],
    ...(decoded.guessed && { guessedLetters: true }),
  };
}

/** Excel leaves `sep=;` in the first line for its own use. */
function withoutSeparatorLine(text: string): { text: string; delimiter?: string } {
  const line = /^"?sep=(.)"?(?:\r\n|\r|\n)/.exec(text);
  return line?.[1] === undefined ? { text } : { text: text.slice(line[0].length), delimiter: line[1] };
}

/**
 * The delimiter under which the first rows look most like a class list: known headings first, then rows of one width.
 * Looking at the text alone would take the comma of `Núñez, Jr.` for one.
 */
export function sniffDelimiter(text: string, map?: ColumnMap): string {
  const scored = delimiters.map((delimiter) => {
    const records = tryRecords(text, delimiter);
    const headings = Math.max(0, ...records.slice(0, 10).map((record) => countHeadings(record, map)));
    const width = records[0]?.length ?? 0;
    const even = records.filter((record) => record.length === width).length / Math.max(1, records.length);
    return { delimiter, score: headings * 1000 + (width > 1 ? even * 100 + Math.min(width, 60) : 0) };
  });
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).delimiter;
}

function tryRecords(text: string, delimiter: string): string[][] {
  try {
    return parse(text.slice(0, 200_000), { ...options(delimiter), to: 40 }) as string[][];
  } catch {
    return [];
  }
}

function parseRecords(text: string, delimiter: string): string[][] {
  try {
    // One row more than is taken, the heading and a few titles: enough to see that there are too many.
    return parse(text, { ...options(delimiter), to: classLimits.rows + 12 }) as string[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines ?? 0);
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') throw new UnreadableClassList('quote-not-closed', { line });
    if (error.code === 'CSV_MAX_RECORD_SIZE') throw new UnreadableClassList('row-too-long', { line });
    throw new UnreadableClassList('quote-misplaced', { line });
  }
}

function options(delimiter: string) {
  return {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // A quotation mark inside an unquoted cell (5" disk) is a quotation mark.
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: 100_000,
  };
}

/** What a spreadsheet leaves in a cell it could not compute, in English or German. */
export function isErrorValue(text: string): boolean {
  return /^#(?:N\/A|NAME\?|REF!|VALUE!|DIV\/0!|NUM!|NULL!|NV|BEZUG!|WERT!|ZAHL!)$/.test(text.trim());
}
