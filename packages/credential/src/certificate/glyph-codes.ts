import type PDFDocument from 'pdfkit';
import type { EmbeddedFont } from 'pdfkit';
import { openFont } from './font-set.ts';
import type { PlacedGlyph } from './shape.ts';

/**
 * The fonts of one document and the codes its text is written in. A code stands for a glyph *and* its characters: where
 * one glyph serves two characters (Han and its Kangxi radical, a vowel sign in two syllables), it gets two codes, so that
 * ToUnicode gives the right text back in readers that know no ActualText.
 */
export class GlyphCodes {
  readonly #document: PDFDocument;
  readonly #fonts = new Map<string, { font: EmbeddedFont; codes: Map<string, string> }>();

  constructor(document: PDFDocument) {
    this.#document = document;
  }

  /** The name under which the current page knows the font. */
  nameOf(id: string): string {
    const { font } = this.#embedded(id);
    this.#document.page.fonts[font.id] ??= font.ref();
    return font.id;
  }

  /** Two bytes in hexadecimal. */
  codeOf(id: string, glyph: PlacedGlyph): string {
    const { font, codes } = this.#embedded(id);
    const key = `${glyph.id} ${glyph.text}`;
    const known = codes.get(key);
    if (known) return known;
    // pdfkit's own encode() knows one code a glyph; the subset itself takes a glyph as often as it is asked for.
    const code = font.subset.glyphs.push(glyph.id) - 1;
    font.widths[code] = glyph.own;
    // ISO 14289-1, 7.21.7: no glyph without a Unicode value. A stroke of a letter that another glyph already names is a zero-width space.
    font.unicode[code] = [...(glyph.text || '\u200b')].map((character) => character.codePointAt(0) ?? 0);
    const hex = code.toString(16).padStart(4, '0');
    codes.set(key, hex);
    return hex;
  }

  #embedded(id: string): { font: EmbeddedFont; codes: Map<string, string> } {
    const known = this.#fonts.get(id);
    if (known) return known;
    const made = { font: this.#document.font(openFont(id).outlines)._font, codes: new Map<string, string>() };
    this.#fonts.set(id, made);
    return made;
  }
}
