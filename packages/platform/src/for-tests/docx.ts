import { packArchive } from '../base/office-files/zip-archive.ts';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** WordprocessingML as Word writes it, by hand: a run, a paragraph, a cell. */
export const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
export const paragraph = (...runs: string[]) => `<w:p><w:pPr><w:spacing w:after="0"/></w:pPr>${runs.join('')}</w:p>`;
export const cell = (...paragraphs: string[]) => `<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>${paragraphs.join('')}</w:tc>`;
export const row = (...cells: string[]) => `<w:tr><w:trPr/>${cells.join('')}</w:tr>`;
export const table = (...rows: string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;
/** Each line a paragraph. */
export const textCell = (text: string) => cell(...text.split('\n').map((line) => paragraph(run(line))));
/** A box as Word 2010 and later write it. */
export const checkbox = (isTicked: boolean) =>
  `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${isTicked ? 1 : 0}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent>${run(isTicked ? '\u2612' : '\u2610')}</w:sdtContent></w:sdt>`;

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

type Extras = {
  readonly language?: string;
  readonly relations?: string;
  readonly parts?: Readonly<Record<string, string>>;
  readonly prologue?: string;
};

/** The parts of a DOCX file with this body. */
export function docxParts(
  body: string,
  { language = 'en-GB', relations = '', parts = {}, prologue = '' }: Extras = {},
): Map<string, Buffer> {
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const files: Record<string, string> = {
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}</Relationships>`,
    'word/styles.xml': `${xml}<w:styles xmlns:w="${word}"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="${language}" w:eastAsia="en-US"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>`,
    'word/document.xml': `${xml}${prologue}<w:document xmlns:w="${word}" xmlns:r="${office}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...parts,
  };
  return new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]));
}

export function docx(body: string, extras?: Extras): Buffer {
  return packArchive(docxParts(body, extras));
}
