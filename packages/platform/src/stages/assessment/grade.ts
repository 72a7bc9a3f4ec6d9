/** How an institution grades: best grade, lowest grade that passes, worst grade, as it writes them. */
export type GradeScale = { readonly written: readonly [best: string, pass: string, worst: string]; readonly decimals: number };

/** The scale cannot be used; the message is one sentence. */
export class UnreadableScale extends Error {
  override readonly name = 'UnreadableScale';
}

/**
 * Reads `best,pass,worst`: `1.0,4.0,5.0`, `10,5,0`, `A,D,F`. With decimal commas the three are parted by semicolons.
 * @throws UnreadableScale
 */
export function readScale(text: string): GradeScale {
  const parts = text.split(text.includes(';') ? ';' : ',').map((part) => part.trim().replace(',', '.'));
  const [best = '', pass = '', worst = ''] = parts;
  const ranks = parts.map(rank);
  if (parts.length !== 3 || ranks.some((each) => each === undefined) || new Set(parts.map(isLetter)).size !== 1)
    throw new UnreadableScale('A scale is three grades, best, lowest pass and worst, such as 1.0,4.0,5.0 or A,D,F.');
  const [top = 0, line = 0, bottom = 0] = ranks as number[];
  if (top === bottom || !between(line, top, bottom))
    throw new UnreadableScale(`On a scale from ${best} to ${worst}, the lowest pass cannot be ${pass}.`);
  return { written: [best, pass, worst], decimals: Math.max(...parts.map((part) => part.split('.')[1]?.length ?? 0)) };
}

/**
 * A grade as it will stand on paper: decimal point, as many decimals as the scale has. Without a scale, words are grades too.
 * @example
 * readGrade('1,0', readScale('1.0,4.0,5.0')) // { grade: '1.0' }
 */
export function readGrade(
  text: string,
  scale?: GradeScale,
): { readonly grade: string } | { readonly problem: 'grade-unreadable' | 'grade-outside-scale' } {
  const written = text.replace(/^(\d+),(\d+)$/, '$1.$2');
  if (scale === undefined) return written.length > 40 ? { problem: 'grade-unreadable' } : { grade: written };
  const value = rank(written);
  const [top = 0, , bottom = 0] = scale.written.map((each) => rank(each) ?? 0);
  if (value === undefined || isLetter(written) !== isLetter(scale.written[0])) return { problem: 'grade-unreadable' };
  if (!between(value, top, bottom)) return { problem: 'grade-outside-scale' };
  if (isLetter(written)) return { grade: written.toUpperCase() };
  const plain = String(value);
  return { grade: (plain.split('.')[1]?.length ?? 0) < scale.decimals ? value.toFixed(scale.decimals) : plain };
}

/** Whether a grade that was read with this scale reaches its lowest pass. */
export function passes(grade: string, scale: GradeScale): boolean {
  const [top = 0, line = 0] = scale.written.map((each) => rank(each) ?? 0);
  return between(rank(grade) ?? Number.NaN, top, line);
}

function rank(grade: string): number | undefined {
  if (isLetter(grade)) return grade.toUpperCase().charCodeAt(0);
  return /^\d{1,4}(?:\.\d{1,4})?$/.test(grade) ? Number(grade) : undefined;
}

function isLetter(grade: string): boolean {
  return /^[A-Za-z]$/.test(grade);
}

function between(value: number, one: number, other: number): boolean {
  return value >= Math.min(one, other) && value <= Math.max(one, other);
}
