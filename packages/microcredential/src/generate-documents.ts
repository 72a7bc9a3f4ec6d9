import { type Params, resolve } from './comparison.ts';
import type { Condition, Operand, Scalar } from './condition.ts';
import { representatives } from './representatives.ts';

/** How many documents are tried before one believes that there is none. */
const tries = 4000;

/** A path that a condition looks at, with values that could lie there; `inside` are the paths of the elements of a list. */
type Slot = {
  readonly path: string;
  /** the condition's constants, their neighbours, and lists of them */
  readonly own: readonly unknown[];
  /** everything that a condition could tell apart */
  readonly others: readonly unknown[];
  readonly inside: readonly Slot[];
};

/**
 * Documents in which a condition's paths hold the condition's own constants, their neighbours, nothing, and things of another kind.
 * The same condition gives the same documents each time.
 */
export function* generateDocuments(condition: Condition, params: Params): Generator<unknown> {
  const slots = slotsOf([condition], params);
  const random = randomFrom(20_260_101);
  for (let turn = 0; turn < tries; turn += 1) yield documentOf(slots, random);
}

type Random = () => number;

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const oneOf = <T>(values: readonly T[], random: Random): T => values[Math.floor(random() * values.length)] as T;

function documentOf(slots: readonly Slot[], random: Random): Record<string, unknown> {
  const document = {};
  // how often something is left out differs from document to document, so that long rules are met in full as well
  const leftOut = random() * 0.5;
  for (const slot of slots) if (random() >= leftOut) put(document, slot.path.split('.'), slot, random);
  return document;
}

function put(place: Record<string, unknown>, [step = '', ...further]: readonly string[], slot: Slot, random: Random): void {
  const key = step.replace('[]', '');
  if (further.length === 0 && !step.endsWith('[]')) {
    place[key] = fill(slot, random);
    return;
  }
  if (step.endsWith('[]'))
    place[key] = Array.isArray(place[key]) ? place[key] : Array.from({ length: Math.floor(random() * 4) }, () => ({}));
  else if (typeof place[key] !== 'object' || place[key] === null) place[key] = {};
  const next = place[key];
  for (const part of Array.isArray(next) ? next : [next])
    if (typeof part === 'object' && part !== null && further.length > 0) put(part, further, slot, random);
}

function fill({ own, others, inside }: Slot, random: Random): unknown {
  if (inside.length > 0 && random() < 0.8) return Array.from({ length: Math.floor(random() * 4) }, () => documentOf(inside, random));
  return oneOf(random() < 0.6 ? own : others, random);
}

function slotsOf(conditions: readonly Condition[], params: Params): readonly Slot[] {
  const singles = conditions.flatMap(singlesOf);
  const paths = [...new Set(singles.flatMap((single) => pathsOf(single)))];
  return paths.map((path) => {
    const here = singles.filter((single) => pathsOf(single).includes(path));
    const inside = here.flatMap((single) =>
      ('where' in single && single.where ? [single.where] : []).concat('assert' in single ? single.assert : []),
    );
    const by = here.flatMap((single): Condition[] => (single.op === 'distinctGte' ? [{ op: 'eq', path: single.by, value: 'one' }] : []));
    return { path, ...valuesFor(here, path, params), inside: slotsOf([...inside, ...by], params) };
  });
}

type Single = Extract<Condition, { op: string }>;

function singlesOf(condition: Condition): readonly Single[] {
  if ('all' in condition) return condition.all.flatMap(singlesOf);
  if ('any' in condition) return condition.any.flatMap(singlesOf);
  return 'not' in condition ? singlesOf(condition.not) : [condition];
}

function pathsOf(single: Single): readonly string[] {
  if (single.op === 'ratioBetween') return [single.num, single.den];
  return single.op === 'sumEqPath' || single.op === 'eqPath' ? [single.path, single.value] : [single.path];
}

function valuesFor(singles: readonly Single[], path: string, params: Params): Pick<Slot, 'own' | 'others'> {
  const values = [...new Set(singles.flatMap((single) => constantsOf(single, params)))];
  const counts = singles.some(({ op }) => op === 'countGte' || op === 'countEq') ? values.filter((value) => typeof value === 'number') : [];
  const near = values.flatMap((value): readonly Scalar[] => (typeof value === 'number' ? [value, value + 1, value - 1] : [value]));
  const lists = singles.some(isOfLists) && !path.includes('[]') ? [values, ...values.map((value) => [value])] : [];
  const few = { values: values.slice(0, 7), counts };
  return { own: values.length === 0 ? [true, 1] : [...near, ...lists], others: representatives(few) ?? [undefined, null, [], 'x'] };
}

function isOfLists({ op }: Single): boolean {
  return ['subsetOf', 'containsAll', 'containsAny', 'containsNone', 'countGte', 'countEq'].includes(op);
}

function constantsOf(single: Single, params: Params): readonly Scalar[] {
  if (!('value' in single) || single.op === 'matches') return [];
  const isPath = single.op === 'sumEqPath' || single.op === 'eqPath';
  if (isPath) return [1, 2, 3, 'one'];
  const operands = (Array.isArray(single.value) ? single.value : [single.value]) as readonly Operand<Scalar>[];
  const values = operands.flatMap((operand) => resolve(operand, params) as Scalar).filter((value) => value !== undefined);
  // a quotient is met from numerators around it, over one
  return single.op === 'ratioBetween' ? [...values, 1] : values;
}
