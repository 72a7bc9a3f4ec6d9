import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isBlank, sheetLimits } from '../../base/office-files/sheet.ts';
import { countHeadings, type Field, fieldNamed, fields, findHeading, type GradedComponent } from './class-heading.ts';
import { UnreadableClassList } from './class-note.ts';
import type { ClassSheet } from './class-sheet.ts';
import { cleanText } from './clean-text.ts';

/** More learners than any class has, and as many as one screen can still show. */
export const LONGEST_LIST = 2_000;

/** What a column of the sheet is: a field, the grade of a component (`component-0`), or left out knowingly. */
export const meaning = z.union([z.enum(fields as [Field, ...Field[]]), z.string().regex(/^component-\d{1,2}$/), z.literal('')]);
export type Meaning = z.output<typeof meaning>;

const text = z.string().max(2_000);
/** How the list is to be read where neither it nor the description says so. */
export const listRules = z.object({
  /** best, lowest pass and worst grade: `1.0, 4.0, 5.0` */
  scale: text.default(''),
  minAttendance: z.number().min(0).max(100).optional(),
  /** the day of assessment of a list without such a column */
  assessedOn: text.default(''),
  /** words of the list's own language */
  pass: z.array(text).max(20).default([]),
  fail: z.array(text).max(20).default([]),
});
export type ListRules = z.output<typeof listRules>;

/** What a person said about one row. */
export const rowDecision = z.object({
  /** cells that were repaired, by column */
  cells: z.record(z.string().regex(/^\d{1,2}$/), text).default({}),
  /** the doubts about it that are none, as {@link markOfDoubts} names them */
  right: z.string().max(64).default(''),
  leftOut: z.boolean().default(false),
  /** not enrolled yet, and enrolled with this list */
  enrol: z.boolean().default(false),
});
export type RowDecision = z.output<typeof rowDecision>;

const cell = z.object({ text: z.string().max(100_000), kind: z.enum(['number', 'day', 'formula', 'error']).optional() });
export const classSheet = z.object({
  rows: z.array(z.object({ cells: z.array(cell), hidden: z.literal(true).optional() })).max(sheetLimits.rows + 20),
  notes: z.array(z.object({ code: z.string(), words: z.record(z.string(), z.union([z.string(), z.number()])).optional() })),
  guessedLetters: z.literal(true).optional(),
  epoch: z.union([z.literal(1900), z.literal(1904)]).optional(),
});

/** A class list on its way into the house: the sheet as it came, how its columns are read, and what was said about its rows. */
export type ClassDraft = {
  readonly sheet: ClassSheet;
  /** index of the row that holds the headings; -1: there are none */
  readonly headingAt: number;
  /** one for each column */
  readonly columns: readonly Meaning[];
  readonly rules: ListRules;
  /** by the number of the row, counted from 1 below the headings */
  readonly rows: Readonly<Record<string, RowDecision>>;
};

/**
 * A sheet as it is first shown: its columns read by their headings.
 * @throws UnreadableClassList when there is nothing in it, or more than a screen can show
 */
export function beginDraft(sheet: ClassSheet, components: readonly GradedComponent[], rules: ListRules): ClassDraft {
  if (sheet.rows.every(isBlank)) throw new UnreadableClassList('empty-file');
  const draft = { sheet, headingAt: headingAt(sheet), columns: [], rules, rows: {} };
  if (rowsOf(draft).length === 0) throw new UnreadableClassList('headings-only');
  if (rowsOf(draft).length > LONGEST_LIST) throw new UnreadableClassList('too-many-rows', { limit: LONGEST_LIST });
  const width = widthOf(draft);
  if (width > sheetLimits.columns) throw new UnreadableClassList('too-many-columns', { limit: sheetLimits.columns, found: width });
  return { ...draft, columns: recognise(sheet, draft.headingAt, width, components) };
}

/** The same sheet read with headings, or without: rows count differently then, so what was said about them is gone. */
export function withHeadings(draft: ClassDraft, has: boolean): ClassDraft {
  const at = has ? headingAt(draft.sheet) : -1;
  if (at === draft.headingAt) return draft;
  const width = widthOf({ ...draft, headingAt: at });
  return { ...draft, headingAt: at, rows: {}, columns: Array.from({ length: width }, (_each, index) => draft.columns[index] ?? '') };
}

/** The rows below the headings that are not blank, with their number. */
export function rowsOf({ sheet, headingAt: at }: Pick<ClassDraft, 'sheet' | 'headingAt'>) {
  return sheet.rows.slice(at + 1).flatMap((line, index) => (isBlank(line) ? [] : [{ row: index + 1, line }]));
}

/** The heading of a column as the file writes it. */
export function headingOf({ sheet, headingAt: at }: ClassDraft, column: number): string {
  return at < 0 ? '' : cleanText(sheet.rows[at]?.cells[column]?.text ?? '').text;
}

/** What stands in a cell: what came, or what it was repaired to. */
export function cellText(draft: ClassDraft, row: number, column: number): string {
  return draft.rows[row]?.cells[column] ?? draft.sheet.rows[draft.headingAt + row]?.cells[column]?.text ?? '';
}

/** Names doubts together with what they are about: a yes to them is no yes to others. */
export function markOfDoubts(doubts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(doubts)).digest('hex').slice(0, 24);
}

function widthOf({ sheet, headingAt: at }: Pick<ClassDraft, 'sheet' | 'headingAt'>): number {
  if (at < 0) return Math.max(...sheet.rows.map(({ cells }) => cells.length));
  const written = (sheet.rows[at]?.cells ?? []).map((each) => each.text.trim());
  return written.findLastIndex((each) => each !== '') + 1;
}

/** The row at the top that reads most like headings; where none does, the first that is not blank. */
function headingAt({ rows }: ClassSheet): number {
  const counts = rows.slice(0, 10).map(({ cells }) => countHeadings(cells.map((each) => each.text)));
  const best = Math.max(0, ...counts);
  return best === 0 ? rows.findIndex((row) => !isBlank(row)) : counts.indexOf(best);
}

function recognise(sheet: ClassSheet, at: number, width: number, components: readonly GradedComponent[]): Meaning[] {
  const columns: Meaning[] = Array.from({ length: width }, () => '');
  try {
    const heading = findHeading(sheet.rows, components);
    for (const [field, column] of Object.entries(heading.columns)) columns[column] = field as Field;
    for (const [component, column] of heading.components) columns[column] = `component-${component}`;
  } catch (error) {
    if (!(error instanceof UnreadableClassList)) throw error;
    // Two headings mean the same: the first is taken, and the person sees what became of the second.
    (sheet.rows[at]?.cells ?? []).forEach((each, column) => {
      const field = fieldNamed(cleanText(each.text).text);
      if (field !== undefined && !columns.includes(field)) columns[column] = field;
    });
  }
  return columns;
}
