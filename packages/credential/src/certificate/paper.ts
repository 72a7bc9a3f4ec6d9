import PDFDocument, { type StructureElement } from 'pdfkit';
import type { SignedLogo } from '../signed-logo.ts';
import { embeddedPicture } from './embedded-picture.ts';
import { GlyphCodes } from './glyph-codes.ts';
import type { Line, Stretch } from './lines.ts';
import type { Shape } from './shape.ts';

/** A4 in points. */
export const page = { width: 595.28, height: 841.89, left: 56.7, right: 56.7, top: 48.2, bottom: 39.7 } as const;
export const contentWidth = page.width - page.left - page.right;

export type PaperOptions = {
  readonly language: string;
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly date: Date;
  readonly notes: Readonly<Record<string, string>>;
};

const round = (value: number): number => Math.round(value * 100) / 100;

/**
 * A tagged PDF under way: pages, marks on them, and the tree that says what they are (ISO 14289-1, PDF/UA-1).
 * Lengths are in points from the top left. Everything drawn is either part of the structure or an artifact.
 */
export class Paper {
  readonly document: PDFDocument;
  readonly #codes: GlyphCodes;
  readonly #root: StructureElement;
  readonly #finished: Promise<Uint8Array>;
  #pictures = 0;

  constructor({ language, title, author, subject, date, notes }: PaperOptions) {
    this.document = new PDFDocument({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      font: null,
      pdfVersion: '1.7',
      subset: 'PDF/UA',
      tagged: true,
      lang: language,
      displayTitle: true,
      info: {
        Title: escapedInXml(title),
        Author: escapedInXml(author),
        Subject: escapedInXml(subject),
        CreationDate: date,
        ModDate: date,
        Creator: 'Laurel',
        Producer: 'Laurel',
        ...notes,
      },
    });
    const parts: Uint8Array[] = [];
    this.document.on('data', (part: Uint8Array) => parts.push(part));
    this.#finished = new Promise((done, failed) => {
      this.document.on('end', () => done(Buffer.concat(parts)));
      this.document.on('error', failed);
    });
    this.#codes = new GlyphCodes(this.document);
    this.#root = this.document.struct('Document');
    this.document.addStructure(this.#root);
  }

  addPage(): void {
    this.document.addPage();
  }

  /** A new element at the end of another one, or of the document. */
  element(type: string, parent: StructureElement = this.#root, options: Readonly<Record<string, unknown>> = {}): StructureElement {
    const element = this.document.struct(type, options);
    parent.add(element);
    return element;
  }

  /** Marks what is drawn meanwhile as content of the element. An element may have content on several pages. */
  within(element: StructureElement, draw: () => void): void {
    const content = this.document.markStructureContent(String(element.dictionary.data.S));
    draw();
    this.document.endMarkedContent();
    element.add(content);
  }

  /** Marks what is drawn meanwhile as decoration, or as a repeated header or footer. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.document.markContent('Artifact', { type });
    draw();
    this.document.endMarkedContent();
  }

  /** Writes a line with its left end at `left` and its letters standing on `baseline`. */
  line(line: Line, left: number, baseline: number): void {
    for (const stretch of line.stretches) this.#write(stretch, left + stretch.left, baseline);
  }

  #write({ font, style, words }: Stretch, left: number, baseline: number): void {
    // The page is drawn from the top down, letters stand upright: the matrix turns them back.
    const operators = [
      `${colour(style.colour)} rg`,
      'BT',
      `/${this.#codes.nameOf(font)} ${round(style.size)} Tf`,
      `1 0 0 -1 ${round(left)} ${round(baseline)} Tm`,
    ];
    for (const { shape, text } of words) {
      // Readers turn right-to-left glyphs round by themselves, and would turn an ActualText round too.
      const told = shape.plain || shape.rightToLeft;
      if (!told) operators.push(`/Span <</ActualText ${utf16(text)}>> BDC`);
      operators.push(...this.#showing(font, style.size, shape));
      if (!told) operators.push('EMC');
    }
    operators.push('ET');
    this.document.addContent(operators.join('\n'));
  }

  /** Glyphs by their codes; between them, in thousandths of the size, how far to go back; above or below the line by a rise. */
  #showing(font: string, size: number, shape: Shape): string[] {
    const operators: string[] = [];
    const shown: string[] = [];
    let rise = 0;
    let codes = '';
    const move = (back: number): void => {
      if (codes !== '') shown.push(`<${codes}>`);
      codes = '';
      if (back !== 0) shown.push(String(back));
    };
    const flush = (): void => {
      move(0);
      if (shown.length > 0) operators.push(`[${shown.join(' ')}] TJ`);
      shown.length = 0;
    };
    for (const glyph of shape.glyphs) {
      const y = round((glyph.y * size) / 1000);
      if (y !== rise) {
        flush();
        operators.push(`${y} Ts`);
        rise = y;
      }
      if (glyph.x !== 0) move(round(-glyph.x));
      codes += this.#codes.codeOf(font, glyph);
      const after = round(glyph.own + glyph.x - glyph.advance);
      if (after !== 0) move(after);
    }
    flush();
    if (rise !== 0) operators.push('0 Ts');
    return operators;
  }

  /** A horizontal hairline. */
  rule(left: number, y: number, width: number, ink = '#d3d8d0', thickness = 0.6): void {
    this.document.addContent(`${colour(ink)} RG ${thickness} w ${round(left)} ${round(y)} m ${round(left + width)} ${round(y)} l S`);
  }

  /** Fills a path given in PDF's own path operators. */
  fill(path: string, ink: string): void {
    this.document.addContent(`${colour(ink)} rg ${path} f`);
  }

  /** A picture as large as fits into a box, in the middle of it. */
  picture(logo: SignedLogo, left: number, top: number, { width, height }: { readonly width: number; readonly height: number }): void {
    this.#pictures += 1;
    const embedded = logo.pixels === undefined ? Buffer.from(logo.bytes) : embeddedPicture(logo, logo.pixels, `L${this.#pictures}`);
    this.document.image(embedded, left, top, { fit: [width, height], align: 'center', valign: 'center' });
  }

  stroke(path: string, ink: string, thickness: number): void {
    this.document.addContent(`${colour(ink)} RG ${thickness} w 1 J ${path} S`);
  }

  attach(bytes: Uint8Array, options: Readonly<Record<string, unknown>>): void {
    this.document.file(bytes, options);
  }

  async finish(): Promise<Uint8Array> {
    this.#root.end();
    this.document.end();
    return this.#finished;
  }
}

function colour(hex: string): string {
  return [1, 3, 5].map((at) => Math.round((Number.parseInt(hex.slice(at, at + 2), 16) / 255) * 1000) / 1000).join(' ');
}

/**
 * pdfkit writes document properties twice: as a PDF string by `valueOf`, and into the XML of the metadata by `toString`,
 * where it escapes nothing.
 */
function escapedInXml(text: string): object {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return Object.assign(new String(text), { toString: () => escaped });
}

/** A PDF text string in hexadecimal, UTF-16 with its mark (ISO 32000-1, 7.9.2.2). */
function utf16(text: string): string {
  return `<feff${[...Array(text.length).keys()].map((i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('')}>`;
}
