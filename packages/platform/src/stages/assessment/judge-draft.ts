import type { SheetCell } from '../../base/office-files/sheet.ts';
import type { Learner } from '../admission/learner.ts';
import { learnerFacts } from '../admission/learner.ts';
import { isCalendarDay } from './calendar-day.ts';
import { type ClassDraft, cellText, headingOf, type Meaning, markOfDoubts, rowsOf } from './class-draft.ts';
import type { Field } from './class-heading.ts';
import { judgeClassList } from './class-list.ts';
import { type ClassCode, type ClassNote, UnreadableClassList } from './class-note.ts';
import type { ClassSheet } from './class-sheet.ts';
import { cleanText } from './clean-text.ts';
import type { CourseRules } from './course-rules.ts';
import { type GradeScale, readScale, UnreadableScale } from './grade.ts';
import type { LearnerResult } from './learner-result.ts';
import { type Result, type ResultSaid, saysTheSame } from './result.ts';

/** What can be said of a row once it is known who takes part: each a sentence `class-note.…` of the house. */
export const ownCodes = [
  'stranger',
  'two-learners',
  'same-enrolment',
  'other-name',
  'other-number',
  'confirmed-before',
  'replaces',
  'not-enrollable',
] as const;
export type OwnCode = (typeof ownCodes)[number];

export type DraftNote = {
  readonly code: ClassCode | OwnCode;
  readonly own: boolean;
  readonly column?: number;
  readonly words: Readonly<Record<string, string | number>>;
};

export type DraftRow = {
  readonly row: number;
  readonly name: string;
  readonly studentNumber: string;
  readonly state: 'ready' | 'wrong' | 'left-out';
  readonly refused: readonly DraftNote[];
  readonly doubts: readonly DraftNote[];
  readonly cleaned: readonly DraftNote[];
  /** what a yes to these doubts is sent as */
  readonly mark: string;
  readonly saidRight: boolean;
  readonly stranger: boolean;
  readonly enrol: boolean;
  /** columns in which something can be repaired */
  readonly repair: readonly number[];
  readonly learner?: LearnerResult;
  readonly enrolment?: Learner;
};

/** What keeps the whole list from being read, by what has to be said on the screen. */
export type Trouble = 'no-name' | 'no-number' | 'no-result' | 'no-day' | 'day-wrong' | 'scale-wrong' | 'column-twice' | ClassCode;

export type DraftJudged = {
  readonly troubles: readonly { readonly code: Trouble; readonly words: Readonly<Record<string, string | number>> }[];
  readonly rows: readonly DraftRow[];
  readonly withResults: boolean;
  readonly minAttendanceUsed: boolean;
};

/** What the list is judged against. */
export type Surroundings = {
  readonly purpose: 'enrol' | 'results';
  readonly today: string;
  readonly rules: CourseRules;
  readonly learners: readonly Learner[];
  readonly results: ReadonlyMap<string, Result>;
  /** whoever brings the list may say what came out */
  readonly entersResults: boolean;
  readonly enrols: boolean;
};

type Reading = { readonly scale?: GradeScale; readonly withResults: boolean; readonly numberFrom: Field; readonly minAttendance?: number };

/** Judges a class list as it now stands: each row by itself, the list as a whole, and against who takes part. Pure. */
export function judgeDraft(draft: ClassDraft, around: Surroundings): DraftJudged {
  const { reading, troubles } = readingOf(draft, around);
  const all = rowsOf(draft);
  const used = { withResults: reading.withResults, minAttendanceUsed: reading.minAttendance !== undefined };
  if (troubles.length > 0) return { troubles, rows: [], ...used };
  const out = all.filter(({ row }) => draft.rows[row]?.leftOut).map(({ row }) => leftOutRow(draft, row));
  if (out.length === all.length) return { troubles, rows: out, ...used };
  try {
    const { sheet, columnOf } = sheetFor(draft, reading, around);
    const list = judgeClassList(sheet, {
      today: around.today,
      components: around.rules.components.map((_each, index) => ({ id: `component-${index}`, titles: [] })),
      ...(reading.scale && { scale: reading.scale }),
      ...(reading.minAttendance !== undefined && { minAttendance: reading.minAttendance }),
      ...(reading.withResults && draft.rules.assessedOn !== '' && { assessedOn: draft.rules.assessedOn }),
      ...(!reading.withResults && { assessedOn: around.today }),
      columns: { columns: new Map(), words: draft.rules },
    });
    const learners = new Map(list.learners.map((learner) => [learner.row, withoutMadeUp(learner, reading)]));
    const placed = (notes: readonly ClassNote[], row: number): DraftNote[] =>
      notes
        .filter((note) => note.row === row)
        .map(({ code, column, words = {} }) => {
          const at = column === undefined ? undefined : columnOf(column);
          return { code, own: false, words, ...(at !== undefined && { column: at }) };
        });
    const claimed = new Map<string, number>();
    const rows = all
      .filter(({ row }) => !draft.rows[row]?.leftOut)
      .map(({ row }) => {
        const notes = { refused: placed(list.refused, row), doubts: placed(list.toConfirm, row), cleaned: placed(list.cleaned, row) };
        return judgeRowOf(draft, row, notes, learners.get(row), reading, around, claimed);
      });
    return { troubles, rows: [...rows, ...out].toSorted((a, b) => a.row - b.row), ...used };
  } catch (error) {
    if (!(error instanceof UnreadableClassList)) throw error;
    return { troubles: [{ code: error.note.code, words: error.note.words ?? {} }], rows: [], ...used };
  }
}

function readingOf(
  draft: ClassDraft,
  { purpose, today, entersResults }: Surroundings,
): { reading: Reading; troubles: DraftJudged['troubles'] } {
  const has = (field: Meaning) => draft.columns.includes(field);
  const troubles: { code: Trouble; words: Record<string, string | number> }[] = [];
  const trouble = (code: Trouble, words: Record<string, string | number> = {}) => troubles.push({ code, words });
  const scale = scaleOf(draft.rules.scale);
  if (scale === 'wrong') trouble('scale-wrong');
  const known = scale === 'wrong' ? undefined : scale;
  const saysResults = has('result') || (has('grade') && known !== undefined);
  const withResults = purpose === 'results' || (saysResults && entersResults);
  draft.columns.forEach((each, column) => {
    const first = draft.columns.indexOf(each);
    if (each !== '' && each !== 'remark' && first !== column)
      trouble('column-twice', { one: shownHeading(draft, first), other: shownHeading(draft, column) });
  });
  if (!has('name') && !has('familyName') && !has('givenName')) trouble('no-name');
  if (!has('studentNumber') && !has('email')) trouble('no-number');
  if (withResults && !saysResults) trouble('no-result');
  const { assessedOn, minAttendance } = draft.rules;
  if (withResults && assessedOn !== '' && (!isCalendarDay(assessedOn) || assessedOn > today)) trouble('day-wrong');
  else if (withResults && !has('assessedOn') && assessedOn === '') trouble('no-day');
  const attends = withResults && minAttendance !== undefined && has('attendance');
  const reading: Reading = {
    ...(known && withResults && { scale: known }),
    withResults,
    numberFrom: has('studentNumber') ? 'studentNumber' : 'email',
    ...(attends && { minAttendance }),
  };
  return { reading, troubles };
}

function scaleOf(text: string): GradeScale | undefined | 'wrong' {
  if (text.trim() === '') return undefined;
  try {
    return readScale(text);
  } catch (error) {
    if (error instanceof UnreadableScale) return 'wrong';
    throw error;
  }
}

const shownHeading = (draft: ClassDraft, column: number) => headingOf(draft, column) || String(column + 1);
/** Of a list that only says who takes part, nothing about results is read. */
const aboutResults = new Set<string>(['result', 'grade', 'attendance', 'assessedOn']);

/**
 * The sheet as the reader of class lists takes it: under headings that are the names of the fields, so that what the person chose is what counts;
 * without the rows that are left out, and with what was repaired. What a list does not have and the reader asks for is put beside it.
 */
function sheetFor(
  draft: ClassDraft,
  reading: Reading,
  { purpose }: Surroundings,
): { sheet: ClassSheet; columnOf: (heading: string) => number | undefined } {
  const width = draft.columns.length;
  const names = draft.columns.map((each, column) => {
    const unread = !reading.withResults && purpose === 'enrol' && (aboutResults.has(each) || each.startsWith('component-'));
    return each === '' || unread || (each === 'remark' && draft.columns.indexOf(each) !== column) ? `unread ${column}` : each;
  });
  const from = draft.columns.indexOf(reading.numberFrom);
  const beside: { name: string; cell: (row: number) => SheetCell }[] = [];
  if (reading.numberFrom === 'email')
    beside.push({ name: 'studentNumber', cell: (row) => ({ text: cellText(draft, row, from).trim().toLowerCase() }) });
  if (!reading.withResults) beside.push({ name: 'result', cell: () => ({ text: 'fail' }) });
  const lines = draft.sheet.rows.slice(draft.headingAt + 1).map((line, index) => {
    const row = index + 1;
    const decision = draft.rows[row];
    if (decision?.leftOut || line.cells.every((each) => each.text.trim() === '')) return { cells: [] };
    const repaired = Object.keys(decision?.cells ?? {}).length > 0;
    const own = Array.from({ length: width }, (_each, column): SheetCell => {
      const mended = decision?.cells[column];
      return mended === undefined ? (line.cells[column] ?? { text: '' }) : { text: mended };
    });
    return {
      // A row that was repaired has been looked at as a whole: what stood beyond the last heading is gone knowingly.
      cells: [...own, ...beside.map((each) => each.cell(row)), ...(repaired ? [] : line.cells.slice(width))],
      ...(line.hidden && { hidden: true as const }),
    };
  });
  const heading = { cells: [...names, ...beside.map(({ name }) => name)].map((each) => ({ text: each })) };
  return {
    sheet: { ...draft.sheet, rows: [heading, ...lines] },
    columnOf: (written) => {
      const at = names.indexOf(written);
      return at >= 0 ? at : written === 'studentNumber' ? from : undefined;
    },
  };
}

/** What was put beside the list is not handed on as if the list had said it. */
function withoutMadeUp(learner: LearnerResult, { numberFrom }: Reading): LearnerResult {
  return numberFrom === 'studentNumber' ? learner : { ...learner, studentNumber: '' };
}

function leftOutRow(draft: ClassDraft, row: number): DraftRow {
  return {
    row,
    ...shownWho(draft, row),
    state: 'left-out',
    refused: [],
    doubts: [],
    cleaned: [],
    mark: '',
    saidRight: false,
    stranger: false,
    enrol: false,
    repair: [],
  };
}

function shownWho(draft: ClassDraft, row: number): { name: string; studentNumber: string } {
  const text = (field: Meaning) => {
    const at = draft.columns.indexOf(field);
    return at < 0 ? '' : cleanText(cellText(draft, row, at)).text.slice(0, 200);
  };
  const parts = [text('givenName'), text('familyName')].filter((part) => part !== '').join(' ');
  return { name: parts || text('name'), studentNumber: text('studentNumber') };
}

type Notes = { readonly refused: DraftNote[]; readonly doubts: DraftNote[]; readonly cleaned: DraftNote[] };

function judgeRowOf(
  draft: ClassDraft,
  row: number,
  notes: Notes,
  learner: LearnerResult | undefined,
  reading: Reading,
  around: Surroundings,
  claimed: Map<string, number>,
): DraftRow {
  const decision = draft.rows[row];
  const found = learner === undefined ? undefined : matchLearner(learner, around.learners);
  const enrolment = found?.learner;
  const own = (code: OwnCode, words: DraftNote['words'] = {}): DraftNote => ({ code, own: true, words });
  const refused = [...notes.refused];
  const doubts = [...notes.doubts];
  if (found?.problem) refused.push(own(found.problem));
  if (found?.doubt) doubts.push(own(found.doubt, { name: enrolment?.name ?? '', number: enrolment?.studentNumber ?? '' }));
  const before = enrolment && claimed.get(enrolment.enrolmentId);
  if (enrolment && before !== undefined) refused.push(own('same-enrolment', { row: before }));
  else if (enrolment) claimed.set(enrolment.enrolmentId, row);
  if (learner && enrolment && reading.withResults) {
    const stored = around.results.get(enrolment.enrolmentId);
    if (stored && !saysTheSame(stored, saidOf(learner))) {
      const words = { result: stored.result, grade: stored.grade ?? '' };
      if (stored.state === 'confirmed') refused.push(own('confirmed-before', words));
      else doubts.push(own('replaces', words));
    }
  }
  const stranger = learner !== undefined && enrolment === undefined && found?.problem === undefined;
  const enrol = stranger && around.enrols && (around.purpose === 'enrol' || decision?.enrol === true);
  if (stranger && !enrol) refused.push(own('stranger'));
  if (enrol && learner && !learnerFacts.safeParse(factsOf(learner)).success) refused.push(own('not-enrollable'));
  const mark = doubts.length === 0 ? '' : markOfDoubts([doubts, draft.columns.map((_each, column) => cellText(draft, row, column))]);
  const saidRight = mark !== '' && decision?.right === mark;
  const ready = learner !== undefined && refused.length === 0 && (mark === '' || saidRight);
  return {
    row,
    ...shownWho(draft, row),
    state: ready ? 'ready' : 'wrong',
    refused,
    doubts,
    cleaned: notes.cleaned,
    mark,
    saidRight,
    stranger,
    enrol,
    repair: repairable(draft, row, [...refused, ...doubts]),
    ...(learner && { learner }),
    ...(enrolment && { enrolment }),
  };
}

type Match = { readonly learner?: Learner; readonly problem?: 'two-learners'; readonly doubt?: 'other-name' | 'other-number' };

/** By student number, then by e-mail; never by the name alone. Where number and address name two people, nobody here knows who is meant. */
function matchLearner({ studentNumber, email, name }: LearnerResult, learners: readonly Learner[]): Match {
  const byNumber = studentNumber === '' ? undefined : learners.find((each) => each.studentNumber === studentNumber);
  const byEmail = email === undefined ? undefined : learners.find((each) => each.email?.toLowerCase() === email.toLowerCase());
  if (byNumber && byEmail && byNumber !== byEmail) return { problem: 'two-learners' };
  const learner = byNumber ?? byEmail;
  if (learner === undefined) return {};
  if (byNumber === undefined && studentNumber !== '' && learner.studentNumber !== undefined) return { learner, doubt: 'other-number' };
  return sameName(learner.name, name) ? { learner } : { learner, doubt: 'other-name' };
}

/** The same words, whatever their order, capitals and accents. */
function sameName(one: string, other: string): boolean {
  const words = (name: string) =>
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      .toSorted()
      .join(' ');
  return words(one) === words(other);
}

/** What a row says came out, as it is entered. */
export function saidOf({ result, grade, attendance, assessedOn, componentGrades }: LearnerResult): ResultSaid {
  return {
    result,
    ...(grade !== undefined && { grade }),
    ...(attendance !== undefined && { attendance }),
    assessedOn,
    componentGrades: Object.fromEntries(Object.entries(componentGrades)),
  };
}

/** What a row says of a person, as they are enrolled. */
export function factsOf({ name, givenName, familyName, studentNumber, email }: LearnerResult) {
  return {
    name,
    ...(givenName !== undefined && { givenName }),
    ...(familyName !== undefined && { familyName }),
    ...(studentNumber !== '' && { studentNumber }),
    ...(email !== undefined && { email }),
  };
}

/** Where a note names no column: the fields it is about. */
const mendedBy: Readonly<Partial<Record<DraftNote['code'], readonly Field[]>>> = {
  'grade-contradicts-pass': ['result', 'grade'],
  'grade-contradicts-fail': ['result', 'grade'],
  'same-learner': ['studentNumber', 'email'],
  'contradicts-row': ['studentNumber', 'email'],
  'number-nearly-same': ['studentNumber'],
  namesake: ['studentNumber'],
  stranger: ['studentNumber', 'email'],
  'two-learners': ['studentNumber', 'email'],
  'same-enrolment': ['studentNumber', 'email'],
  'other-number': ['studentNumber'],
  'other-name': ['studentNumber'],
  'confirmed-before': ['result', 'grade'],
  'not-enrollable': ['name', 'givenName', 'familyName', 'studentNumber', 'email'],
  'attendance-too-low': ['attendance', 'result'],
  'attendance-missing': ['attendance', 'result'],
  'no-name': ['familyName', 'givenName', 'name'],
};

function repairable(draft: ClassDraft, row: number, notes: readonly DraftNote[]): number[] {
  const columns = new Set<number>(Object.keys(draft.rows[row]?.cells ?? {}).map(Number));
  for (const { code, column } of notes) {
    if (column !== undefined) columns.add(column);
    for (const field of mendedBy[code] ?? []) columns.add(draft.columns.indexOf(field));
    // A value too many has moved the others: each may stand in the wrong place.
    if (code === 'too-many-values') for (const at of draft.columns.keys()) columns.add(at);
  }
  return [...columns].filter((at) => at >= 0 && at < draft.columns.length).sort((a, b) => a - b);
}
