import type { StructureElement } from 'pdfkit';
import type { EastAsian } from './font-set.ts';
import { type Line, layOut, type Phrase, type Style } from './lines.ts';
import { contentWidth, type Paper, page } from './paper.ts';

/** Something that stands on one page undivided. Pages are made up from blocks, one under the other. */
export type Block = {
  /** space above, unless it is the first on its page */
  readonly gap: number;
  readonly height: number;
  /** it would look lost at the foot of a page */
  readonly keepWithNext?: boolean;
  /** drawn again, as decoration, above this block where it begins a new page: the head of a table */
  readonly repeat?: { readonly height: number; draw(paper: Paper, top: number): void };
  draw(paper: Paper, top: number): void;
};

export type TextOptions = {
  readonly gap: number;
  readonly left?: number;
  readonly width?: number;
  readonly leading?: number;
  readonly keepWithNext?: boolean;
  readonly east?: EastAsian;
};
const linesABlock = 8;

/** Height of a line as a multiple of its letters. */
export const leadingOf = { text: 1.42, title: 1.14 } as const;

/** The element into which a text is tagged is made when the first of its lines is drawn: the tree then follows the page. */
export function text(phrases: readonly Phrase[], element: (paper: Paper) => StructureElement, options: TextOptions): Block[] {
  const { gap, left = page.left, width = contentWidth, leading = leadingOf.text, keepWithNext = false, east = 'chinese' } = options;
  const lines = layOut(phrases, width, east);
  const size = Math.max(...phrases.map(({ style }) => style.size));
  const blocks: Block[] = [];
  let made: StructureElement | undefined;
  for (let from = 0; from < lines.length; from += linesABlock) {
    const some = lines.slice(from, from + linesABlock);
    blocks.push({
      gap: from === 0 ? gap : 0,
      height: some.length * size * leading,
      keepWithNext,
      draw: (paper, top) => {
        made ??= element(paper);
        paper.within(made, () => drawLines(paper, some, { left, width, top, size, leading }));
      },
    });
  }
  return blocks;
}

export type Place = {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly size: number;
  readonly leading: number;
};

/** Text that runs from the right, and over several lines, stands at the right. */
export function drawLines(
  paper: Paper,
  lines: readonly Line[],
  { left, width, top, size, leading }: Place,
  align: 'start' | 'right' = 'start',
): void {
  lines.forEach((line, i) => {
    const right = align === 'right' || (line.rightToLeft && lines.length > 1);
    paper.line(line, right ? left + width - line.width : left, baseline(top + i * size * leading, size, leading));
  });
}

/** Where letters stand in a line that begins at `top`: the fonts here reach about 0.74 em up for a capital and 0.24 em down. */
export function baseline(top: number, size: number, leading: number): number {
  return top + (size * leading) / 2 + size * 0.33;
}

/** Blocks side by side: as high as the highest, tagged one after the other. */
export function sideBySide(columns: readonly (readonly Block[])[], gap: number): Block {
  return {
    gap,
    height: Math.max(0, ...columns.map(heightOf)),
    draw: (paper, top) => {
      for (const column of columns) {
        let at = top;
        column.forEach((block, i) => {
          at += i === 0 ? 0 : block.gap;
          block.draw(paper, at);
          at += block.height;
        });
      }
    },
  };
}

export function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block, i) => sum + block.height + (i === 0 ? 0 : block.gap), 0);
}

export type Styles = Readonly<
  Record<'body' | 'bold' | 'muted' | 'small' | 'smallMuted' | 'smallBold' | 'tiny' | 'heading' | 'name' | 'title', Style>
>;

/** The type of the certificate: serif for what is awarded and to whom, sans for the rest. */
export function styles(density: number, accent: string): Styles {
  const [ink, muted] = ['#1a1f1b', '#4f5851'];
  const size = (points: number): number => Math.round(points * (0.55 + 0.45 * density) * 10) / 10;
  return {
    body: { face: 'sans', size: size(10), colour: ink },
    bold: { face: 'sans-bold', size: size(10), colour: ink },
    muted: { face: 'sans', size: size(10), colour: muted },
    small: { face: 'sans', size: size(8.5), colour: ink },
    smallMuted: { face: 'sans', size: size(8.5), colour: muted },
    smallBold: { face: 'sans-bold', size: size(8.5), colour: ink },
    tiny: { face: 'sans', size: size(7.5), colour: muted },
    heading: { face: 'sans-bold', size: size(10), colour: accent },
    name: { face: 'serif', size: 20, colour: ink },
    title: { face: 'serif-bold', size: 25, colour: ink },
  };
}

/** The largest of the sizes, down to `smallest`, at which the text takes no more lines than wished. */
export function fitting(
  words: string,
  style: Style,
  { smallest, lines, width = contentWidth, east }: { smallest: number; lines: number; width?: number; east: EastAsian },
): Style {
  // No size makes a few lines of so many letters; trying them all would only take long.
  if (words.length > 600) return { ...style, size: smallest };
  for (let size = style.size; size > smallest; size -= 1) {
    if (layOut([{ text: words, style: { ...style, size } }], width, east).length <= lines) return { ...style, size };
  }
  return { ...style, size: smallest };
}
