import type { StructureElement } from 'pdfkit';
import type { SignedLogo } from '../signed-logo.ts';
import { type Block, drawLines, fitting, heightOf, leadingOf, type Styles, sideBySide, styles, text } from './blocks.ts';
import type { CertificateContent, Fact } from './certificate-content.ts';
import { courseTable } from './course-table.ts';
import type { EastAsian } from './font-set.ts';
import { layOut } from './lines.ts';
import { contentWidth, type Paper, page } from './paper.ts';
import { qrCode } from './qr-code.ts';
import { wreath } from './wreath.ts';

/** `density` 1 is the certificate as it should look; less than 1 draws it closer together, to keep it on one page. */
export type Composition = { readonly body: readonly Block[]; readonly foot: Block; readonly runningHead: string };
export type Look = {
  readonly density: number;
  readonly accent: string;
  readonly east: EastAsian;
};

/** Arranges what a certificate says: bodies, title, learner, facts, outcomes, courses; at the foot of the last page how to check it. */
export function compose(content: CertificateContent, look: Look): Composition {
  const set = styles(look.density, look.accent);
  const gap = (points: number): number => points * look.density;
  const { east } = look;
  const title = fitting(content.title, set.title, { smallest: 15, lines: 3, width: contentWidth - 20, east });
  const name = fitting(content.name, set.name, { smallest: 13, lines: 2, east });
  const body: Block[] = [
    ...awardingBodies(content, set, look),
    ...text([{ text: content.kind, style: set.muted }], (paper) => paper.element('P'), { gap: gap(30), keepWithNext: true }),
    ...text([{ text: content.title, style: title }], (paper) => paper.element('H1'), {
      gap: gap(6),
      width: contentWidth - 20,
      leading: leadingOf.title,
      keepWithNext: true,
      east,
    }),
    ...(content.abstract === undefined
      ? []
      : text([{ text: content.abstract, style: set.muted }], (paper) => paper.element('P'), {
          gap: gap(6),
          width: contentWidth * 0.78,
          east,
        })),
    ...text([{ text: content.awardedTo, style: set.muted }], (paper) => paper.element('P'), { gap: gap(22), keepWithNext: true }),
    ...text([{ text: content.name, style: name }], (paper) => paper.element('P'), { gap: gap(2), leading: 1.25, east }),
  ];
  if (content.facts.length > 0) body.push(factColumns(content.facts, set, gap(20), east));
  if (content.outcomes.length > 0)
    body.push(...heading(content.outcomesHeading, set, gap(20)), ...numbered(content.outcomes, set, gap(4), east));
  if (content.courses.length > 0)
    body.push(...heading(content.coursesHeading, set, gap(18)), ...courseTable(content.courses, set, gap(1), east));
  return { body, foot: foot(content, set, gap(18), look), runningHead: `${content.name} · ${content.title}` };
}

function heading(words: string, set: Styles, gap: number): Block[] {
  return text([{ text: words, style: set.heading }], (paper) => paper.element('H2'), { gap, keepWithNext: true });
}

/** Awarding bodies stand side by side in the order of the credential, each the same size: two in a row, or three when there are many. */
function awardingBodies({ bodies }: CertificateContent, set: Styles, { east }: Look): Block[] {
  const inRow = bodies.length === 3 || bodies.length > 4 ? 3 : 2;
  const between = 25.5;
  const width = bodies.length === 1 ? contentWidth : (contentWidth - between * (inRow - 1)) / inRow;
  const rows: Block[] = [];
  for (let from = 0; from < bodies.length; from += inRow) {
    const columns = bodies.slice(from, from + inRow).map((body, i) => {
      const left = page.left + i * (width + between);
      const { width: wide, height: box } = boxOf(body.logo, inRow);
      const words = { left: left + wide + 9, width: width - wide - 9, east };
      const lines = [
        ...text([{ text: body.name, style: set.bold }], (paper) => paper.element('P'), { gap: 0, leading: 1.3, ...words }),
        ...text([{ text: body.place, style: set.smallMuted }], (paper) => paper.element('P'), { gap: 1, ...words }),
      ];
      const high = Math.max(box, heightOf(lines));
      const emblem: Block = {
        gap: 0,
        height: 0,
        draw: (paper, top) => {
          if (body.logo === undefined) paper.artifact(() => monogram(paper, body.name, left, top, box, set, east));
          else logo(paper, body.logo, body.name, { left, top, width: wide, height: box });
        },
      };
      const centred = lines.map((block, j) => (j === 0 ? { ...block, gap: (high - heightOf(lines)) / 2 } : block));
      return [emblem, ...centred, { gap: 0, height: 0, draw: () => undefined }];
    });
    rows.push({ ...sideBySide(columns, from === 0 ? 0 : 12), height: Math.max(33, sideBySide(columns, 0).height) });
  }
  return rows;
}

type Box = { readonly width: number; readonly height: number };

/** All are of one height. A logo that is wider than high is as wide as that takes, up to what leaves its name enough room. */
function boxOf(logo: Box | undefined, inRow: number): Box {
  const height = 33;
  const widest = inRow === 3 ? 48 : 84;
  return { width: logo === undefined ? height : Math.min(widest, Math.max(height, (height * logo.width) / logo.height)), height };
}

/** A logo is part of what is read out: a figure with the name of the body (ISO 14289-1, 7.3). */
function logo(paper: Paper, picture: SignedLogo, name: string, { left, top, width, height }: { left: number; top: number } & Box): void {
  const figure = paper.element('Figure', undefined, { alt: name, bbox: [left, top, left + width, top + height], placement: 'Block' });
  paper.within(figure, () => paper.picture(picture, left, top, { width, height }));
}

function monogram(paper: Paper, name: string, left: number, top: number, side: number, set: Styles, east: EastAsian): void {
  const r = 2.5;
  const k = r * 0.45;
  const [right, bottom] = [left + side, top + side];
  paper.fill(
    `${left + r} ${top} m ${right - r} ${top} l ${right - k} ${top} ${right} ${top + k} ${right} ${top + r} c ${right} ${bottom - r} l ${right} ${bottom - k} ${right - k} ${bottom} ${right - r} ${bottom} c ` +
      `${left + r} ${bottom} l ${left + k} ${bottom} ${left} ${bottom - k} ${left} ${bottom - r} c ${left} ${top + r} l ${left} ${top + k} ${left + k} ${top} ${left + r} ${top} c h`,
    '#e3efe7',
  );
  const style = { ...set.title, size: 13 };
  for (const line of layOut([{ text: initials(name), style }], side, east))
    paper.line(line, left + (side - line.width) / 2, top + side / 2 + 4.5);
}

/** Of the first two words with a capital: two universities would else often share the letter U. */
function initials(name: string): string {
  const letters =
    name.match(/(?<!\p{L})\p{Lu}/gu) ?? [...new Intl.Segmenter().segment(name.trim())].slice(0, 1).map(({ segment }) => segment);
  return letters.slice(0, 2).join('');
}

/** Label and value on hairlines, in two columns of about the same height. */
function factColumns(facts: readonly Fact[], set: Styles, gap: number, east: EastAsian): Block {
  const [between, label, pad] = [25.5, 88, 3.4];
  const width = (contentWidth - between) / 2;
  const type = { size: set.body.size, leading: leadingOf.text };
  let list: StructureElement | undefined;
  const laid = facts.map((fact) => {
    const phrases = [
      { text: fact.figure ?? '', style: set.bold },
      { text: fact.value, style: set.body },
    ];
    const value = layOut(phrases, width - label, east);
    const words = layOut([{ text: fact.label, style: set.muted }], label - 8, east);
    return { value, words, height: Math.max(value.length, words.length) * type.size * type.leading + 2 * pad };
  });
  const column = (rows: typeof laid, left: number): Block[] =>
    rows.map(({ value, words, height }, i) => ({
      gap: 0,
      height,
      draw: (paper, top) => {
        list ??= paper.element('L');
        const entry = paper.element('LI', list);
        paper.within(paper.element('Lbl', entry), () => drawLines(paper, words, { ...type, top: top + pad, left, width: label }));
        paper.within(paper.element('LBody', entry), () =>
          drawLines(paper, value, { ...type, top: top + pad, left: left + label, width: width - label }),
        );
        if (i < rows.length - 1) paper.artifact(() => paper.rule(left, top + height, width));
      },
    }));
  const columns = (first: number): Block =>
    sideBySide([column(laid.slice(0, first), page.left), column(laid.slice(first), page.left + width + between)], gap);
  return facts.map((_, i) => columns(i + 1)).reduce((best, split) => (split.height < best.height - 0.01 ? split : best));
}

/** Numbered in the order of the credential; each outcome may go over lines and pages. */
function numbered(outcomes: readonly string[], set: Styles, gap: number, east: EastAsian): Block[] {
  let list: StructureElement | undefined;
  const indent = 6 + set.body.size * (outcomes.length > 9 ? 1.15 : 0.65);
  return outcomes.flatMap((outcome, i) => {
    let entry: StructureElement | undefined;
    const number = layOut([{ text: `${i + 1}.`, style: { ...set.body, tabular: true } }], indent, east);
    const blocks = text([{ text: outcome, style: set.body }], (paper) => paper.element('LBody', entry), {
      gap: i === 0 ? gap : 1.5,
      left: page.left + indent,
      width: contentWidth - indent,
      east,
    });
    const [first, ...rest] = blocks;
    if (!first) return [];
    const withNumber: Block = {
      ...first,
      draw: (paper, top) => {
        list ??= paper.element('L');
        entry = paper.element('LI', list);
        paper.within(paper.element('Lbl', entry), () =>
          drawLines(paper, number, { left: page.left, width: indent - 5, top, size: set.body.size, leading: leadingOf.text }, 'right'),
        );
        first.draw(paper, top);
      },
    };
    return [withNumber, ...rest];
  });
}

/**
 * Date, signature and how to check it. Without an address there is no QR code: a code with the credential's urn opens
 * nothing on any phone, and a code that opens nothing still looks like proof. The laurel stands there instead.
 */
function foot(content: CertificateContent, set: Styles, gap: number, { accent, east }: Look): Block {
  const side = 76;
  const left = page.left + side + 20;
  const words = { left, width: contentWidth - side - 20, east };
  const paragraph = (phrase: string, style: Styles['small'], above: number): Block[] =>
    text([{ text: phrase, style }], (paper) => paper.element('P'), { gap: above, leading: 1.36, ...words });
  const lines: Block[] = [
    ...paragraph(content.issued, set.bold, 0),
    ...content.signature.flatMap((sentence, i) => paragraph(sentence, set.small, i === 0 ? 3 : 0)),
    ...paragraph(content.howToCheck, set.small, 4),
    ...(content.address === undefined ? [] : paragraph(content.address, set.smallBold, 2)),
    ...content.ids.flatMap(({ label, id }, i) => paragraph(`${label} ${id}`, set.tiny, i === 0 ? 5 : 0)),
  ];
  const { address, addressInWords } = content;
  const mark: Block = {
    gap: 0,
    height: side,
    draw: (paper, top) => {
      if (address === undefined) paper.artifact(() => emblem(paper, page.left, top - 4, side, accent));
      else {
        const bbox = [page.left, top, page.left + side, top + side];
        paper.within(paper.element('Figure', undefined, { alt: addressInWords, bbox }), () =>
          paper.fill(qrCode(address, page.left, top, side), '#000000'),
        );
      }
    },
  };
  const beside = sideBySide([[mark], lines], 0);
  return {
    gap,
    height: beside.height + 12,
    draw: (paper, top) => {
      paper.artifact(() => paper.rule(page.left, top, contentWidth));
      beside.draw(paper, top + 12);
    },
  };
}

function emblem(paper: Paper, left: number, top: number, side: number, accent: string): void {
  const { leaves, stems } = wreath(left, top, side);
  paper.stroke(stems, accent, side * 0.012);
  paper.fill(leaves, accent);
}

/** The large faint laurel behind the first page. */
export function watermark(paper: Paper): void {
  const side = 340;
  const { leaves, stems } = wreath(page.width - side + 119, 62, side);
  paper.stroke(stems, '#eaf3ed', 4);
  paper.fill(leaves, '#eaf3ed');
}
