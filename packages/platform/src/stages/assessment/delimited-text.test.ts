import { expect, test } from 'vitest';
import { UnreadableClassList } from './class-note.ts';
import { readDelimitedText, sniffDelimiter } from './delimited-text.ts';

const cells = (text: string) => readDelimitedText(new TextEncoder().encode(text)).rows.map((row) => row.cells.map((cell) => cell.text));

test('the delimiter is the one under which the headings make sense, not the most frequent sign', () => {
  expect(sniffDelimiter('Student number;Name;Remark\n1;Núñez, Jr., José;a,b,c,d\n')).toBe(';');
  expect(sniffDelimiter('Numéro|Nom\n1|A\n2|B')).toBe('|');
  expect(sniffDelimiter('Student number\n1\n')).toBe(',');
});

test('what Excel writes for itself in the first line is obeyed and left out', () => {
  expect(cells('sep=;\r\nStudent number;Name\r\n1;A, B')).toEqual([
    ['Student number', 'Name'],
    ['1', 'A, B'],
  ]);
});

test('quotes, doubled quotes and line ends inside quotes are parts of a value', () => {
  expect(cells('Name,Remark\r\n"Peña ""Óski"" Ibarra","one\r\ntwo"\r\n')).toEqual([
    ['Name', 'Remark'],
    ['Peña "Óski" Ibarra', 'one\r\ntwo'],
  ]);
});

test('a quotation mark that is never closed is said with its line', () => {
  expect(() => cells('Name,Result\n"Mira,pass\nLou,pass')).toThrow(
    expect.objectContaining({ note: expect.objectContaining({ code: 'quote-not-closed' }) }),
  );
});

test('bytes that are no text are no class list', () => {
  expect(() => readDelimitedText(Uint8Array.of(1, 0, 0, 0, 2, 0, 0, 0, 7))).toThrow(UnreadableClassList);
});
