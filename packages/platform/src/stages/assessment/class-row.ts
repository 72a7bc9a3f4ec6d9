import type { SheetRow } from '../../base/office-files/sheet.ts';
import type { ClassHeading } from './class-heading.ts';
import type { ClassNote } from './class-note.ts';
import type { ClassSheet } from './class-sheet.ts';
import type { Expectations } from './expectations.ts';
import { passes } from './grade.ts';
import type { LearnerResult } from './learner-result.ts';
import type { Result } from './result-word.ts';
import {
  readAssessedOn,
  readComponentGrades,
  readEmail,
  readOutcome,
  readOwnGrade,
  readPresence,
  readStudentNumber,
  readWholeName,
} from './row-fields.ts';
import { type Notes, RowReader } from './row-reader.ts';

export type RowVerdict = {
  /** missing when the row is refused */
  readonly learner?: LearnerResult;
  readonly refused: readonly ClassNote[];
  readonly cleaned: readonly ClassNote[];
  readonly toConfirm: readonly ClassNote[];
};

/**
 * Judges one row: takes it, takes it cleaned, asks it back, or refuses it with everything that is wrong in it.
 * @param row 1-based, the heading not counted
 */
export function judgeRow(row: number, line: SheetRow, heading: ClassHeading, sheet: ClassSheet, expected: Expectations): RowVerdict {
  const notes: Notes = { refused: [], cleaned: [], toConfirm: [] };
  const read = new RowReader(row, line, heading, notes);
  if (line.cells.slice(heading.written.length).some((cell) => cell.text.trim() !== '')) {
    // A comma inside an unquoted name moves every later value one column on.
    notes.refused.push({ row, code: 'too-many-values', words: { found: line.cells.length, expected: heading.written.length } });
    return notes;
  }
  if (line.hidden) notes.toConfirm.push({ row, code: 'hidden-row' });
  const studentNumber = readStudentNumber(read);
  const name = readWholeName(read, sheet.guessedLetters === true);
  const email = readEmail(read);
  const attendance = readPresence(read);
  const result = readOutcome(read, expected);
  const grade = readOwnGrade(read, 'grade', expected.scale);
  const assessedOn = readAssessedOn(read, sheet, expected);
  const componentGrades = readComponentGrades(read, expected.scale);
  const remark = read.clean('remark');
  if (result !== undefined) judgeTogether(read, result, grade, attendance, expected);
  if (notes.refused.length > 0 || result === undefined || assessedOn === undefined)
    return { refused: notes.refused, cleaned: [], toConfirm: [] };
  return {
    ...notes,
    learner: {
      row,
      studentNumber,
      ...name,
      ...(email !== '' && { email }),
      ...(attendance !== undefined && { attendance }),
      result,
      ...(grade !== undefined && { grade }),
      assessedOn,
      componentGrades,
      ...(remark !== '' && { remark }),
    },
  };
}

/** What is fine by itself and not together. */
function judgeTogether(
  read: RowReader,
  result: Result,
  grade: string | undefined,
  attendance: number | undefined,
  expected: Expectations,
): void {
  const { scale, minAttendance } = expected;
  const passed = result === 'pass';
  if (scale !== undefined && grade !== undefined && passes(grade, scale) !== passed)
    read.notes.refused.push({ row: read.row, code: passed ? 'grade-contradicts-pass' : 'grade-contradicts-fail', words: { grade } });
  if (scale !== undefined && passed && read.has('grade') && read.cell('grade').text.trim() === '')
    read.notes.toConfirm.push({ ...read.place('grade'), code: 'grade-missing' });
  if (minAttendance === undefined || !passed) return;
  if (attendance !== undefined && attendance < minAttendance) read.refuse('attendance', 'attendance-too-low', { minimum: minAttendance });
  if (attendance === undefined && read.cell('attendance').text.trim() === '')
    read.refuse('attendance', 'attendance-missing', { minimum: minAttendance });
}
