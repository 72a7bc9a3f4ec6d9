import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { languages } from '../../base/languages/language.ts';
import { speak } from '../../base/languages/message.ts';
import { packArchive, unpackArchive } from '../../base/office-files/zip-archive.ts';
import { deflated } from '../../for-tests/deflated.ts';
import { docx, docxParts, row, table, textCell } from '../../for-tests/docx.ts';
import { sayUnreadableOffer } from './offer-words.ts';
import { readOffer } from './read-offer.ts';
import { UnreadableOffer } from './unreadable-offer.ts';

const body = table(row(textCell('Course title'), textCell('Reading a City')));
const relation = (type: string) =>
  `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="https://elsewhere.example/x" TargetMode="External"/>`;
const withPart = (name: string, content: string) => packArchive(new Map([...docxParts(body), [name, Buffer.from(content)]]));

/** A document that unpacks to 70 MB, whatever its directory says. */
function bomb(said: number): Buffer {
  const parts = docxParts(body);
  parts.delete('word/document.xml');
  return deflated(parts, 'word/document.xml', Buffer.alloc(70_000_000, 0x20), said);
}

async function lockedArchive(): Promise<Buffer> {
  const archive = docx(body);
  const entry = archive.indexOf('PK\u0001\u0002');
  archive.writeUInt16LE(1, entry + 8);
  return archive;
}

async function workbookWith(change: (parts: Map<string, Buffer>) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Offer').addRows([['Course title', 'Reading a City']]);
  const parts = unpackArchive(Buffer.from(await book.xlsx.writeBuffer()), () => true, 10_000_000);
  change(parts);
  return packArchive(parts);
}

const declared = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';
const deep = Buffer.from(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`);

const hostile: Readonly<Record<string, readonly [code: string, file: () => Uint8Array | Promise<Uint8Array>]>> = {
  'nothing at all': ['empty', () => new Uint8Array()],
  '11 MB': ['too-large', () => new Uint8Array(11_000_000)],
  'a ZIP file that is no document': ['archive-damaged', () => packArchive(new Map([['readme.txt', Buffer.from('x')]]))],
  'half a document': ['archive-damaged', () => docx(body).subarray(0, 900)],
  'a document whose XML breaks off': ['archive-damaged', () => docx('<w:p><w:r>')],
  'a document with macros': ['macros', () => withPart('word/vbaProject.bin', 'Sub AutoOpen()')],
  'a document of the kind with macros': [
    'macros',
    () =>
      withPart('[Content_Types].xml', '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'),
  ],
  'a workbook with macros': ['macros', () => workbookWith((parts) => parts.set('xl/vbaProject.bin', Buffer.from('x')))],
  'a template from elsewhere': ['outside-link', () => docx(body, { relations: relation('attachedTemplate') })],
  'a picture from elsewhere': ['outside-link', () => docx(body, { relations: relation('image') })],
  'a workbook that looks into another': [
    'outside-link',
    () => workbookWith((parts) => parts.set('xl/externalLinks/externalLink1.xml', Buffer.from('<externalLink/>'))),
  ],
  'a document with a password': ['old-or-locked', () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)])],
  'an archive with a password': ['archive-locked', lockedArchive],
  'a bomb that says so': ['unpacks-too-large', () => bomb(70_000_000)],
  'a bomb that does not': ['unpacks-too-large', () => bomb(900)],
  'a document with entities of its own': ['declared-entities', () => docx(body, { prologue: declared })],
  'a workbook with entities of its own': [
    'declared-entities',
    () => workbookWith((parts) => parts.set('xl/sharedStrings.xml', Buffer.from(`${declared}<sst/>`))),
  ],
  'tables a thousand deep': ['too-many-parts', () => docx('<w:tbl><w:tr><w:tc>'.repeat(1000) + '</w:tc></w:tr></w:tbl>'.repeat(1000))],
  'a text of 200 kB': ['text-too-long', () => docx(table(row(textCell('Course title'), textCell('x'.repeat(200_000)))))],
  'an open document': [
    'other-spreadsheet',
    () =>
      packArchive(
        new Map([
          ['mimetype', Buffer.from('application/vnd.oasis.opendocument.text')],
          ['content.xml', Buffer.from('<x/>')],
        ]),
      ),
  ],
  'a PDF': ['not-an-offer', () => Buffer.from('%PDF-1.7\n')],
  'a page of the web': ['not-an-offer', () => Buffer.from('<!doctype html><title>x</title>')],
  'a document without a heading that is known': ['nothing-known', () => docx(table(row(textCell('Colour'), textCell('green'))))],
  'JSON of a hundred thousand levels': ['json', () => deep],
};

test.each(Object.entries(hostile))('%s is refused with one sentence in each language', async (_what, [code, file]) => {
  const refused = await readOffer(await file(), 'offer.docx').catch((error: unknown) => error);
  if (!(refused instanceof UnreadableOffer)) throw new Error(`was read: ${JSON.stringify(refused)}`);
  expect(refused.code).toBe(code);
  const sentences = languages.map((language) => sayUnreadableOffer(speak(language), refused));
  expect(new Set(sentences).size).toBe(languages.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-ZÄÖÜ][^{}]+[^.]$/);
});

test('what takes too long is stopped, and nothing is taken', async () => {
  await expect(readOffer(docx(body), undefined, {}, { deadlineMs: 1, memoryMb: 500 })).rejects.toMatchObject({ code: 'stopped' });
});

test('markup and formulas in a form stay the text they are', async () => {
  const said = table(row(textCell('Course title'), textCell('<script>alert(1)</script> =1+1')));
  expect((await readOffer(docx(said), undefined)).document.description.title).toEqual({ en: '<script>alert(1)</script> =1+1' });
});
