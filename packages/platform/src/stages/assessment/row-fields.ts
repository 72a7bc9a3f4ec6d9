import { looksLikeFormula } from '../../base/spreadsheet-text.ts';
import { type AttendanceRead, readAttendance } from './attendance.ts';
import { readDay } from './calendar-day.ts';
import type { Field } from './class-heading.ts';
import type { ClassNote } from './class-note.ts';
import type { ClassSheet } from './class-sheet.ts';
import { cleanText } from './clean-text.ts';
import type { Expectations } from './expectations.ts';
import { type GradeScale, passes, readGrade } from './grade.ts';
import { fullName, type NameRead, readName } from './learner-name.ts';
import { type Result, readResult } from './result-word.ts';
import type { RowReader } from './row-reader.ts';

/** Not before micro-credentials could be, lest a slip of the pen (0206) be signed. */
export const earliestDay = '1950-01-01';

export function readStudentNumber(read: RowReader): string {
  const cell = read.cell('studentNumber');
  const text = read.clean('studentNumber');
  if (text === '' && cell.kind !== 'error') read.refuse('studentNumber', 'no-student-number');
  else if (text.length > 100) read.refuse('studentNumber', 'too-long', { limit: 100 });
  // A spreadsheet keeps 15 digits and shows 1.08E+11: either way the number is not the learner's any more.
  else if (/^\d(?:[.,]\d+)?E\+\d+$/i.test(text) || (cell.kind === 'number' && text.replace(/\D/g, '').length > 15))
    read.refuse('studentNumber', 'number-shortened');
  else if (cell.kind === 'day') read.refuse('studentNumber', 'became-a-date');
  else if (looksLikeFormula(text) && cell.kind !== 'formula')
    read.notes.toConfirm.push({ ...read.place('studentNumber'), code: 'formula-text' });
  return text;
}

export function readWholeName(read: RowReader, guessedLetters: boolean): { name: string; givenName?: string; familyName?: string } {
  const part = (field: Field): NameRead & { field: Field } => ({ field, ...readName(read.cell(field), guessedLetters) });
  const parts = (read.has('familyName') || read.has('givenName') ? (['familyName', 'givenName'] as const) : (['name'] as const)).map(part);
  for (const { field, refused, cleaned, toConfirm } of parts) {
    const placed = (note: ClassNote) => ({ ...read.place(field), ...note });
    read.notes.refused.push(...refused.map(placed));
    read.notes.cleaned.push(...cleaned.map(placed));
    read.notes.toConfirm.push(...toConfirm.map(placed));
  }
  const [first, second] = parts;
  if (parts.every(({ text, refused }) => text === '' && refused.length === 0)) {
    const column = read.has('familyName') ? 'familyName' : read.has('givenName') ? 'givenName' : 'name';
    read.refuse(column, 'no-name');
  }
  if (second === undefined) return { name: first?.text ?? '' };
  return {
    name: fullName(second.text, first?.text ?? ''),
    ...(second.text !== '' && { givenName: second.text }),
    ...(first !== undefined && first.text !== '' && { familyName: first.text }),
  };
}

export function readEmail(read: RowReader): string {
  const text = read.clean('email');
  if (text === '') return text;
  const [local = '', domain = '', ...more] = text.split('@');
  const fine =
    more.length === 0 &&
    text.length <= 254 &&
    /^[^\s<>()[\]",;:\\]{1,64}$/u.test(local) &&
    /^[^\s.@<>()[\]",;:\\]+(?:\.[^\s.@<>()[\]",;:\\]+)+$/u.test(domain);
  if (!fine) read.refuse('email', 'not-an-email');
  return text;
}

export function readPresence(read: RowReader): number | undefined {
  const text = read.clean('attendance');
  if (text === '') return undefined;
  const found: AttendanceRead = readAttendance(text);
  if ('attendance' in found) return found.attendance;
  read.refuse('attendance', found.problem);
  return undefined;
}

/** What the result column says; a list without one leaves it to the grade and the scale. */
export function readOutcome(read: RowReader, { scale, words }: Expectations): Result | undefined {
  if (!read.has('result')) {
    const grade = readGrade(cleanText(read.cell('grade').text).text, scale);
    if (scale !== undefined && 'grade' in grade) return passes(grade.grade, scale) ? 'pass' : 'fail';
    if (read.cell('grade').text.trim() === '') read.refuse('grade', 'grade-missing-here');
    return undefined;
  }
  const result = readResult(read.clean('result'), words);
  if (result === undefined && read.cell('result').kind !== 'error') read.refuse('result', 'neither-pass-nor-fail');
  return result;
}

export function readOwnGrade(read: RowReader, field: Field, scale: GradeScale | undefined): string | undefined {
  return gradeAt(read, read.heading.columns[field], scale);
}

export function readComponentGrades(read: RowReader, scale: GradeScale | undefined): Record<number, string> {
  const grades: Record<number, string> = {};
  for (const [component, column] of read.heading.components) {
    const grade = gradeAt(read, column, scale);
    if (grade !== undefined) grades[component] = grade;
  }
  return grades;
}

function gradeAt(read: RowReader, column: number | undefined, scale: GradeScale | undefined): string | undefined {
  const text = read.cleanAt(column);
  if (text === '') return undefined;
  const refuse = (code: ClassNote['code'], words?: ClassNote['words']) =>
    void read.notes.refused.push({ ...read.placeAt(column), code, ...(words && { words }) });
  // A German Excel makes 1 March of the grade 1.3.
  if (read.cellAt(column).kind === 'day') return refuse('became-a-date');
  const found = readGrade(text, scale);
  if ('grade' in found) return found.grade;
  return refuse(found.problem, scale && { best: scale.written[0], worst: scale.written[2] });
}

export function readAssessedOn(read: RowReader, sheet: ClassSheet, expected: Expectations): string | undefined {
  if (!read.has('assessedOn')) return expected.assessedOn;
  const text = read.clean('assessedOn');
  if (text === '') {
    if (read.cell('assessedOn').kind === 'error') return undefined;
    if (expected.assessedOn === undefined) read.refuse('assessedOn', 'no-day');
    return expected.assessedOn;
  }
  const found = readDay({ ...read.cell('assessedOn'), text }, sheet.epoch);
  if ('problem' in found) return void read.refuse('assessedOn', found.problem);
  if (found.day > expected.today) return void read.refuse('assessedOn', 'in-the-future');
  if (found.day < earliestDay) return void read.refuse('assessedOn', 'long-ago');
  if (found.from === 'serial') read.notes.cleaned.push({ ...read.place('assessedOn'), code: 'day-number-read', words: { day: found.day } });
  return found.day;
}
