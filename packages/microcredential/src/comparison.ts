import type { Operand, Scalar } from './condition.ts';

export type Params = Readonly<Record<string, unknown>>;

/** Patterns are tried on texts up to this length; no code or address is longer. */
export const longestMatched = 2000;
/** Credits and hours are decimal fractions: 0.1 + 0.2 is 0.3 for a registrar. */
const hair = 1e-9;

/** The value of an operand; that of a parameter which the framework does not have is `undefined`. */
export function resolve<T extends Scalar | readonly Scalar[]>(operand: Operand<T>, params: Params): unknown {
  if (typeof operand !== 'object' || !('param' in operand)) return operand;
  return Object.hasOwn(params, operand.param) ? params[operand.param] : undefined;
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

export function compares(op: 'gt' | 'gte' | 'lt' | 'lte', value: unknown, limit: unknown): boolean {
  if (!isNumber(value) || !isNumber(limit)) return false;
  if (op === 'gt') return value > limit;
  if (op === 'gte') return value >= limit;
  return op === 'lt' ? value < limit : value <= limit;
}

export function isWithin(value: unknown, least: unknown, most: unknown): boolean {
  return compares('gte', value, least) && compares('lte', value, most);
}

export function ratioIsWithin(numerator: unknown, denominator: unknown, least: unknown, most: unknown): boolean {
  if (!isNumber(numerator) || !isNumber(denominator) || denominator <= 0 || !isNumber(least) || !isNumber(most)) return false;
  const ratio = numerator / denominator;
  return ratio >= least - hair && ratio <= most + hair;
}

export function isMultiple(value: unknown, step: unknown): boolean {
  if (!isNumber(value) || !isNumber(step)) return false;
  return Math.abs(value / step - Math.round(value / step)) < hair;
}

export type Membership = 'in' | 'notIn' | 'subsetOf' | 'containsAll' | 'containsAny' | 'containsNone';

export function isAmong(op: Membership, value: unknown, among: unknown): boolean {
  if (!Array.isArray(among)) return false;
  if (op === 'in') return value !== undefined && among.includes(value);
  if (op === 'notIn') return value !== undefined && !among.includes(value);
  const list = listOf(value);
  switch (op) {
    case 'subsetOf':
      return list.length > 0 && list.every((element) => among.includes(element));
    case 'containsAll':
      return among.every((wanted) => list.includes(wanted));
    case 'containsAny':
      return among.some((wanted) => list.includes(wanted));
    case 'containsNone':
      return !among.some((unwanted) => list.includes(unwanted));
  }
}

/** A list as it is; one value is a list of one; nothing is an empty list. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

export function sumEquals(parts: readonly unknown[], whole: unknown, tolerance: number): boolean {
  if (!isNumber(whole) || !parts.every(isNumber)) return false;
  return Math.abs(parts.reduce((sum, part) => sum + part, 0) - whole) <= tolerance;
}
