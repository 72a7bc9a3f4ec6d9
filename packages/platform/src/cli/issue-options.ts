import { isCalendarDay } from '../stages/assessment/calendar-day.ts';
import type { GradedComponent } from '../stages/assessment/class-heading.ts';
import { type ColumnMap, readColumnMap, UnreadableColumnMap } from '../stages/assessment/column-map.ts';
import { type GradeScale, readScale, UnreadableScale } from '../stages/assessment/grade.ts';
import { CommandFailure } from './command-failure.ts';
import { readInput } from './read-input.ts';
import type { Shell } from './shell.ts';

/** The options of `laurel issue` as they are written. */
export type IssueOptions = {
  readonly description: string;
  readonly class: string;
  readonly out: string;
  readonly key?: string;
  readonly date?: string;
  readonly minAttendance?: string;
  readonly scale?: string;
  readonly columns?: string;
  readonly acceptFlagged?: boolean;
  readonly json?: boolean;
};

export function readScaleOption(text: string | undefined): GradeScale | undefined {
  if (text === undefined) return undefined;
  try {
    return readScale(text);
  } catch (error) {
    throw error instanceof UnreadableScale ? new CommandFailure(`--scale: ${error.message}`) : error;
  }
}

export function readDayOption(text: string | undefined): string | undefined {
  if (text !== undefined && !isCalendarDay(text)) throw new CommandFailure(`--date: "${text}" is not a day; write it as 2026-11-20.`);
  return text;
}

export function readPercentOption(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const percent = Number(text.replace(/\s*%$/, '').replace(',', '.'));
  if (text.trim() === '' || !(percent >= 0 && percent <= 100))
    throw new CommandFailure(`--min-attendance: "${text}" is not a number from 0 to 100.`);
  return percent;
}

/** The map itself, or the name of a JSON file that holds it. */
export async function readColumnsOption(
  text: string | undefined,
  components: readonly GradedComponent[],
  shell: Shell,
): Promise<ColumnMap | undefined> {
  if (text === undefined) return undefined;
  const isFile = text.endsWith('.json') && !text.includes('=');
  const map = isFile ? Buffer.from(await readInput(text, 100_000, shell.stdin)).toString('utf8') : text;
  try {
    return readColumnMap(isFile && !map.trimStart().startsWith('{') ? '{' : map.replace(/^\uFEFF/, ''), components);
  } catch (error) {
    throw error instanceof UnreadableColumnMap ? new CommandFailure(`--columns: ${error.message}`) : error;
  }
}
