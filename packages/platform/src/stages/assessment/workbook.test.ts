import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { writeNumber } from '../../base/office-files/workbook.ts';
import { packArchive, unpackArchive } from '../../base/office-files/zip-archive.ts';
import { deflated } from '../../for-tests/deflated.ts';
import { judgeClassList } from './class-list.ts';
import { readScale } from './grade.ts';
import { readWorkbook, readWorkbookOrSay } from './workbook.ts';

const expected = { today: '2026-11-21', scale: readScale('1.0,4.0,5.0') };
const headings = ['Student number', 'Family name', 'Given name', 'Attendance', 'Result', 'Grade', 'Assessed on'];
const assessed = new Date('2026-11-20T00:00:00Z');

async function workbookWith(fill: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const sheetWith = (rows: unknown[][], then: (sheet: ExcelJS.Worksheet) => void = () => {}) =>
  workbookWith((workbook) => {
    const sheet = workbook.addWorksheet('Class');
    sheet.addRow(headings);
    for (const row of rows) sheet.addRow(row);
    then(sheet);
  });

/** The parts of a workbook that are read, to be packed again with something else in them. */
const partsOf = (bytes: Buffer) => unpackArchive(bytes, () => true, 10_000_000);
const codeOf = async (bytes: Uint8Array) => {
  const found = await readWorkbookOrSay(bytes);
  return 'note' in found ? found.note.code : 'read';
};

test('numbers shown with leading zeros, per cent and decimals, and dates, are read as they are shown', async () => {
  const bytes = await sheetWith(
    [
      [42, 'Brandt', 'Mira', 0.8, 'pass', 1, assessed],
      ['0042', 'Kim', 'Lou', 90, true, 1.25, 46346],
    ],
    (sheet) => {
      sheet.getCell('A2').numFmt = '000000';
      sheet.getCell('D2').numFmt = '0%';
      sheet.getCell('F2').numFmt = '0.0';
      sheet.getCell('F3').numFmt = '0.0';
    },
  );
  const list = judgeClassList(await readWorkbook(bytes), expected);
  expect(list.learners).toMatchObject([
    { studentNumber: '000042', attendance: 80, result: 'pass', grade: '1.0', assessedOn: '2026-11-20' },
    { studentNumber: '0042', attendance: 90, result: 'pass', grade: '1.25', assessedOn: '2026-11-20' },
  ]);
  expect(list.cleaned.map(({ row, code }) => [row, code])).toEqual([[2, 'day-number-read']]);
});

test('a formula is never run: its last value is taken and asked back, its text where it has none', async () => {
  const bytes = await sheetWith([
    ['1', 'Brandt', { formula: 'HYPERLINK("http://evil.example","Mira")', result: 'Mira' }, 90, 'pass', 1, assessed],
    ['2', 'Kim', { formula: 'CMD()' }, 90, 'pass', 1, assessed],
    ['3', 'Lou', 'Ann', 90, { formula: 'IF(F4<=4,"pass","fail")', result: 'pass' }, 1, assessed],
    ['4', 'Fox', { formula: '1/0', result: { error: '#DIV/0!' } }, 90, 'pass', 1, assessed],
  ]);
  const list = judgeClassList(await readWorkbook(bytes), expected);
  expect(list.learners.map(({ name }) => name)).toEqual(['Mira Brandt', '=CMD() Kim', 'Ann Lou']);
  expect(list.toConfirm.map(({ row, column, code }) => [row, column, code])).toEqual([
    [1, 'Given name', 'formula-cell'],
    [2, 'Given name', 'formula-text'],
    [3, 'Result', 'formula-cell'],
  ]);
  expect(list.refused.map(({ row, column, code }) => [row, column, code])).toEqual([[4, 'Given name', 'cell-error']]);
});

test('what a spreadsheet has made of a value is refused, not guessed back', async () => {
  const bytes = await sheetWith([
    [1234567890123456, 'Brandt', 'Mira', 90, 'pass', 1, assessed],
    [assessed, 'Kim', 'Lou', 90, 'pass', 1, assessed],
    ['3', 'Fox', 'Ann', 90, 'pass', assessed, assessed],
  ]);
  const list = judgeClassList(await readWorkbook(bytes), expected);
  expect(list.refused.map(({ row, column, code }) => [row, column, code])).toEqual([
    [1, 'Student number', 'number-shortened'],
    [2, 'Student number', 'became-a-date'],
    [3, 'Grade', 'became-a-date'],
  ]);
});

test('rich text and links are their text; a hidden row is asked back', async () => {
  const bytes = await sheetWith(
    [
      [
        '1',
        { richText: [{ text: 'Bra' }, { font: { bold: true }, text: 'ndt' }] },
        { text: 'Mira', hyperlink: 'https://uni.example' },
        90,
        'pass',
        1,
        assessed,
      ],
    ],
    (sheet) => {
      sheet.getRow(2).hidden = true;
    },
  );
  const list = judgeClassList(await readWorkbook(bytes), expected);
  expect(list.learners.map(({ name }) => name)).toEqual(['Mira Brandt']);
  expect(list.toConfirm.map(({ code }) => code)).toEqual(['hidden-row']);
});

test('of several sheets the first with rows is read, and the others are named', async () => {
  const bytes = await workbookWith((workbook) => {
    workbook.addWorksheet('Cover');
    workbook.addWorksheet('Class').addRows([headings, ['1', 'Brandt', 'Mira', 90, 'pass', 1, assessed]]);
    workbook.addWorksheet('Old').addRow(['x']);
    workbook.addWorksheet('Secret', { state: 'hidden' }).addRow(['x']);
  });
  const list = judgeClassList(await readWorkbook(bytes), expected);
  expect(list.learners).toHaveLength(1);
  expect(list.cleaned).toEqual([{ code: 'other-sheets', words: { sheet: 'Class', others: 'Old' } }]);
});

test('merged areas and rules for a million rows cost nothing', async () => {
  const bytes = await sheetWith([['1', 'Brandt', 'Mira', 90, 'pass', 1, assessed]]);
  const parts = partsOf(bytes);
  const sheet = parts.get('xl/worksheets/sheet1.xml')?.toString() ?? '';
  const areas =
    '<mergeCells count="1"><mergeCell ref="J1:XFD1048576"/></mergeCells><dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>';
  parts.set('xl/worksheets/sheet1.xml', Buffer.from(sheet.replace('</sheetData>', `</sheetData>${areas}`)));
  const list = judgeClassList(await readWorkbook(packArchive(parts)), expected);
  expect(list.learners).toHaveLength(1);
});

test('a workbook with macros is not opened', async () => {
  const parts = partsOf(await sheetWith([]));
  expect(await codeOf(packArchive(new Map([...parts, ['xl/vbaProject.bin', Buffer.from('x')]])))).toBe('macros');
  const types = parts.get('[Content_Types].xml')?.toString().replace('sheet.main+xml', 'sheet.macroEnabled.main+xml') ?? '';
  expect(await codeOf(packArchive(new Map([...parts, ['[Content_Types].xml', Buffer.from(types)]])))).toBe('macros');
});

test('a workbook that unpacks to more than is read is refused before it is unpacked, and so is one that lies about it', async () => {
  const parts = partsOf(await sheetWith([]));
  parts.delete('xl/worksheets/sheet1.xml');
  const bomb = Buffer.concat([Buffer.from('<worksheet>'), Buffer.alloc(80_000_000, 0x20)]);
  const honest = deflated(parts, 'xl/worksheets/sheet1.xml', bomb, bomb.length);
  const lying = deflated(parts, 'xl/worksheets/sheet1.xml', bomb, 10);
  expect(honest.length).toBeLessThan(200_000);
  expect([await codeOf(honest), await codeOf(lying)]).toEqual(['unpacks-too-large', 'unpacks-too-large']);
});

test('a sheet of a million cells is refused by counting, before anything is made of them', async () => {
  const parts = partsOf(await sheetWith([]));
  parts.set(
    'xl/worksheets/sheet1.xml',
    Buffer.from(`<worksheet><sheetData><row r="1">${'<c r="A1"><v>1</v></c>'.repeat(700_000)}</row></sheetData></worksheet>`),
  );
  expect(await codeOf(packArchive(parts))).toBe('too-many-cells');
});

test('damaged, locked and foreign files are one sentence each', async () => {
  const bytes = await sheetWith([]);
  expect(await codeOf(bytes.subarray(0, bytes.length - 30))).toBe('workbook-damaged');
  expect(await codeOf(Buffer.from('PK\u0003\u0004 nothing'))).toBe('workbook-damaged');
  expect(await codeOf(packArchive(new Map([['a.txt', Buffer.from('x')]])))).toBe('workbook-damaged');
  expect(
    await codeOf(
      packArchive(
        new Map([
          ['mimetype', Buffer.from('x')],
          ['content.xml', Buffer.from('x')],
        ]),
      ),
    ),
  ).toBe('other-spreadsheet');
  const locked = Buffer.from(packArchive(new Map([['a.txt', Buffer.from('x')]])));
  locked.writeUInt8(1, locked.indexOf('PK\u0001\u0002') + 8);
  expect(await codeOf(locked)).toBe('workbook-locked');
  const parts = partsOf(bytes);
  parts.set('xl/worksheets/sheet1.xml', Buffer.from('<worksheet><sheetData><row r="1"><c r='));
  expect(await codeOf(packArchive(parts))).toBe('workbook-damaged');
});

test('numbers keep what their format adds, and never lose what it hides', () => {
  expect([
    writeNumber(42, '00000'),
    writeNumber(42, '"KU-"0000'),
    writeNumber(0.875, '0%'),
    writeNumber(1, '0.0'),
    writeNumber(1.25, '0.0'),
    writeNumber(108021234567, 'General'),
    writeNumber(0.1 + 0.2, 'General'),
  ]).toEqual(['00042', 'KU-0042', '87.5 %', '1.0', '1.25', '108021234567', '0.3']);
});
