import { Buffer, BufferFlag, ClusterLevel, Direction, Feature, shape as shapeBuffer } from 'harfbuzzjs';
import { openFont } from './font-set.ts';

/** A glyph as it is placed, in thousandths of the font size, and the characters that a reader gets when copying it. */
export type PlacedGlyph = {
  readonly id: number;
  readonly text: string;
  /** its width in the font, which the PDF states too */
  readonly own: number;
  readonly advance: number;
  readonly x: number;
  readonly y: number;
};

/** Glyphs from left to right, whatever the direction of the script. */
export type Shape = {
  readonly glyphs: readonly PlacedGlyph[];
  readonly width: number;
  /** one glyph after the other on the line: who reads the glyphs needs no help */
  readonly plain: boolean;
  readonly rightToLeft: boolean;
};

const shapes = new Map<string, Shape>();
const mostShapes = 8_000;

/**
 * The glyphs of one stretch of text in one font and one direction, joined, stacked and kerned as the script wants it.
 * The same labels stand on every certificate of a class, so shapes are kept.
 */
export function shape(font: string, text: string, rightToLeft: boolean, tabular = false): Shape {
  const key = `${font}\n${rightToLeft}${tabular}\n${text}`;
  const known = shapes.get(key);
  if (known) return known;
  if (shapes.size >= mostShapes) shapes.clear();
  const made = shapeNow(font, text, rightToLeft, tabular);
  shapes.set(key, made);
  return made;
}

/** One for all, since shaping waits for nothing. */
const buffer = new Buffer();

function shapeNow(font: string, text: string, rightToLeft: boolean, tabular: boolean): Shape {
  const { letters, unitsPerEm } = openFont(font);
  buffer.reset();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setDirection(rightToLeft ? Direction.RTL : Direction.LTR);
  // The language must not hang on that of the machine.
  buffer.setLanguage('und');
  buffer.setClusterLevel(ClusterLevel.MONOTONE_CHARACTERS);
  buffer.setFlags(BufferFlag.REMOVE_DEFAULT_IGNORABLES);
  shapeBuffer(letters, buffer, tabular ? [new Feature('tnum')] : []);
  const infos = buffer.getGlyphInfos();
  const positions = buffer.getGlyphPositions();
  const texts = shareOut(
    text.replaceAll('\u00a0', ' '),
    infos.map(({ cluster }) => cluster),
    rightToLeft,
  );
  const scale = 1000 / unitsPerEm;
  const glyphs = infos.map(({ codepoint: id }, i): PlacedGlyph => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[i] ?? {};
    return {
      id,
      text: texts[i] ?? '',
      own: letters.glyphHAdvance(id) * scale,
      advance: xAdvance * scale,
      x: xOffset * scale,
      y: yOffset * scale,
    };
  });
  return {
    glyphs,
    width: glyphs.reduce((sum, { advance }) => sum + advance, 0),
    rightToLeft,
    plain: glyphs.every(({ x, y, text: own }) => x === 0 && y === 0 && own !== ''),
  };
}

/**
 * Shares the characters of a text out to its glyphs, so that whoever copies the glyphs gets the text back. The shaper says at
 * which character the syllable or ligature of each glyph begins. A ligature carries all its characters; where a script reorders
 * (Devanagari's short i stands before its consonant), the glyphs of a syllable carry its characters in the order of the text.
 *
 * @param starts for each glyph from left to right
 * @returns the characters of each glyph; those of right-to-left text are turned round, since readers (poppler, pdf.js) turn
 * such text round character by character, a ligature's characters too
 */
export function shareOut(text: string, starts: readonly number[], rightToLeft: boolean): string[] {
  const inOrder = rightToLeft ? starts.toReversed() : [...starts];
  const texts: string[] = [];
  for (let from = 0; from < inOrder.length; ) {
    let to = from + 1;
    while (to < inOrder.length && inOrder[to] === inOrder[from]) to += 1;
    // What begins no glyph (a joiner, a letter that became part of the one before) goes with the glyph before it.
    texts.push(...spread(text.slice(from === 0 ? 0 : inOrder[from], inOrder[to]), to - from));
    from = to;
  }
  return rightToLeft ? texts.reverse().map((characters) => [...characters].reverse().join('')) : texts;
}

/** Every glyph of the syllable at least one character, as far as they go; the last gets what is left. */
function spread(syllable: string, glyphs: number): string[] {
  const written = [...syllable];
  // ো in two strokes is written as one character: its canonical decomposition names both.
  const characters = written.length < glyphs ? [...syllable.normalize('NFD')] : written;
  return Array.from({ length: glyphs }, (_, i) => characters.slice(i, i === glyphs - 1 ? undefined : i + 1).join(''));
}
