import { codeLists, type Description, elements } from '@laurel/microcredential';
import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forSpreadsheet } from '../../base/spreadsheet-text.ts';
import { elementIn, withElement } from './mask.ts';
import type { OfferOptions } from './offer-table.ts';
import { readOffer } from './read-offer.ts';

const csv = (rows: readonly (readonly string[])[], options?: OfferOptions) =>
  readOffer(Buffer.from(stringify(rows as string[][])), 'offer.csv', options);

test('a table has an offer a row: the first is read, and how many there are is said', async () => {
  const { document, notes } = await csv([
    ['Titel', 'ECTS-Punkte', 'Mode of delivery (F2F/online/hybrid)', 'delivery.startDate', 'Raum'],
    ['Stadt lesen', '1,5', 'online', '03/04/2027', 'A1'],
    ['Heat', '2', 'online', '2027-04-03', ''],
  ]);
  expect(document.description).toEqual({ title: { en: 'Stadt lesen' }, workload: { ects: 1.5 }, delivery: { mode: 'online' } });
  expect(notes).toEqual([
    { code: 'several-offers', said: '2' },
    { code: 'day', place: 'delivery.startDate', said: '03/04/2027' },
    { code: 'heading', place: 'Raum', said: 'A1' },
  ]);
});

test('a table of two columns is a form', async () => {
  const { document } = await csv([
    ['University', 'Riverton'],
    ['Course title', 'Reading a City'],
    ['Kurstitel (de)', 'Stadt lesen'],
  ]);
  expect(document.description).toEqual({
    provider: { lead: { name: 'Riverton', id: 'riverton' } },
    title: { en: 'Reading a City', de: 'Stadt lesen' },
  });
});

test('where one heading alone is known, the shape of the table says how it lies', async () => {
  const room = ['Course title', 'Room', 'Colour'];
  expect((await csv([room, ['Heat', 'A1', 'blue']])).document.description).toEqual({ title: { en: 'Heat' } });
  expect((await csv([room])).document.description).toEqual({ title: { en: 'Room' } });
  expect(
    (
      await csv([
        ['Raum', 'A1'],
        ['Titel', 'Hitze'],
        ['Farbe', 'blau'],
      ])
    ).document.description,
  ).toEqual({ title: { en: 'Hitze' } });
  const list = Array.from({ length: 200 }, (_, at) => [`Course ${at}`, 'A1']);
  expect((await csv([['Course title', 'Room'], ...list])).document.description).toEqual({ title: { en: 'Course 0' } });
});

test('columns that a person has pointed at are read so, and left out where they want it', async () => {
  const columns = { Raum: 'delivery.time', Farbe: '' } as const;
  const { document, notes } = await csv(
    [
      ['Titel', 'Raum', 'Farbe'],
      ['Stadt lesen', 'im Mai', 'blau'],
    ],
    { columns, language: 'de' },
  );
  expect([document.description, notes]).toEqual([{ title: { de: 'Stadt lesen' }, delivery: { time: { de: 'im Mai' } } }, []]);
});

test('a workbook is read like a table: numbers, days, formulas and further sheets', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Offer').addRows([
    ['Course title', 'ECTS', 'Start date', 'Target group'],
    ['Heat', 1.5, new Date('2027-03-01T00:00:00Z'), { formula: 'A1', result: 'professionals' }],
  ]);
  book.addWorksheet('Notes').addRow(['x']);
  const { document, notes } = await readOffer(Buffer.from(await book.xlsx.writeBuffer()), undefined);
  expect(document.description).toEqual({
    title: { en: 'Heat' },
    workload: { ects: 1.5 },
    delivery: { startDate: '2027-03-01' },
    access: { targetGroups: ['professionals'] },
  });
  expect(notes).toEqual([
    { code: 'other-sheets', said: 'Notes' },
    { code: 'formula', place: 'Target group', said: 'professionals' },
  ]);
});

const words = fc.stringMatching(/^[A-Za-zÄÖÜäöüß][A-Za-zÄÖÜäöüß0-9 ,.!?<>"=+-]{0,40}[A-Za-z0-9]$/).map((text) => text.replace(/\s+/g, ' '));
/** Answers without parts that one cell can carry, but for those whose words are read in a way of their own. */
const ownWays = new Set([
  'people.leaders',
  'people.lecturers',
  'access.maxParticipants',
  'workload.ects',
  'workload.hoursTotal',
  'workload.semesters',
]);
const flat = elements.filter(
  ({ answer, on, key }) => on === 'description' && answer !== undefined && !['rows', 'group'].includes(answer.kind) && !ownWays.has(key),
);

/** An answer as the mask holds it, and as one would write it in a cell. */
function answerOf(key: string): fc.Arbitrary<readonly [key: string, value: unknown, cell: string]> {
  const answer = flat.find((element) => element.key === key)?.answer;
  switch (answer?.kind) {
    case 'text':
      return words.map((text) => [key, { en: text }, text]);
    case 'line':
      return words.map((text) => [key, text, text]);
    case 'lines':
      return fc.array(words, { minLength: 2, maxLength: 4 }).map((lines) => [key, lines, lines.join('\n')]);
    case 'number':
      return fc.integer({ min: 1, max: 900 }).map((count) => [key, count, String(count)]);
    case 'yes-no':
      return fc.boolean().map((said) => [key, said, said ? 'yes' : 'no']);
    case 'day':
      return fc.constantFrom('2026-02-28', '2027-12-01').map((day) => [key, day, day]);
    case 'choice':
      if (answer.numeric) return fc.integer({ min: 1, max: 8 }).map((level) => [key, level, String(level)]);
      return fc.constantFrom(...codeLists[answer.codes].concepts).map(({ word }) => [key, word, word]);
    case 'choices':
      return fc
        .uniqueArray(fc.constantFrom(...codeLists[answer.codes].concepts.slice(0, 60)), { minLength: 1, maxLength: 4 })
        .map((chosen) => [key, chosen.map(({ word }) => word), chosen.map(({ word }) => word).join('; ')]);
    default:
      throw new Error(`${key} has parts`);
  }
}

test('what a form of two columns can carry comes back from it unchanged', async () => {
  const answers = fc
    .uniqueArray(fc.constantFrom(...flat.map(({ key }) => key)), { minLength: 1, maxLength: 12 })
    .chain((keys) => fc.tuple(...keys.map(answerOf)));
  await fc.assert(
    fc.asyncProperty(answers, async (said) => {
      const written = said.reduce<Description>((content, [key, value]) => withElement(content, key, value) as Description, {});
      const { document, notes } = await csv(said.map(([key, , cell]) => [key, forSpreadsheet(cell)]));
      for (const [key] of said) expect([key, elementIn(document.description, key)]).toEqual([key, elementIn(written, key)]);
      expect(notes).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
