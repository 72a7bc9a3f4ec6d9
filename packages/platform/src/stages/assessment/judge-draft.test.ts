import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Learner } from '../admission/learner.ts';
import { beginDraft, type ClassDraft, listRules, type RowDecision } from './class-draft.ts';
import { readDelimitedText } from './delimited-text.ts';
import { type DraftRow, judgeDraft, type Surroundings, saidOf } from './judge-draft.ts';
import { readClassFile } from './read-class-file.ts';
import type { Result } from './result.ts';

const samples = new URL('../../../../../../shared/samples/', import.meta.url);

const around: Surroundings = {
  purpose: 'enrol',
  today: '2026-11-22',
  rules: { components: [] },
  learners: [],
  results: new Map(),
  entersResults: true,
  enrols: true,
};
const rules = listRules.parse({});
const draftOf = (text: string, more: Partial<typeof rules> = {}): ClassDraft =>
  beginDraft(readDelimitedText(new TextEncoder().encode(text)), [], { ...rules, ...more });
const decide = (draft: ClassDraft, row: number, decision: Partial<RowDecision>): ClassDraft => ({
  ...draft,
  rows: { ...draft.rows, [row]: { cells: {}, right: '', leftOut: false, enrol: false, ...draft.rows[row], ...decision } },
});
const learner = (number: number, more: Partial<Learner> = {}): Learner => ({
  enrolmentId: `00000000-0000-4000-8000-00000000000${number}`,
  personId: `00000000-0000-4000-8000-0000000000a${number}`,
  name: number === 1 ? 'Łucja Żółć' : 'Ola Nord',
  studentNumber: `N-${number}`,
  email: `n${number}@mail.example`,
  forgotten: false,
  enrolledAt: new Date(0),
  ...more,
});
const head = 'Student number,Name,E-mail,Result,Assessed on\n';
const codes = (row: DraftRow | undefined) => [...(row?.refused ?? []), ...(row?.doubts ?? [])].map(({ code }) => code);

describe('who a row is about', () => {
  const learners = [learner(1), learner(2)];
  const judge = (line: string, more: Partial<Surroundings> = {}) =>
    judgeDraft(draftOf(head + line), { ...around, purpose: 'results', learners, ...more }).rows;

  test('is told by the student number, else by the e-mail address, and never by the name', () => {
    expect(judge('N-1,Łucja Żółć,,pass,2026-11-20')[0]).toMatchObject({ state: 'ready', enrolment: learners[0] });
    const noNumber = [learner(1, { studentNumber: undefined as never })];
    expect(judge('X-9,Łucja Żółć,N1@mail.example,pass,2026-11-20', { learners: noNumber })[0]).toMatchObject({ state: 'ready' });
    const [stranger] = judge('X-9,Łucja Żółć,,pass,2026-11-20');
    expect(stranger).toMatchObject({ state: 'wrong', stranger: true });
    expect(codes(stranger)).toEqual(['stranger']);
  });

  test('is asked about when number and address, or number and name, point to different people', () => {
    expect(codes(judge('N-1,Łucja Żółć,n2@mail.example,pass,2026-11-20')[0])).toEqual(['two-learners']);
    expect(codes(judge('N-1,Somebody Else,,pass,2026-11-20')[0])).toEqual(['other-name']);
    expect(codes(judge('N-9,Łucja Żółć,n1@mail.example,pass,2026-11-20')[0])).toEqual(['other-number']);
    expect(judge('N-1,"ŻÓŁĆ, łucja",,pass,2026-11-20')[0]?.state).toBe('ready');
  });

  test('is one row only: the same learner by number and by address is told', () => {
    const two = judge('N-1,Łucja Żółć,,pass,2026-11-20\nN-9,Łucja Żółć,n1@mail.example,fail,2026-11-20');
    expect(codes(two[1])).toContain('same-enrolment');
  });

  test('is enrolled only by who may, and only when that is said', () => {
    const draft = decide(draftOf(`${head}X-9,New One,,pass,2026-11-20`), 1, { enrol: true });
    expect(judgeDraft(draft, { ...around, purpose: 'results' }).rows[0]).toMatchObject({ state: 'ready', enrol: true });
    expect(judgeDraft(draft, { ...around, purpose: 'results', enrols: false }).rows[0]).toMatchObject({ state: 'wrong', enrol: false });
  });

  test('a result that stands already is replaced only knowingly, and a confirmed one never', () => {
    const stored = (state: Result['state'], result: 'pass' | 'fail'): ReadonlyMap<string, Result> =>
      new Map([
        [
          learner(1).enrolmentId,
          {
            enrolmentId: learner(1).enrolmentId,
            state,
            result,
            assessedOn: '2026-11-20',
            componentGrades: {},
            enteredAt: new Date(0),
            edit: 0,
          },
        ],
      ]);
    const line = 'N-1,Łucja Żółć,,pass,2026-11-20';
    expect(judge(line, { results: stored('confirmed', 'pass') })[0]?.state).toBe('ready');
    expect(codes(judge(line, { results: stored('entered', 'fail') })[0])).toEqual(['replaces']);
    expect(codes(judge(line, { results: stored('confirmed', 'fail') })[0])).toEqual(['confirmed-before']);
  });
});

describe('columns', () => {
  test('a list without numbers is known by its addresses, and one without results only enrols', () => {
    const { rows, withResults } = judgeDraft(draftOf('Name,E-mail\nMira,mira@uni.example\nOla,ola@uni.example'), around);
    expect(rows.map(({ state }) => state)).toEqual(['ready', 'ready']);
    expect(withResults).toBe(false);
    expect(rows[0]?.learner?.studentNumber).toBe('');
  });

  test('what is not named is asked for on the screen, all at once', () => {
    const { troubles } = judgeDraft(draftOf('Colour,Shoe\nred,42'), { ...around, purpose: 'results' });
    expect(troubles.map(({ code }) => code)).toEqual(['no-name', 'no-number', 'no-result', 'no-day']);
  });

  test('two columns that mean the same are asked about, and no longer when one is left out', () => {
    const draft = draftOf('Student number,Matrikelnummer,Name\nA,B,Mira');
    expect(draft.columns).toEqual(['studentNumber', '', 'name']);
    const both = { ...draft, columns: ['studentNumber', 'studentNumber', 'name'] as const };
    expect(judgeDraft(both, around).troubles.map(({ code }) => code)).toEqual(['column-twice']);
  });

  test('headings in a language nobody knows here are named by hand', () => {
    const draft = draftOf('Numéro,Nom,Résultat\nA1,Chloé,réussi\nA2,Éva,échoué', {
      pass: ['réussi'],
      fail: ['échoué'],
      assessedOn: '2026-11-20',
    });
    const named = { ...draft, columns: ['studentNumber', 'name', 'result'] as const };
    const { rows } = judgeDraft(named, around);
    expect(rows.map(({ state, learner: each }) => [state, each?.result])).toEqual([
      ['ready', 'pass'],
      ['ready', 'fail'],
    ]);
  });
});

test('a yes to doubts is a yes to these doubts: another text in the row is asked about again', () => {
  const draft = draftOf(`${head}A1,=SUM(1),,pass,2026-11-20`);
  const [row] = judgeDraft(draft, around).rows;
  expect(codes(row)).toEqual(['formula-text']);
  const sure = decide(draft, 1, { right: row?.mark ?? '' });
  expect(judgeDraft(sure, around).rows[0]?.state).toBe('ready');
  expect(judgeDraft(decide(sure, 1, { cells: { 1: '=SUM(2)' } }), around).rows[0]?.state).toBe('wrong');
});

test('whatever the order of rows and columns, the same learners get the same results, and no row is lost', () => {
  const person = fc.record({
    name: fc.constantFrom('Mira', 'Ó Briain', 'Núñez, Jr.', 'Иванова', '李 明', 'محمد', 'Żółć "Ż"', '<b>x</b>', '=1+1'),
    result: fc.constantFrom('pass', 'fail', 'maybe', ''),
    day: fc.constantFrom('2026-11-20', '20.11.2026', '31.02.2026'),
  });
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const property = fc.property(
    fc.array(person, { minLength: 1, maxLength: 10 }),
    fc.array(fc.nat(), { minLength: 10, maxLength: 10 }),
    fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
    (people, weights, order) => {
      const table = people.map(({ name, result, day }, index) => [`N-${index}`, name, result, day]);
      const mixed = table.map((row, index) => ({ row, weight: weights[index] ?? 0 })).toSorted((a, b) => a.weight - b.weight);
      const write = (rows: string[][], columns: readonly number[]) =>
        [['Student number', 'Full name', 'Result', 'Assessed on'], ...rows]
          .map((row) => columns.map((at) => quote(row[at] ?? '')).join(','))
          .join('\n');
      const judged = (text: string) => judgeDraft(draftOf(text), around).rows;
      const who = (rows: readonly DraftRow[]) =>
        rows
          .map(({ learner: each, studentNumber, state }) => JSON.stringify([studentNumber, state, each && [each.name, saidOf(each)]]))
          .toSorted();
      const one = judged(write(table, [0, 1, 2, 3]));
      const other = judged(
        write(
          mixed.map(({ row }) => row),
          order,
        ),
      );
      expect(one).toHaveLength(people.length);
      expect(who(other)).toEqual(who(one));
    },
  );
  fc.assert(property, { numRuns: 150 });
});

describe.skipIf(!existsSync(samples))('the class lists beside the project (needs ../shared)', () => {
  test.each(['class-of-30.csv', 'class-of-30.german-excel.csv', 'class-of-30.pasted.tsv', 'class-of-30.xlsx'])(
    '%s is taken as it is: 28 passed, 2 did not, nothing to repair',
    async (file) => {
      const draft = beginDraft(await readClassFile(readFileSync(new URL(file, samples))), [], {
        ...rules,
        minAttendance: 80,
        scale: '1.0,4.0,5.0',
      });
      const { rows, troubles, withResults } = judgeDraft(draft, around);
      expect({ troubles, withResults }).toEqual({ troubles: [], withResults: true });
      expect(rows.map(({ state }) => state)).toEqual(Array.from({ length: 30 }, () => 'ready'));
      expect(rows.filter(({ learner: each }) => each?.result === 'pass')).toHaveLength(28);
      expect(rows.filter(({ learner: each }) => each?.result === 'fail').map(({ row }) => row)).toEqual([7, 23]);
    },
  );

  test('class-with-errors.csv: exactly the problems that are expected stand on the screen, and each can be repaired there', async () => {
    type Expected = Record<'refused' | 'cleaned' | 'toConfirm', { row: number; column?: string }[]>;
    const expected = JSON.parse(readFileSync(new URL('class-with-errors.expected.json', samples), 'utf8')) as Expected;
    const sheet = await readClassFile(readFileSync(new URL('class-with-errors.csv', samples)));
    const draft = beginDraft(sheet, [], { ...rules, minAttendance: 80, scale: '1.0,4.0,5.0' });
    const { rows } = judgeDraft(draft, around);
    const headings = draft.sheet.rows[0]?.cells.map(({ text }) => text) ?? [];
    const told = (of: 'refused' | 'doubts' | 'cleaned') =>
      rows.flatMap((row) => row[of].map(({ column }) => ({ row: row.row, ...(column !== undefined && { column: headings[column] }) })));
    const places = (notes: readonly { row: number; column?: string | undefined }[]) =>
      notes.map(({ row, column }) => ({ row, ...(column !== undefined && { column }) }));
    expect(told('refused')).toEqual(places(expected.refused));
    expect(told('doubts')).toEqual(places(expected.toConfirm));
    expect(told('cleaned')).toEqual(places(expected.cleaned));
    expect(rows.filter(({ state }) => state === 'wrong').every(({ repair }) => repair.length > 0)).toBe(true);

    const at = (heading: string) => headings.indexOf(heading);
    const repairs: [number, string, string][] = [
      [2, 'E-mail', 'nils@uni.example'],
      [3, 'Family name', 'Ghost'],
      [5, 'Assessed on', '2026-11-20'],
      [6, 'Result', 'pass'],
      [7, 'Attendance (%)', '90'],
      [8, 'Attendance (%)', '40'],
      [10, 'Grade', '5,0'],
      [13, 'Assessed on', '2026-11-19'],
    ];
    let mended = repairs.reduce((before, [row, heading, text]) => decide(before, row, { cells: { [at(heading)]: text } }), draft);
    mended = decide(decide(mended, 9, { leftOut: true }), 4, { right: rows[3]?.mark ?? '' });
    mended = decide(mended, 8, { cells: { [at('Attendance (%)')]: '94' } });
    const after = judgeDraft(mended, around).rows;
    expect(after.filter(({ state }) => state === 'wrong')).toEqual([]);
    expect([after.filter(({ state }) => state === 'ready').length, after.filter(({ state }) => state === 'left-out').length]).toEqual([
      12, 1,
    ]);
  });
});
