import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeClassList } from './class-list.ts';
import { UnreadableClassList } from './class-note.ts';
import { readDelimitedText } from './delimited-text.ts';
import { readScale } from './grade.ts';
import type { LearnerResult } from './learner-result.ts';

const expected = { today: '2026-11-21', scale: readScale('1.0,4.0,5.0') };
const headings = ['Student number', 'Family name', 'Given name', 'Attendance', 'Result', 'Grade', 'Assessed on', 'Remark'];

/** Names in several scripts, with the signs that break hand-split lines. */
const name = fc
  .array(
    fc.constantFrom(
      'Mira',
      'Ó Briain',
      'Núñez, Jr.',
      'Peña "Óski"',
      'Иванова',
      '李',
      'محمد',
      "O'Connor; Jr.",
      'Żółć',
      'van | den',
      'Anne\tLou',
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join(' '));
const learner = fc.record({
  family: name,
  given: fc.oneof(name, fc.constant('')),
  attendance: fc.integer({ min: 2, max: 100 }).map(String),
  grade: fc.constantFrom('1,0', '1.3', '2,7', '4.0'),
  remark: fc.string({ maxLength: 20 }).map((text) => text.replace(/[\p{Cc}\uFFFD]/gu, '')),
});
const classOf = fc
  .array(learner, { minLength: 1, maxLength: 12 })
  .map((learners) =>
    learners.map(({ family, given, attendance, grade, remark }, index) => [
      `N-${index}`,
      family,
      given,
      attendance,
      'pass',
      grade,
      '2026-11-20',
      remark,
    ]),
  );
const delimiter = fc.constantFrom(',', ';', '\t', '|');
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');

const quote = (cell: string, always: boolean) => (always || /[",;|\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const write = (rows: string[][], between: string, end: string, always: boolean) =>
  new TextEncoder().encode(rows.map((row) => row.map((cell) => quote(cell, always)).join(between)).join(end));
const who = ({ studentNumber, name, result, grade }: LearnerResult) => [studentNumber, name, result, grade].join('\n');

test('a class survives every delimiter, every line end and all quoting', () => {
  fc.assert(
    fc.property(classOf, delimiter, lineEnd, fc.boolean(), (rows, between, end, always) => {
      const list = judgeClassList(readDelimitedText(write([headings, ...rows], between, end, always)), expected);
      expect(list.refused).toEqual([]);
      expect(list.learners.map(({ studentNumber }) => studentNumber)).toEqual(rows.map(([number]) => number));
      const written = rows.map(([, family = '', given = '']) =>
        [given, family]
          .filter((part) => part !== '')
          .join(' ')
          .normalize('NFC')
          .replace(/\s+/g, ' '),
      );
      expect(list.learners.map((each) => each.name)).toEqual(written);
    }),
    { numRuns: 60 },
  );
});

test('whatever the order of the columns, each learner keeps the same result', () => {
  fc.assert(
    fc.property(
      classOf,
      fc.shuffledSubarray(
        headings.map((_, index) => index),
        { minLength: headings.length },
      ),
      delimiter,
      (rows, order, between) => {
        const reorder = (row: string[]) => order.map((index) => row[index] ?? '');
        const before = judgeClassList(readDelimitedText(write([headings, ...rows], ',', '\n', false)), expected);
        const after = judgeClassList(readDelimitedText(write([headings, ...rows].map(reorder), between, '\r\n', false)), expected);
        expect(after.learners.map(who)).toEqual(before.learners.map(who));
      },
    ),
    { numRuns: 60 },
  );
});

test('whatever the order of the rows, the same results come out, also when numbers repeat', () => {
  const repeated = fc.array(fc.record({ number: fc.constantFrom('1', '2', '3'), grade: fc.constantFrom('1,0', '2,0') }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(repeated, fc.infiniteStream(fc.nat()), (learners, random) => {
      const rows = learners.map(({ number, grade }) => [number, 'Brandt', 'Mira', '90', 'pass', grade, '2026-11-20', '']);
      const shuffled = rows
        .map((row) => ({ row, at: random.next().value as number }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ row }) => row);
      const results = (list: string[][]) =>
        judgeClassList(readDelimitedText(write([headings, ...list], ',', '\n', false)), expected)
          .learners.map(who)
          .toSorted();
      expect(results(shuffled)).toEqual(results(rows));
    }),
  );
});

test('hostile text gives a judged list or one sentence, never a crash', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '=cmd|" /C calc"!A0',
      '\u202Eevil',
      '"',
      '""',
      '\u0000',
      '__proto__',
      'constructor',
      '1e309',
      '-0',
      '31.02.2026',
      '99999',
      '%',
      '\uD800',
      'A'.repeat(5_000),
      '#REF!',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(hostile, { maxLength: 10 }), { maxLength: 10 }),
      delimiter,
      lineEnd,
      fc.boolean(),
      (rows, between, end, quoted) => {
        const bytes = quoted
          ? write([headings, ...rows], between, end, true)
          : new TextEncoder().encode([headings, ...rows].map((row) => row.join(between)).join(end));
        try {
          const { learners } = judgeClassList(readDelimitedText(bytes), expected);
          for (const { name } of learners) expect(name).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableClassList);
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('any bytes at all are a judged list or one sentence', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      try {
        judgeClassList(readDelimitedText(bytes), expected);
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableClassList);
      }
    }),
    { numRuns: 150 },
  );
});
