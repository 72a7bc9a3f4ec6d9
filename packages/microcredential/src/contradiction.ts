import { isNumber, type Params, resolve } from './comparison.ts';
import type { Condition, Scalar } from './condition.ts';
import { holds } from './holds.ts';
import { type Constants, listRepresentatives, representatives } from './representatives.ts';

/** What a value at a path must be, and the constants that this depends on. */
type Demand = { readonly path: string; readonly accepts: (value: unknown) => boolean; readonly constants: Constants };
/** One way in which a condition could be true: all of its demands at once. */
type Way = readonly Demand[];

/** A condition that could be true in more ways is not reasoned about. */
const manyWays = 256;

/**
 * Whether no document at all can make the condition true: it contradicts itself. The reasoning is sound and not complete: it takes the
 * condition apart into the ways in which it could be true, and finds in each a path on which no value meets all demands. What two different
 * paths have to do with each other (`eqPath`, sums, ratios, a part and its whole) it does not look at, so `false` means "not proven".
 */
export function cannotHold(condition: Condition, params: Params): boolean {
  const ways = waysOf(condition, true, params);
  return ways?.every(isImpossible) ?? false;
}

/** @returns `undefined` when there are too many */
function waysOf(condition: Condition, wanted: boolean, params: Params): readonly Way[] | undefined {
  if ('not' in condition) return waysOf(condition.not, !wanted, params);
  if ('all' in condition) return combine(condition.all, wanted, wanted, params);
  if ('any' in condition) return combine(condition.any, wanted, !wanted, params);
  return waysOfOne(condition, wanted, params);
}

function combine(parts: readonly Condition[], wanted: boolean, together: boolean, params: Params): readonly Way[] | undefined {
  let ways: readonly Way[] = together ? [[]] : [];
  for (const part of parts) {
    const more = waysOf(part, wanted, params);
    if (more === undefined) return undefined;
    ways = together ? ways.flatMap((way) => more.map((other) => [...way, ...other])) : [...ways, ...more];
    if (ways.length > manyWays) return undefined;
  }
  return ways;
}

type Single = Extract<Condition, { op: string }>;
const never: readonly Way[] = [];
const anyhow: readonly Way[] = [[]];

/** What is not fully understood demands less than it does: then nothing is proven that is not so. */
function waysOfOne(condition: Single, wanted: boolean, params: Params): readonly Way[] {
  switch (condition.op) {
    case 'ratioBetween': {
      if (!wanted) return anyhow;
      const [least, most] = condition.value.map((bound) => resolve(bound, params));
      const isEmpty = !isNumber(least) || !isNumber(most) || least > most + 1e-6;
      return isEmpty ? never : [[isNumberAt(condition.num), isNumberAt(condition.den)]];
    }
    case 'multipleOf':
      return wanted ? [[isNumberAt(condition.path)]] : anyhow;
    case 'matches':
      return anyhow;
    case 'sumEqPath':
      return wanted && (condition.tolerance ?? 0) < 0 ? never : anyhow;
    case 'eqPath':
      return anyhow;
    case 'some':
      return wanted && cannotHold(condition.assert, params) ? never : anyhow;
    case 'every':
      return !wanted && cannotHold(allOf(condition.where, { not: condition.assert }), params) ? never : anyhow;
    case 'distinctGte': {
      const least = resolve(condition.value, params);
      if (!isNumber(least)) return wanted ? never : anyhow;
      if (least <= 0) return wanted ? anyhow : never;
      return wanted && condition.where && cannotHold(condition.where, params) ? never : anyhow;
    }
    default:
      return [[demandOf(condition, wanted, params)]];
  }
}

type OfOneValue = Exclude<
  Single,
  { op: 'ratioBetween' | 'multipleOf' | 'matches' | 'sumEqPath' | 'eqPath' | 'some' | 'every' | 'distinctGte' }
>;

function demandOf(condition: OfOneValue, wanted: boolean, params: Params): Demand {
  const here = { ...condition, path: 'here' } as Condition;
  return {
    path: condition.path,
    accepts: (value) => holds(here, { here: value }, params) === wanted,
    constants: constantsOf(condition, params),
  };
}

function isNumberAt(path: string): Demand {
  return { path, accepts: isNumber, constants: { values: [], counts: [] } };
}

function constantsOf(condition: OfOneValue, params: Params): Constants {
  if (!('value' in condition)) return { values: [], counts: [] };
  const operands = condition.op === 'between' ? [...condition.value] : [condition.value];
  const values = operands.flatMap((operand) => resolve(operand as Scalar, params) as Scalar[]).filter((value) => value !== undefined);
  const counts = condition.op === 'countGte' || condition.op === 'countEq';
  return counts ? { values: [], counts: values.filter(isNumber) } : { values, counts: [] };
}

/** Impossible when on one path no value meets all that is demanded of it. */
function isImpossible(way: Way): boolean {
  const paths = [...new Set(way.map(({ path }) => path))];
  return paths.some((path) => {
    const demands = way.filter((demand) => demand.path === path);
    const candidates = candidatesFor(path, demands);
    return candidates !== undefined && !candidates.some((value) => demands.every(({ accepts }) => accepts(value)));
  });
}

function candidatesFor(path: string, demands: readonly Demand[]): readonly unknown[] | undefined {
  const constants = {
    values: [...new Set(demands.flatMap(({ constants }) => constants.values))],
    counts: demands.flatMap(({ constants }) => constants.counts),
  };
  return path.includes('[]') ? listRepresentatives(constants) : representatives(constants);
}

/** Both, where there are both. */
export function allOf(...conditions: readonly (Condition | undefined)[]): Condition {
  return { all: conditions.filter((condition) => condition !== undefined) };
}
