import { bidi } from './bidi.ts';
import { type FontRun, faceFor, fontRuns } from './font-runs.ts';
import type { EastAsian, Face } from './font-set.ts';
import { type Shape, shape } from './shape.ts';

export type Style = { readonly face: Face; readonly size: number; readonly colour: string; readonly tabular?: boolean };
/** Words in one style. */
export type Phrase = { readonly text: string; readonly style: Style };
export type Word = { readonly text: string; readonly shape: Shape };
/** A stretch of one line in one font and direction: its words as they stand on the paper, the first at `left` from the line's own left. */
export type Stretch = { readonly font: string; readonly style: Style; readonly left: number; readonly words: readonly Word[] };
/** Stretches come in the order in which they are read, which is the order in which they are written into the file. */
export type Line = { readonly stretches: readonly Stretch[]; readonly width: number; readonly rightToLeft: boolean };

const words = new Intl.Segmenter('th', { granularity: 'word' });
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const withoutSpaces = /\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u;
const ideographic = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\u3000-\u303f\uff00-\uffef]/u;
/** UAX #14, classes CL, CP, EX, NS: nothing breaks before these; class OP: nothing breaks after these. */
const notFirst = /^[、。，．・：；？！）」』】〕〉》ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ%,.!?:;)\]}»”’…]/u;
const notLast = /[（「『【〔〈《([{«“‘]$/u;

/** Scripts side by side look of one size when they are not: Arabic letters are drawn small in their square, ideographs fill it. */
const opticalSize: Readonly<Record<string, number>> = { arabic: 1.18, hebrew: 1.06, chinese: 0.94, japanese: 0.94, korean: 0.94 };

type Atom = { font: string; style: Style; text: string; level: number; shape: Shape; width: number };
type Unit = { atoms: Atom[]; width: number; bare: number };

/**
 * Breaks phrases into lines of at most the given width and puts each line's words in the order in which they are seen
 * (Unicode Bidirectional Algorithm), so that `محمد الحسيني` reads from the right and `Lab (مختبر) 2` in both ways.
 */
export function layOut(phrases: readonly Phrase[], width: number, east: EastAsian = 'chinese'): Line[] {
  const written = phrases.map(({ text, style }) => ({
    text: text
      .normalize('NFC')
      .replace(/[\u00a0\u202f]/gu, '\u00a0')
      .replace(/[^\S\u00a0]+/gu, ' '),
    style: { ...style, face: faceFor(text, style.face) },
  }));
  const whole = written.map(({ text }) => text).join('');
  if (whole.trim() === '') return [];
  const { levels, rightToLeft } = directions(whole);
  const units = breakUnits(whole)
    .flatMap(([from, to]) => pieces(whole, from, to))
    .flatMap(([from, to]) => fitted(whole, from, to, written, levels, width, east));
  const lines: Line[] = [];
  let line: Unit[] = [];
  let used = 0;
  const finish = (): void => {
    if (line.length > 0) lines.push(inVisualOrder(line, rightToLeft));
    line = [];
    used = 0;
  };
  for (const unit of units) {
    if (line.length > 0 && used + unit.bare > width + 0.01) finish();
    line.push(unit);
    used += unit.width;
  }
  finish();
  return lines;
}

/** Letters, marks and controls of scripts that run from the right. */
const fromTheRight =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The embedding level of every UTF-16 unit, and whether the text as a whole runs from the right. */
function directions(text: string): { levels: Uint8Array; rightToLeft: boolean } {
  if (!fromTheRight.test(text)) return { levels: new Uint8Array(text.length), rightToLeft: false };
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, 'auto');
  return { levels, rightToLeft: paragraphs[0]?.level === 1 };
}

/** Where a line may end: after spaces, between ideographs, between the words of scripts that write none. */
function breakUnits(text: string): [number, number][] {
  if (!ideographic.test(text) && !withoutSpaces.test(text))
    return [...text.matchAll(/ *[^ ]+ *| +$/gu)].map(({ 0: word, index }) => [index, index + word.length]);
  const units: [number, number][] = [];
  let from = 0;
  const cut = (at: number): void => {
    if (at > from) units.push([from, at]);
    from = Math.max(from, at);
  };
  for (const { segment, index } of words.segment(text)) {
    const before = text.slice(Math.max(0, index - 1), index);
    const breaks =
      before.endsWith(' ') ||
      (((ideographic.test(segment) && !notLast.test(before.slice(-1))) ||
        (withoutSpaces.test(segment) && withoutSpaces.test(before.slice(-1)))) &&
        !notFirst.test(segment));
    if (index > from && breaks && segment !== ' ') cut(index);
    if (ideographic.test(segment)) {
      let at = index;
      for (const character of segment) {
        const previous = text.slice(Math.max(0, at - 1), at);
        if (at > index && !notFirst.test(character) && !notLast.test(previous)) cut(at);
        at += character.length;
      }
    }
  }
  cut(text.length);
  return units;
}

/** A word of thousands of letters in pieces of some hundred: looking for its letters takes time with the square of its length. */
function pieces(text: string, from: number, to: number): [number, number][] {
  const cuts: [number, number][] = [];
  let start = from;
  while (to - start > 300) {
    let end = start + 200;
    while (end < to && /[\p{M}\p{Cf}\udc00-\udfff]/u.test(text.charAt(end))) end += 1;
    cuts.push([start, end]);
    start = end;
  }
  return [...cuts, [start, to]];
}

/** The unit itself, or, where it is wider than the line (a word of 80 letters, a DID), its letters in pieces that fit. */
function fitted(
  whole: string,
  from: number,
  to: number,
  phrases: readonly Phrase[],
  levels: Uint8Array,
  width: number,
  east: EastAsian,
): Unit[] {
  const unit = measured(whole, from, to, phrases, levels, east);
  if (unit.bare <= width || to - from < 2) return [unit];
  const parts: Unit[] = [];
  const letters = new Map<string, number>();
  let start = from;
  let used = 0;
  // Letter by letter: letters on their own are hardly ever narrower than joined ones, and shaping every beginning of a long word takes for ever.
  for (const { segment, index } of graphemes.segment(whole.slice(from, to))) {
    const at = from + index;
    const key = `${phraseAt(phrases, at)} ${levels[at]} ${segment}`;
    const letter = letters.get(key) ?? measured(whole, at, at + segment.length, phrases, levels, east).width;
    letters.set(key, letter);
    if (at > start && used + letter > width) {
      parts.push(measured(whole, start, at, phrases, levels, east));
      start = at;
      used = 0;
    }
    used += letter;
  }
  return [...parts, measured(whole, start, to, phrases, levels, east)];
}

function phraseAt(phrases: readonly Phrase[], at: number): number {
  let end = 0;
  return phrases.findIndex(({ text }) => {
    end += text.length;
    return at < end;
  });
}

function measured(whole: string, from: number, to: number, phrases: readonly Phrase[], levels: Uint8Array, east: EastAsian): Unit {
  const atoms: Atom[] = [];
  let start = 0;
  for (const { text, style } of phrases) {
    const end = start + text.length;
    for (const [low, high] of sameLevel(Math.max(from, start), Math.min(to, end), levels)) {
      const level = levels[low] ?? 0;
      for (const run of fontRuns(whole.slice(low, high), style.face, east).flatMap((found) => singly(found, level))) {
        const made = shape(run.font, run.text, level % 2 === 1, style.tabular);
        const size = style.size * (opticalSize[run.font] ?? 1);
        atoms.push({ ...run, style: { ...style, size }, level, shape: made, width: (made.width * size) / 1000 });
      }
    }
    start = end;
  }
  const width = atoms.reduce((sum, atom) => sum + atom.width, 0);
  const last = atoms.at(-1);
  const blank = last && /\s$/u.test(last.text) ? (shape(last.font, ' ', last.level % 2 === 1).width * last.style.size) / 1000 : 0;
  return { atoms, width, bare: width - blank };
}

/**
 * A bracket in right-to-left text has no letter by which a reader could tell its direction: such signs are written one by
 * one in reading order, each at its place.
 */
function singly(run: FontRun, level: number): readonly FontRun[] {
  return level % 2 === 0 || fromTheRight.test(run.text) ? [run] : [...run.text].map((text) => ({ font: run.font, text }));
}

function* sameLevel(from: number, to: number, levels: Uint8Array): Generator<[number, number]> {
  let start = from;
  for (let at = from + 1; at <= to; at += 1) {
    if (at < to && levels[at] === levels[start]) continue;
    yield [start, at];
    start = at;
  }
}

/** UAX #9, rule L1: spaces at the end of the line go. Then every word gets its place. */
function inVisualOrder(units: readonly Unit[], rightToLeft: boolean): Line {
  const atoms = units.flatMap((unit) => unit.atoms);
  const last = atoms.at(-1);
  if (last && /\s$/u.test(last.text)) {
    const text = last.text.replace(/\s+$/u, '');
    const made = shape(last.font, text, last.level % 2 === 1, last.style.tabular);
    atoms[atoms.length - 1] = { ...last, text, shape: made, width: (made.width * last.style.size) / 1000 };
  }
  const written = atoms.filter(({ text }) => text !== '');
  const seen = turned(written);
  const lefts = new Map<Atom, number>();
  let width = 0;
  for (const atom of seen) {
    lefts.set(atom, width);
    width += atom.width;
  }
  const stretches: { font: string; style: Style; left: number; words: Word[]; level: number }[] = [];
  for (const atom of written) {
    const { font, style, level, text, shape: made } = atom;
    const left = lefts.get(atom) ?? 0;
    const before = stretches.at(-1);
    const continues =
      before?.font === font &&
      before.level === level &&
      (level % 2 === 0 || fromTheRight.test(text)) &&
      before.style.size === style.size &&
      before.style.colour === style.colour;
    if (!continues || !before) stretches.push({ font, style, left, words: [{ text, shape: made }], level });
    else if (level % 2 === 0) before.words.push({ text, shape: made });
    else {
      before.words.unshift({ text, shape: made });
      before.left = left;
    }
  }
  return { stretches, width, rightToLeft };
}

/** UAX #9, rule L2: from the highest level down to the lowest odd one, whatever is at that level or above is turned round. */
function turned(atoms: readonly Atom[]): Atom[] {
  const order = [...atoms];
  for (let level = Math.max(0, ...atoms.map((atom) => atom.level)); level >= 1; level -= 1) {
    let start = 0;
    while (start < order.length) {
      let end = start;
      while (end < order.length && (order[end]?.level ?? 0) >= level) end += 1;
      order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = end + 1;
    }
  }
  return order;
}

/** The width of the longest stretch that cannot be broken: a column narrower than this would cut a word. */
export function longestWord(words: string, style: Style, east: EastAsian = 'chinese'): number {
  const whole = words.normalize('NFC');
  if (whole.trim() === '') return 0;
  const { levels } = directions(whole);
  return Math.max(...breakUnits(whole).map(([from, to]) => measured(whole, from, to, [{ text: whole, style }], levels, east).bare));
}
