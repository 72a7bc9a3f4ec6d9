import { foldHeading } from './class-heading.ts';
import words from './result-words.json' with { type: 'json' };

export type Result = 'pass' | 'fail';

/** Further words of a list in another language, given with `--columns`. */
export type ResultWords = { readonly pass: readonly string[]; readonly fail: readonly string[] };

/**
 * What a cell of the result column says, or `undefined` when it says neither.
 * @example
 * readResult('nicht bestanden') // 'fail'
 */
export function readResult(text: string, further: ResultWords = { pass: [], fail: [] }): Result | undefined {
  const said = foldHeading(text);
  if (said === '') return undefined;
  const isIn = (list: readonly string[]) => list.some((word) => foldHeading(word) === said);
  if (isIn(further.pass)) return 'pass';
  if (isIn(further.fail)) return 'fail';
  if (isIn(words.pass)) return 'pass';
  return isIn(words.fail) ? 'fail' : undefined;
}
