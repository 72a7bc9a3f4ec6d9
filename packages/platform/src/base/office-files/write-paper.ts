import { packArchive } from './zip-archive.ts';

/** Words of one language; each line of the text is a paragraph. */
export type PaperText = { readonly text: string; readonly language?: string | undefined; readonly direction?: 'ltr' | 'rtl' };
/** A question, and what was answered. */
export type PaperRow = { readonly label: string; readonly answer: readonly PaperText[] };
/** A form as somebody fills it in: a title, a sentence or two below it, and a table with the questions at the left. */
export type PaperForm = {
  readonly title: string;
  /** BCP 47, of the form's own words */
  readonly language: string;
  readonly lead: readonly string[];
  readonly rows: readonly PaperRow[];
};

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const document = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const prologue = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Twentieths of a point: A4 with margins of two centimetres, a third of the line for the question. */
const page = { width: 11_906, height: 16_838, margin: 1_134 };
const [left, right] = [3_213, 6_425] as const;

/** The media type of what {@link writePaper} makes. */
export const paperType = `${document}.document`;

/** Writes a form as a DOCX document (ECMA-376) that `readPaper` and word processors open. The same form gives the same bytes. */
export function writePaper(form: PaperForm): Buffer {
  const files: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${document}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${document}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': relations(
      ['officeDocument', 'word/document.xml', office],
      ['metadata/core-properties', 'docProps/core.xml', `${packages}/relationships`],
    ),
    'word/_rels/document.xml.rels': relations(['styles', 'styles.xml', office]),
    'word/styles.xml': styles(form.language),
    'word/document.xml': body(form),
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(form.title)}</dc:title><dc:language>${escaped(form.language)}</dc:language></cp:coreProperties>`,
  };
  return packArchive(new Map(Object.entries(files).map(([name, xml]) => [name, Buffer.from(prologue + xml)])));
}

function relations(...targets: readonly (readonly [type: string, target: string, base: string])[]): string {
  const each = targets.map(([type, target, base], at) => `<Relationship Id="rId${at + 1}" Type="${base}/${type}" Target="${target}"/>`);
  return `<Relationships xmlns="${packages}/relationships">${each.join('')}</Relationships>`;
}

function styles(language: string): string {
  const named = (id: string, name: string, more: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>${more}</w:style>`;
  return `<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="${regional(language)}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="60" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${named('Heading1', 'heading 1', '<w:pPr><w:keepNext/><w:spacing w:after="160"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr>')}${named('Question', 'Question', '<w:rPr><w:b/><w:bCs/></w:rPr>')}</w:styles>`;
}

function body({ title, lead, rows }: PaperForm): string {
  const line = (name: string) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line).join('');
  const table = `<w:tbl><w:tblPr><w:tblW w:w="${left + right}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0080" w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="${left}"/><w:gridCol w:w="${right}"/></w:tblGrid>${rows.map(row).join('')}</w:tbl>`;
  const paragraphs = [paragraph({ text: title }, 'Heading1'), ...lead.map((text) => paragraph({ text }))].join('');
  return `<w:document xmlns:w="${main}"><w:body>${paragraphs}${table}${paragraph({ text: '' })}<w:sectPr><w:pgSz w:w="${page.width}" w:h="${page.height}"/><w:pgMar w:top="${page.margin}" w:right="${page.margin}" w:bottom="${page.margin}" w:left="${page.margin}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`;
}

function row({ label, answer }: PaperRow): string {
  const lines = answer.flatMap(({ text, ...rest }) => text.split(/\r\n?|\n/).map((line) => ({ ...rest, text: line })));
  // A cell holds at least one paragraph (17.4.65).
  const said = lines.length === 0 ? [{ text: '' }] : lines;
  const cell = (width: number, content: string) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
  return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(left, paragraph({ text: label }, 'Question'))}${cell(right, said.map((line) => paragraph(line)).join(''))}</w:tr>`;
}

function paragraph({ text, language, direction }: PaperText, style?: string): string {
  const rtl = direction === 'rtl';
  const properties = `${style === undefined ? '' : `<w:pStyle w:val="${style}"/>`}${rtl ? '<w:bidi/>' : ''}`;
  // Scripts that run from the right have a language of their own (17.3.2.20).
  const spoken = language === undefined ? '' : `<w:lang w:val="${regional(language)}"${rtl ? ` w:bidi="${regional(language)}"` : ''}/>`;
  const marks = `${rtl ? '<w:rtl/>' : ''}${spoken}`;
  const run =
    text === '' ? '' : `<w:r>${marks === '' ? '' : `<w:rPr>${marks}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${run}</w:p>`;
}

/** Word processors know a language by one of its regions: `de-DE`. */
function regional(language: string): string {
  try {
    const { region } = new Intl.Locale(language).maximize();
    return language.includes('-') || region === undefined ? escaped(language) : `${language}-${region}`;
  } catch {
    return escaped(language);
  }
}

/** What is no character of XML 1.0 has no place in it, not even as a reference (XML 1.0, 2.2). */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function escaped(text: string): string {
  return text.replace(unwritable, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
