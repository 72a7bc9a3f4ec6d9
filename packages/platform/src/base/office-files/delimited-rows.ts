import { CsvError, parse } from 'csv-parse/sync';
import { decodeText } from './file-encoding.ts';
import { isErrorValue, type SheetRow, sheetLimits } from './sheet.ts';
import { UnreadableFile } from './unreadable-file.ts';

const delimiters = [',', ';', '\t', '|'] as const;

/** Says how many of these cells are headings that a reader knows. */
export type CountHeadings = (record: readonly string[]) => number;

/**
 * Reads CSV or TSV as spreadsheets write it: any of four delimiters, RFC 4180 quotes, any line end.
 * @returns `guessed` where the file did not say how its letters are coded
 * @throws UnreadableFile
 */
export function readDelimitedRows(bytes: Uint8Array, countHeadings: CountHeadings): { rows: SheetRow[]; guessed: boolean } {
  const decoded = decodeText(bytes);
  if (decoded === undefined) throw new UnreadableFile('no-text');
  const { text, delimiter: declared } = withoutSeparatorLine(decoded.text);
  const records = parseRecords(text, declared ?? sniffDelimiter(text, countHeadings));
  return {
    rows: records.map((record) => ({ cells: record.map((cell) => (isErrorValue(cell) ? { text: cell, kind: 'error' } : { text: cell })) })),
    guessed: decoded.guessed === true,
  };
}

/** Excel leaves `sep=;` in the first line for its own use. */
function withoutSeparatorLine(text: string): { text: string; delimiter?: string } {
  const line = /^"?sep=(.)"?(?:\r\n|\r|\n)/.exec(text);
  return line?.[1] === undefined ? { text } : { text: text.slice(line[0].length), delimiter: line[1] };
}

/**
 * The delimiter under which the first rows look most like a table: known headings first, then rows of one width.
 * Looking at the text alone would take the comma of `Núñez, Jr.` for one.
 */
export function sniffDelimiter(text: string, countHeadings: CountHeadings): string {
  const scored = delimiters.map((delimiter) => {
    const records = tryRecords(text, delimiter);
    const headings = Math.max(0, ...records.slice(0, 10).map(countHeadings));
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
    return parse(text, { ...options(delimiter), to: sheetLimits.rows + 12 }) as string[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines ?? 0);
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') throw new UnreadableFile('quote-not-closed', { line });
    if (error.code === 'CSV_MAX_RECORD_SIZE') throw new UnreadableFile('row-too-long', { line });
    throw new UnreadableFile('quote-misplaced', { line });
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
