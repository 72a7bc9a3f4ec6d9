import ExcelJS from 'exceljs';
import { emptyCell, isErrorValue, type SheetCell, type SheetRow, sheetLimits } from './sheet.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { packArchive, unpackArchive } from './zip-archive.ts';

/** Unpacked XML of 10,000 rows and 64 columns stays below this. */
const unpackedLimit = 64_000_000;
const mostCells = sheetLimits.rows * sheetLimits.columns;
/** Rows that only carry a format are written too, up to the end of the sheet. */
const mostRows = 200_000;

const needed =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml))$/;
/** Everything of a sheet but its rows: merged areas and validations of whole columns take minutes to expand. */
const ignoreNodes = [
  'mergeCells',
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'extLst',
  'autoFilter',
  'rowBreaks',
  'headerFooter',
  'pageSetup',
  'printOptions',
  'sheetProtection',
  'sheetViews',
];

/**
 * The sheet that is read.
 * @property epoch day 0 of the workbook's day numbers; Excel for Macintosh once began in 1904
 * @property others the names of further sheets that have anything in them
 */
export type FirstSheet = {
  readonly rows: readonly SheetRow[];
  readonly epoch: 1900 | 1904;
  readonly name: string;
  readonly others: readonly string[];
};

/**
 * Reads the first sheet of an XLSX workbook that has anything in it. For a guarded child process only (decision 7).
 * Of the archive only the parts that hold values are unpacked, counted, and handed on to the reader of spreadsheets.
 * @throws UnreadableFile
 */
export async function readFirstSheet(bytes: Uint8Array): Promise<FirstSheet> {
  refuseMacros(bytes);
  const parts = unpackArchive(bytes, (name) => needed.test(name), unpackedLimit);
  if (!parts.has('xl/workbook.xml')) throw new UnreadableFile('archive-damaged');
  for (const [name, xml] of parts) if (name.startsWith('xl/worksheets/')) refuseTooMany(xml);
  const workbook = new ExcelJS.Workbook();
  try {
    const archive = packArchive(parts);
    await workbook.xlsx.load(new Uint8Array(archive).buffer, { ignoreNodes });
  } catch {
    throw new UnreadableFile('archive-damaged');
  }
  return chooseSheet(workbook);
}

function refuseMacros(bytes: Uint8Array): void {
  const names: string[] = [];
  const types = unpackArchive(bytes, (name) => names.push(name) > 0 && name === '[Content_Types].xml', unpackedLimit).get(
    '[Content_Types].xml',
  );
  if (names.some((name) => /vbaProject\.bin$|xl\/macrosheets\//i.test(name)) || types?.includes('macroEnabled'))
    throw new UnreadableFile('macros');
  if (names.includes('mimetype') && names.includes('content.xml')) throw new UnreadableFile('other-spreadsheet', { kind: 'OpenDocument' });
}

function refuseTooMany(xml: Buffer): void {
  if (count(xml, '<row') > mostRows) throw new UnreadableFile('too-many-rows', { limit: sheetLimits.rows });
  if (count(xml, '<c ') > mostCells) throw new UnreadableFile('too-many-cells', { limit: mostCells });
}

function count(xml: Buffer, tag: string): number {
  let found = 0;
  for (let at = xml.indexOf(tag); at >= 0; at = xml.indexOf(tag, at + tag.length)) found += 1;
  return found;
}

function chooseSheet(workbook: ExcelJS.Workbook): FirstSheet {
  const filled = workbook.worksheets.filter((sheet) => sheet.state === 'visible' && sheet.actualRowCount > 0);
  const [chosen, ...others] = filled;
  const epoch = workbook.properties.date1904 ? 1904 : 1900;
  if (chosen === undefined) return { rows: [], epoch, name: '', others: [] };
  return { rows: rowsOf(chosen), epoch, name: chosen.name, others: others.map((sheet) => sheet.name) };
}

function rowsOf(sheet: ExcelJS.Worksheet): SheetRow[] {
  const rows: SheetRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    // A stray cell far below does not make a million rows; the count is checked by whoever judges the table.
    if (number > sheetLimits.rows + 1_000) throw new UnreadableFile('too-many-rows', { limit: sheetLimits.rows });
    while (rows.length < number - 1) rows.push({ cells: [] });
    const cells: SheetCell[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      if (column > sheetLimits.columns * 2) return;
      while (cells.length < column - 1) cells.push(emptyCell);
      cells.push(readCell(cell));
    });
    rows.push(row.hidden ? { cells, hidden: true } : { cells });
  });
  return rows;
}

/** What a cell shows, by the kind the workbook gives it. A formula is never computed: its last value stands, and is said to be one. */
function readCell(cell: ExcelJS.Cell): SheetCell {
  if (cell.type === ExcelJS.ValueType.Formula) {
    const last = readValue(cell.result, cell.numFmt);
    return last.text.trim() === ''
      ? { text: `=${cell.formula ?? ''}`, kind: 'formula' }
      : last.kind === 'error'
        ? last
        : { text: last.text, kind: 'formula' };
  }
  return readValue(cell.value, cell.numFmt);
}

function readValue(value: unknown, format: string | undefined): SheetCell {
  if (value === null || value === undefined) return emptyCell;
  if (typeof value === 'string') return { text: value, ...(isErrorValue(value) && { kind: 'error' }) };
  if (typeof value === 'number') return { text: writeNumber(value, format ?? ''), kind: 'number' };
  if (typeof value === 'boolean') return { text: String(value) };
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? { text: '', kind: 'error' } : { text: value.toISOString().slice(0, 10), kind: 'day' };
  if (typeof value !== 'object') return emptyCell;
  if ('richText' in value && Array.isArray(value.richText))
    return { text: value.richText.map((run: { text?: unknown }) => String(run.text ?? '')).join('') };
  if ('error' in value) return { text: String(value.error), kind: 'error' };
  if ('text' in value) return readValue(value.text, format);
  return emptyCell;
}

/**
 * A number as the sheet shows it, where that carries meaning: leading zeros, a fixed text before them, per cent, decimals.
 * @example
 * writeNumber(42, '0000') // '0042'
 * writeNumber(0.8, '0%') // '80 %'
 */
export function writeNumber(value: number, format: string): string {
  const shown = format.split(';')[0]?.replace(/\[[^\]]*\]|_.|\*./g, '') ?? '';
  const literal = /^((?:"[^"]*"|\\.)*)(0+)((?:"[^"]*"|\\.)*)$/.exec(shown);
  const bare = (text = '') => text.replace(/"([^"]*)"|\\(.)/g, '$1$2');
  if (literal && Number.isInteger(value) && value >= 0)
    return bare(literal[1]) + String(value).padStart(literal[2]?.length ?? 0, '0') + bare(literal[3]);
  if (shown.replace(/"[^"]*"|\\./g, '').includes('%')) return `${plain(value * 100)} %`;
  const decimals = /^[#,]*0\.(0+)$/.exec(shown)?.[1]?.length;
  return decimals !== undefined && Math.abs(value) < 1e9 ? fixed(value, decimals) : plain(value);
}

/** A grade of 1.25 shown as 1.3 stays 1.25: what is shown may add zeros, never round. */
function fixed(value: number, decimals: number): string {
  const whole = plain(value);
  return (whole.split('.')[1]?.length ?? 0) > decimals ? whole : value.toFixed(decimals);
}

/** A spreadsheet keeps 15 digits; without this, 0.1 + 0.2 would show 17. */
function plain(value: number): string {
  const rounded = Number(value.toPrecision(15));
  return Math.abs(rounded) < 1e21 ? rounded.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 12 }) : String(rounded);
}
