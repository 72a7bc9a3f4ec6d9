import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { withPdf } from './open-pdf.ts';
import { OPS } from './pdf-operators.ts';

/**
 * The text of all pages of a certificate in reading order: NFC, every stretch of white space one space. It is read from
 * what the pages show glyph by glyph, without guessing at spaces, so that every script comes back as it was written.
 */
export async function pageText(pdf: Uint8Array): Promise<string> {
  return await withPdf(pdf, async (document) => {
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) pages.push(await shownText(await document.getPage(number)));
    return normalised(pages.join(' '));
  });
}

/** For comparing: what is invisible, and how a line happens to be broken, makes no difference. */
export function normalised(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

const fromTheRight = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}/u;
/** Scripts that write no space where a line ends. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff00-\uffef]/u;

type Glyph = { readonly unicode?: unknown };

/** The glyphs of each stretch, put together: the stretches come in reading order, right-to-left glyphs from left to right. */
export async function shownText(page: PDFPageProxy): Promise<string> {
  const { fnArray, argsArray } = await page.getOperatorList();
  let text = '';
  let stretch: string[] = [];
  let height: number | undefined;
  const finish = (): void => {
    text += (
      fromTheRight.test(stretch.join('')) ? stretch.map((characters) => [...characters].reverse().join('')).reverse() : stretch
    ).join('');
    stretch = [];
  };
  fnArray.forEach((operator, i) => {
    const [first] = (argsArray[i] ?? []) as unknown[];
    if (operator === OPS.showText) {
      for (const glyph of first as readonly (Glyph | number | null)[])
        if (typeof glyph === 'object' && glyph !== null) stretch.push(String(glyph.unicode));
    } else if (operator === OPS.endText) finish();
    else if (operator === OPS.setTextMatrix) {
      const baseline = Number((first as ArrayLike<number>)[5]);
      if (height !== undefined && Math.abs(baseline - height) > 0.01) text += unspaced.test([...text].at(-1) ?? '') ? '\u200b' : ' ';
      height = baseline;
    } else if ((operator === OPS.beginMarkedContentProps || operator === OPS.beginMarkedContent) && first !== 'Span') {
      text += ' ';
      height = undefined;
    }
  });
  finish();
  return text;
}
