import type { Limits } from '@laurel/credential';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { packArchive, unpackArchive } from '../../base/office-files/zip-archive.ts';
import { deflated } from '../../for-tests/deflated.ts';
import { UnreadableClassList } from './class-note.ts';
import { readClassFile } from './read-class-file.ts';

async function workbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Class').addRows([
    ['Student number', 'Name'],
    ['0042', 'Mira Brandt'],
  ]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const codeOf = async (bytes: Uint8Array, ...limits: [] | [Limits]) => {
  try {
    await readClassFile(bytes, undefined, ...limits);
    return 'read';
  } catch (error) {
    if (error instanceof UnreadableClassList) return error.note.code;
    throw error;
  }
};

test('what a file is, its bytes say: a workbook is opened in a process of its own, text is read here', async () => {
  const sheet = await readClassFile(await workbook());
  expect(sheet.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
    ['Student number', 'Name'],
    ['0042', 'Mira Brandt'],
  ]);
  expect((await readClassFile(Buffer.from('a,b\n1,2'))).rows).toHaveLength(2);
});

test('what is wrong with a workbook comes back from there as its own sentence', async () => {
  const parts = unpackArchive(await workbook(), () => true, 10_000_000);
  expect(await codeOf(packArchive(new Map([...parts, ['xl/vbaProject.bin', Buffer.from('x')]])))).toBe('macros');
});

test('a workbook that takes too much is given up in time, and nothing of this process is harmed', async () => {
  const parts = unpackArchive(await workbook(), () => true, 10_000_000);
  parts.delete('xl/sharedStrings.xml');
  // Millions of formatted pieces of text, of each of which the reader of spreadsheets makes several objects.
  const strings = Buffer.from(`<sst>${'<si><r><t>x</t></r><r><t>y</t></r><r><t>z</t></r></si>'.repeat(1_100_000)}</sst>`);
  const greedy = deflated(parts, 'xl/sharedStrings.xml', strings, strings.length);
  expect(greedy.length).toBeLessThan(1_000_000);
  expect(await codeOf(greedy, { deadlineMs: 2_500, memoryMb: 700 })).toBe('workbook-stopped');
}, 60_000);

test.each([
  ['nothing', Buffer.alloc(0), 'empty-file'],
  ['11 MB', Buffer.alloc(11_000_000, 0x20), 'too-large'],
  ['an old spreadsheet or one with a password', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'other-spreadsheet'],
  ['a PDF', Buffer.from('%PDF-1.7'), 'not-a-class-list'],
])('%s is one sentence', async (_what, bytes, code) => {
  expect(await codeOf(bytes)).toBe(code);
});
