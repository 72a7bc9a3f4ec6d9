import type { StructureElement } from 'pdfkit';
import { type Block, drawLines, leadingOf, type Styles } from './blocks.ts';
import type { Column } from './certificate-content.ts';
import type { EastAsian } from './font-set.ts';
import { layOut, longestWord, type Style } from './lines.ts';
import { contentWidth, type Paper, page } from './paper.ts';

const gutter = 12;
const padding = 4.5;
/** No column asks for more than this, so that the longest word of one language does not squeeze out the others. */
const widestLeast = 90;

type Row = { readonly height: number; readonly cells: readonly ((paper: Paper, top: number) => void)[] };

/** A table with hairlines: one block a row, so that it may go over pages and shows its head on each. */
export function courseTable(columns: readonly Column[], styles: Styles, gap: number, east: EastAsian): Block[] {
  const body: Style = { ...styles.small, tabular: true };
  const first: Style = { ...styles.smallBold };
  const head: Style = { ...styles.smallBold, colour: styles.muted.colour };
  const { lefts, widths } = placeColumns(columns, head, body, east);
  let table: StructureElement | undefined;

  const rowOf = (texts: readonly string[], style: (column: number) => Style): Row => {
    const laid = texts.map((text, i) => layOut([{ text, style: style(i) }], widths[i] ?? 0, east));
    const place = (i: number, top: number) => ({
      left: lefts[i] ?? 0,
      width: widths[i] ?? 0,
      top: top + padding,
      size: body.size,
      leading: leadingOf.text,
    });
    return {
      height: Math.max(1, ...laid.map((lines) => lines.length)) * body.size * leadingOf.text + 2 * padding,
      cells: laid.map((lines, i) => (paper, top) => drawLines(paper, lines, place(i, top), columns[i]?.figures ? 'right' : 'start')),
    };
  };
  const tagged =
    (row: Row, typeOf: (column: number) => readonly [type: 'TH' | 'TD', scope?: string], rule: (paper: Paper, top: number) => void) =>
    (paper: Paper, top: number) => {
      table ??= paper.element('Table');
      const tr = paper.element('TR', table);
      row.cells.forEach((draw, i) => {
        const [type, scope] = typeOf(i);
        paper.within(paper.element(type, tr, scope ? { scope } : {}), () => draw(paper, top));
      });
      paper.artifact(() => rule(paper, top));
    };

  const headRow = rowOf(
    columns.map(({ heading }) => heading),
    () => head,
  );
  const headRule = (paper: Paper, top: number): void => paper.rule(page.left, top + headRow.height, contentWidth, '#48504a', 0.8);
  const again = (paper: Paper, top: number): void => {
    for (const draw of headRow.cells) draw(paper, top);
    headRule(paper, top);
  };
  const repeat = { height: headRow.height, draw: (paper: Paper, top: number) => paper.artifact(() => again(paper, top), 'Pagination') };
  const rows = (columns[0]?.cells ?? []).map((_, r): Block => {
    const row = rowOf(
      columns.map(({ cells }) => cells[r] ?? ''),
      (i) => (i === 0 ? first : body),
    );
    const draw = tagged(
      row,
      (i) => (i === 0 ? ['TH', 'Row'] : ['TD']),
      (paper, top) => paper.rule(page.left, top + row.height, contentWidth),
    );
    return { gap: 0, height: row.height, repeat, draw };
  });
  return [{ gap, height: headRow.height, keepWithNext: true, draw: tagged(headRow, () => ['TH', 'Column'], headRule) }, ...rows];
}

/** Every column its longest word, then the rest in proportion to what each would still like. */
function placeColumns(columns: readonly Column[], head: Style, body: Style, east: EastAsian): { lefts: number[]; widths: number[] } {
  const whole = contentWidth - gutter * (columns.length - 1);
  const widest = (measure: (text: string, style: Style) => number) =>
    columns.map(
      ({ heading, cells }, i) => 0.5 + Math.max(measure(heading, head), ...cells.map((cell) => measure(cell, i === 0 ? head : body))),
    );
  const least = widest((text, style) => longestWord(text, style, east)).map((width) => Math.min(widestLeast, width));
  const liked = widest((text, style) => layOut([{ text, style }], Number.POSITIVE_INFINITY, east)[0]?.width ?? 0);
  const [needed, wish] = [sum(least), sum(liked)];
  const worded = sum(liked.filter((_, i) => !columns[i]?.figures));
  const widths =
    needed >= whole
      ? least.map((width) => (width * whole) / needed)
      : wish <= whole
        ? liked.map((width, i) => (columns[i]?.figures ? width : width * (1 + (whole - wish) / worded)))
        : liked.map((width, i) => (least[i] ?? 0) + (Math.max(0, width - (least[i] ?? 0)) * (whole - needed)) / (wish - needed));
  const lefts = widths.map((_, i) => page.left + sum(widths.slice(0, i)) + gutter * i);
  return { lefts, widths };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
