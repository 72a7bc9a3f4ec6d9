import type { Scalar } from './condition.ts';

/** The constants that conditions hold against what lies at one path: values, and how many of them. */
export type Constants = { readonly values: readonly Scalar[]; readonly counts: readonly number[] };

/** Each of the constants is in a list or not, and each length is tried; more lists than this are not looked at. */
const manyLists = 4000;
/** A text that no framework asks for. */
const another = 'something else';

/**
 * Values that stand for all there are: whatever JSON lies at a path, one of these is treated alike by every condition that only compares it
 * with these constants, counts it, asks whether it is there, or whether it is a whole number. So a condition that is true of none of them is true of nothing.
 * @returns `undefined` when there would be too many
 */
export function representatives(constants: Constants): readonly unknown[] | undefined {
  const lists = listRepresentatives(constants);
  return lists && [undefined, ...scalarRepresentatives(constants), { en: another }, ...lists];
}

/** The same for a path that collects from a list (`a[].b`): what it finds is always a list, an empty one at least. */
export function listRepresentatives({ values, counts }: Constants): readonly unknown[] | undefined {
  const elements = [...new Set<unknown>([...values, another, null])];
  const longest = Math.max(0, ...counts) + 1;
  if (2 ** elements.length * longest > manyLists) return undefined;
  return subsetsOf(elements).flatMap((subset) => [subset, ...longer(subset, longest)]);
}

/** The list with one of its elements that say something repeated, until it holds one more than is ever counted. */
function longer(list: readonly unknown[], longest: number): readonly unknown[][] {
  const repeated = list.find((element) => element !== null && (typeof element !== 'string' || element.trim() !== ''));
  if (repeated === undefined) return [];
  return Array.from({ length: longest }, (_, more) => [...list, ...Array<unknown>(more + 1).fill(repeated)]);
}

function subsetsOf(elements: readonly unknown[]): readonly (readonly unknown[])[] {
  const sets: (readonly unknown[])[] = [[]];
  for (const element of elements) sets.push(...sets.map((set) => [...set, element]));
  return sets;
}

function scalarRepresentatives({ values }: Constants): readonly unknown[] {
  return [
    ...new Set([null, true, false, '', ' ', another, ...values, ...numbersAround(values.filter((value) => typeof value === 'number'))]),
  ];
}

/** The numbers themselves, and a whole one and a broken one in each gap between them, where there are such. */
function numbersAround(numbers: readonly number[]): readonly number[] {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const [first = 0, last = 0] = [sorted[0], sorted.at(-1)];
  const outside = [Math.floor(first) - 1, Math.floor(first) - 0.5, Math.ceil(last) + 1, Math.ceil(last) + 0.5];
  const between = sorted.slice(1).flatMap((high, index) => {
    const low = sorted[index] ?? high;
    const whole = Math.floor(low) + 1;
    const half = (low + high) / 2;
    return [whole < high ? whole : half, Number.isInteger(half) ? half + Math.min(1, high - half) / 2 : half];
  });
  return [...sorted, ...outside, ...between];
}
