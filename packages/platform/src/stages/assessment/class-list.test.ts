import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ClassExpectations, judgeClassList } from './class-list.ts';
import { type ClassNote, UnreadableClassList } from './class-note.ts';
import { explain } from './class-sentences.ts';
import { readColumnMap } from './column-map.ts';
import { readDelimitedText } from './delimited-text.ts';
import { readScale } from './grade.ts';
import { readClassFile } from './read-class-file.ts';

const today = '2026-11-21';
const strict: ClassExpectations = { today, minAttendance: 80, scale: readScale('1.0,4.0,5.0') };
const headings = 'Student number,Family name,Given name,E-mail,Attendance (%),Result,Grade,Assessed on,Remark';

const judge = (text: string, expected: ClassExpectations = { today }) =>
  judgeClassList(readDelimitedText(new TextEncoder().encode(text), expected.columns), expected);
const judgeRows = (...rows: string[]) => judge([headings, ...rows].join('\r\n'), strict);
const said = (notes: readonly ClassNote[]) => notes.map((note) => [note.row, note.column, explain(note)]);
const codeOf = (text: string, expected?: ClassExpectations) => {
  try {
    judge(text, expected);
  } catch (error) {
    if (error instanceof UnreadableClassList) return { code: error.note.code, says: explain(error.note) };
    throw error;
  }
  return undefined;
};

const samples = new URL('../../../../../../shared/samples/', import.meta.url);
const sample = (name: string) => readFileSync(new URL(name, samples));

describe.skipIf(!existsSync(samples))('the class lists that teachers send (needs ../shared)', () => {
  test('each bad row of the class with errors is refused, cleaned or asked back, and every other row is taken', async () => {
    const list = judgeClassList(await readClassFile(sample('class-with-errors.csv')), strict);
    const expected = JSON.parse(sample('class-with-errors.expected.json').toString()) as Record<
      'refused' | 'cleaned' | 'toConfirm',
      object[]
    >;
    for (const kind of ['refused', 'cleaned', 'toConfirm'] as const) {
      const notes = list[kind].map((note) => ({ row: note.row, column: note.column, why: explain(note) }));
      expect(notes.map(({ row, column }) => [row, column])).toEqual(
        expected[kind].map((each) => [(each as ClassNote).row, (each as ClassNote).column]),
      );
      expect(notes).toMatchObject(expected[kind]);
    }
    expect(list.learners.map(({ row }) => row)).toEqual([1, 4, 11, 12]);
  });

  test('the same class in four forms is the same class: 28 passed, 2 failed, and nothing to say', async () => {
    const forms = ['class-of-30.csv', 'class-of-30.german-excel.csv', 'class-of-30.pasted.tsv', 'class-of-30.xlsx'];
    const lists = await Promise.all(forms.map(async (form) => judgeClassList(await readClassFile(sample(form)), strict)));
    for (const list of lists) {
      expect(list).toEqual(lists[0]);
      expect([list.refused, list.cleaned, list.toConfirm]).toEqual([[], [], []]);
      expect(list.learners.filter(({ result }) => result === 'fail').map(({ row }) => row)).toEqual([7, 23]);
    }
    expect(lists[0]?.learners).toHaveLength(30);
    expect(lists[0]?.learners[3]?.studentNumber).toBe('0042');
  });
});

test('a learner is taken with name, number, result, grade and day as they will stand on paper', () => {
  expect(judgeRows('0042,Brandt,Mira,mira@uni.example,80 %,pass,"1,3",20.11.2026,"quick, and kind"').learners).toEqual([
    {
      row: 1,
      studentNumber: '0042',
      name: 'Mira Brandt',
      givenName: 'Mira',
      familyName: 'Brandt',
      email: 'mira@uni.example',
      attendance: 80,
      result: 'pass',
      grade: '1.3',
      assessedOn: '2026-11-20',
      componentGrades: {},
      remark: 'quick, and kind',
    },
  ]);
});

test('a learner with one name has one name, whether the other cell is empty or holds a dash [UNIC-59]', () => {
  const list = judgeRows('1,,Sukarno,,90,pass,1.0,2026-11-20,', '2,Suharto,-,,90,pass,1.0,2026-11-20,');
  expect(list.learners.map(({ name }) => name)).toEqual(['Sukarno', 'Suharto']);
  expect(said(list.cleaned)).toEqual([[2, 'Given name', '- stands for no name and was left out']]);
});

test('two learners of one name with two student numbers are two learners [UNIC-59]', () => {
  const list = judgeRows('E4,Smith,Emma,e1@uni.example,90,pass,1.0,2026-11-20,', 'E5,Smith,Emma,e2@uni.example,90,pass,1.3,2026-11-20,');
  expect(list.learners).toHaveLength(2);
  expect([list.refused, list.toConfirm]).toEqual([[], []]);
});

test('one name and one mailbox under two student numbers is asked back, for both rows', () => {
  const list = judgeRows(
    'E4,Smith,Emma,emma@uni.example,90,pass,1.0,2026-11-20,',
    'E5,Smith,Emma,Emma@uni.example,90,pass,1.3,2026-11-20,',
  );
  expect(list.toConfirm.map(({ row, code }) => [row, code])).toEqual([
    [1, 'namesake'],
    [2, 'namesake'],
  ]);
});

test('the same learner twice is refused the second time, and both times when the rows contradict each other', () => {
  const row = 'A1,Fine,Frieda,,90,pass,1.3,2026-11-20,';
  expect(said(judgeRows(row, row).refused)).toEqual([[2, undefined, 'the same learner as row 1']]);
  const list = judgeRows(row, 'A1,Fine,Frieda,,90,fail,5.0,2026-11-20,');
  expect(list.learners).toEqual([]);
  expect(said(list.refused)).toEqual([
    [1, undefined, 'row 2 says something else of the same learner'],
    [2, undefined, 'the same learner as row 1'],
  ]);
});

test('0042 and 42 are two student numbers; s201 and S-201 are asked back', () => {
  expect(judgeRows('0042,A,Anna,,90,pass,1.0,2026-11-20,', '42,B,Bert,,90,pass,1.0,2026-11-20,').toConfirm).toEqual([]);
  const near = judgeRows('s201,A,Anna,,90,pass,1.0,2026-11-20,', 'S-201,B,Bert,,90,pass,1.0,2026-11-20,');
  expect(near.toConfirm.map(({ row, column, code }) => [row, column, code])).toEqual([
    [1, 'Student number', 'number-nearly-same'],
    [2, 'Student number', 'number-nearly-same'],
  ]);
});

test.each([
  ['Student number', 'no-student-number', ',Brandt,Mira,,90,pass,1.0,2026-11-20,'],
  ['Student number', 'number-shortened', '1.08E+11,Brandt,Mira,,90,pass,1.0,2026-11-20,'],
  ['Student number', 'cell-error', '#N/A,Brandt,Mira,,90,pass,1.0,2026-11-20,'],
  ['E-mail', 'not-an-email', '7,Brandt,Mira,mira@@uni.example,90,pass,1.0,2026-11-20,'],
  ['Attendance (%)', 'attendance-below-0', '7,Brandt,Mira,,-3,pass,1.0,2026-11-20,'],
  ['Attendance (%)', 'attendance-fraction', '7,Brandt,Mira,,0.9,pass,1.0,2026-11-20,'],
  ['Attendance (%)', 'attendance-unreadable', '7,Brandt,Mira,,twice,pass,1.0,2026-11-20,'],
  ['Attendance (%)', 'attendance-missing', '7,Brandt,Mira,,,pass,1.0,2026-11-20,'],
  ['Result', 'neither-pass-nor-fail', '7,Brandt,Mira,,90,,1.0,2026-11-20,'],
  ['Grade', 'grade-outside-scale', '7,Brandt,Mira,,90,pass,0.7,2026-11-20,'],
  ['Grade', 'grade-unreadable', '7,Brandt,Mira,,90,pass,good,2026-11-20,'],
  ['the whole row', 'grade-contradicts-pass', '7,Brandt,Mira,,90,pass,5.0,2026-11-20,'],
  ['Assessed on', 'no-day', '7,Brandt,Mira,,90,pass,1.0,,'],
  ['Assessed on', 'day-ambiguous', '7,Brandt,Mira,,90,pass,1.0,05/06/2026,'],
  ['Assessed on', 'day-short-year', '7,Brandt,Mira,,90,pass,1.0,20.11.26,'],
  ['Assessed on', 'long-ago', '7,Brandt,Mira,,90,pass,1.0,0206-11-20,'],
  ['Family name', 'letter-lost', '7,Br\uFFFDndt,Mira,,90,pass,1.0,2026-11-20,'],
  ['Family name', 'undrawable', '7,Br\uE000ndt,Mira,,90,pass,1.0,2026-11-20,'],
  ['Family name', 'too-long', `7,${'B'.repeat(201)},Mira,,90,pass,1.0,2026-11-20,`],
  ['the whole row', 'too-many-values', '7,Brandt, Jr.,Mira,,90,pass,1.0,2026-11-20,x'],
])('a row is refused under %s: %s', (column, code, row) => {
  const list = judgeRows(row);
  expect(list.refused.map((note) => [note.column ?? 'the whole row', note.code])).toEqual([[column, code]]);
  expect(list.learners).toEqual([]);
});

test.each([
  ['Family name', 'formula-text', '7,=1+1,Mira,,90,pass,1.0,2026-11-20,'],
  ['Given name', 'formula-text', '7,Brandt,@Mira,,90,pass,1.0,2026-11-20,'],
  ['Given name', 'alphabets-mixed', '7,Brandt,Mir\u0430,,90,pass,1.0,2026-11-20,'],
  ['Family name', 'letters-uncertain', '7,BrÃ¼ndt,Mira,,90,pass,1.0,2026-11-20,'],
  ['Family name', 'name-unlikely', '7,?ukasz,Mira,,90,pass,1.0,2026-11-20,'],
  ['Family name', 'name-unlikely', '7,mira@uni.example,Mira,,90,pass,1.0,2026-11-20,'],
  ['Grade', 'grade-missing', '7,Brandt,Mira,,90,pass,,2026-11-20,'],
])('a row waits for a yes under %s: %s', (column, code, row) => {
  const list = judgeRows(row);
  expect(list.toConfirm.map((note) => [note.column, note.code])).toEqual([[column, code]]);
  expect(list.learners).toHaveLength(1);
});

test.each([
  ['bidi-removed', 'good Brandt', '7,Brandt,\u202Egood,,90,pass,1.0,2026-11-20,'],
  ['invisible-removed', 'Mira Brandt', '7,Brandt,Mi\u200Bra,,90,pass,1.0,2026-11-20,'],
  ['line-break-replaced', 'Mira Lou Brandt', '7,Brandt,"Mira\nLou",,90,pass,1.0,2026-11-20,'],
])('%s: the name is taken as %s, and it is said so', (code, name, row) => {
  const list = judgeRows(row);
  expect(list.learners.map((learner) => learner.name)).toEqual([name]);
  expect(list.cleaned.map((note) => note.code)).toEqual([code]);
});

test('names in Persian keep the joiner that belongs to their spelling', () => {
  expect(judgeRows('7,رضا\u200Cزاده,علی,,90,pass,1.0,2026-11-20,').cleaned).toEqual([]);
});

test('everything that is wrong with a row is said at once', () => {
  expect(judgeRows('7,Brandt,Mira,nobody,140,pass,1.0,31.02.2026,').refused.map(({ code }) => code)).toEqual([
    'not-an-email',
    'attendance-above-100',
    'no-such-day',
  ]);
});

test('headings are found in any order, in English or German, whatever their case, accents and hyphens, below a title', () => {
  const list = judge(
    'Kurs Superdiversität;;;;\r\nBESTANDEN?;prüfungsdatum;Matrikel-Nr.;Name;Vorname\r\nja;20.11.2026;0042;Brandt;Mira\r\n',
  );
  expect(list.learners).toMatchObject([{ row: 1, studentNumber: '0042', name: 'Mira Brandt', result: 'pass' }]);
});

test('one column may hold the whole name', () => {
  expect(judge('Student number,Name,Result,Date\n1,Mira Brandt,pass,2026-11-20').learners[0]?.name).toBe('Mira Brandt');
});

test('blank rows keep their number and are no learners', () => {
  expect(
    judgeRows('1,A,Anna,,90,pass,1.0,2026-11-20,', '', ',,,,,,,,', '2,B,Bert,,90,pass,1.0,2026-11-20,').learners.map(({ row }) => row),
  ).toEqual([1, 4]);
});

test('a list in another language is read with a map of its columns and its words', () => {
  const columns = readColumnMap(
    'studentNumber=Numéro,familyName=Nom,givenName=Prénom,result=Décision,assessedOn=Jour,pass=admis|admise,fail=ajourné',
  );
  const list = judge('Jour;Prénom;Nom;Numéro;Décision\n20/11/2026;Zoé;Brandt;12;Admise\n20/11/2026;Luc;Brandt;13;AJOURNÉ', {
    today,
    columns,
  });
  expect(list.learners.map(({ name, result }) => [name, result])).toEqual([
    ['Zoé Brandt', 'pass'],
    ['Luc Brandt', 'fail'],
  ]);
});

test('a component is graded where the list has a column for its title, its id, or its grade', () => {
  const components = [{ id: 'C1', titles: ['Concepts', 'Begriffe'] }, { id: 'C2', titles: ['City lab'] }, { titles: ['Diary'] }];
  const fine = judge('Student number,Name,Result,Assessed on,Note C1,City Lab,Grade: Diary\n1,Mira,pass,2026-11-20,"1,3",2.0,', {
    today,
    scale: readScale('1.0,4.0,5.0'),
    components,
  });
  expect(fine.learners[0]?.componentGrades).toEqual({ 0: '1.3', 1: '2.0' });
});

test('a list without a result column is judged by grade and scale', () => {
  const list = judge('Student number,Name,Grade,Date\n1,Mira,"4,0",2026-11-20\n2,Lou,"4,1",2026-11-20\n3,Kim,,2026-11-20', {
    today,
    scale: readScale('1.0,4.0,5.0'),
  });
  expect(list.learners.map(({ result }) => result)).toEqual(['pass', 'fail']);
  expect(said(list.refused)).toEqual([[3, 'Grade', 'no grade, so nobody could say whether it passed']]);
});

test('a list without a day is taken when the day is given beside it', () => {
  const text = 'Student number,Name,Result\n1,Mira,pass';
  expect(codeOf(text)?.code).toBe('heading-missing');
  expect(judge(text, { today, assessedOn: '2026-11-20' }).learners[0]?.assessedOn).toBe('2026-11-20');
});

test.each([
  ['an empty file', '', 'empty-file'],
  ['a file of blank rows', '\r\n,,\r\n', 'empty-file'],
  ['headings alone', headings, 'headings-only'],
  ['a list without student numbers', 'Family name,Result,Assessed on\nA,pass,2026-11-20', 'heading-missing'],
  ['two columns for the grade', 'Student number,Grade,Final grade,Name,Result,Date\n1,1.0,1.0,A,pass,2026-11-20', 'heading-twice'],
  ['85 columns', `Student number,Name,Result,Date,${'x,'.repeat(80)}y\n1,A,pass,2026-11-20`, 'too-many-columns'],
  ['10,001 rows', `Student number,Name,Result,Date\n${'1,A,pass,2026-11-20\n'.repeat(10_001)}`, 'too-many-rows'],
])('%s cannot be judged', (_what, text, code) => {
  expect(codeOf(text)?.code).toBe(code);
});

test('a missing heading is named, with what there is and how to map it', () => {
  expect(codeOf('Numéro,Name,Result,Date\n1,A,pass,2026-11-20')?.says).toBe(
    'The class list has no column for studentNumber (it has: Numéro, Name, Result, Date); name the heading with --columns studentNumber=Heading.',
  );
});

test('10,000 rows are judged', () => {
  const rows = Array.from(
    { length: 10_000 },
    (_, index) => `N${index},Family${'abcdefghij'[index % 10]},Given,g${index}@uni.example,90,pass,"1,3",2026-11-20,`,
  );
  const list = judgeRows(...rows);
  expect(list.learners).toHaveLength(10_000);
});
