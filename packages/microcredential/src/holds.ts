import type { Bounds, Condition, Operand, Scalar } from './condition.ts';
import { isPresent, valueAt } from './path.ts';

export type Params = Readonly<Record<string, unknown>>;

/** Patterns are tried on texts up to this length; no code or address is longer. */
const longestMatched = 2000;
/** Credits and hours are decimal fractions: 0.1 + 0.2 is 0.3 for a registrar. */
const hair = 1e-9;

/**
 * Whether a condition is true of a document. What is missing passes no comparison: only `absent`, `notTrue`, `not`, and `every` over an empty list do.
 * Never throws, whatever JSON the document is; a parameter that the framework does not have makes its condition false.
 */
export function holds(condition: Condition, document: unknown, params: Params): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, document, params));
  if ('any' in condition) return condition.any.some((part) => holds(part, document, params));
  if ('not' in condition) return !holds(condition.not, document, params);
  if (condition.op === 'ratioBetween')
    return ratioIsWithin(valueAt(document, condition.num), valueAt(document, condition.den), condition.value, params);

  const value = valueAt(document, condition.path);
  switch (condition.op) {
    case 'present':
      return isPresent(value);
    case 'absent':
      return !isPresent(value);
    case 'isTrue':
      return value === true;
    case 'isFalse':
      return value === false;
    case 'notTrue':
      return value !== true;
    case 'integer':
      return Number.isInteger(value);
    case 'eq':
      return value !== undefined && value === resolve(condition.value, params);
    case 'neq':
      return value !== undefined && ![undefined, value].includes(resolve(condition.value, params));
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return compares(condition.op, value, resolve(condition.value, params));
    case 'between':
      return isWithin(value, condition.value, params);
    case 'multipleOf':
      return isMultiple(value, resolve(condition.value, params));
    case 'matches':
      return typeof value === 'string' && value.length <= longestMatched && new RegExp(condition.value).test(value);
    case 'in':
    case 'notIn':
    case 'subsetOf':
    case 'containsAll':
    case 'containsAny':
    case 'containsNone':
      return isAmong(condition.op, value, resolve(condition.value, params));
    case 'countGte':
      return compares('gte', listOf(value).filter(isPresent).length, resolve(condition.value, params));
    case 'countEq':
      return listOf(value).filter(isPresent).length === resolve(condition.value, params);
    case 'every':
      return elements(value, condition.where, params).every((element) => holds(condition.assert, element, params));
    case 'some':
      return listOf(value).some((element) => holds(condition.assert, element, params));
    case 'distinctGte':
      return compares('gte', distinct(elements(value, condition.where, params), condition.by), resolve(condition.value, params));
    case 'sumEqPath':
      return sumEquals(listOf(value), valueAt(document, condition.value), condition.tolerance ?? 0);
    case 'eqPath':
      return value !== undefined && value === valueAt(document, condition.value);
  }
}

/** The path a person should look at: that of the first part of the condition that is not true. */
export function pathToMend(condition: Condition, document: unknown, params: Params): string {
  if ('all' in condition)
    return pathOfFirst(condition.all.find((part) => !holds(part, document, params)) ?? condition.all[0], document, params);
  if ('any' in condition) return pathOfFirst(condition.any[0], document, params);
  if ('not' in condition) return pathToMend(condition.not, document, params);
  return condition.op === 'ratioBetween' ? condition.num : condition.path;
}

function pathOfFirst(condition: Condition | undefined, document: unknown, params: Params): string {
  return condition === undefined ? '' : pathToMend(condition, document, params);
}

function resolve<T extends Scalar | readonly Scalar[]>(operand: Operand<T>, params: Params): unknown {
  if (typeof operand !== 'object' || !('param' in operand)) return operand;
  return Object.hasOwn(params, operand.param) ? params[operand.param] : undefined;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function compares(op: 'gt' | 'gte' | 'lt' | 'lte', value: unknown, limit: unknown): boolean {
  if (!isNumber(value) || !isNumber(limit)) return false;
  if (op === 'gt') return value > limit;
  if (op === 'gte') return value >= limit;
  return op === 'lt' ? value < limit : value <= limit;
}

function isWithin(value: unknown, [least, most]: Bounds, params: Params): boolean {
  return compares('gte', value, resolve(least, params)) && compares('lte', value, resolve(most, params));
}

function ratioIsWithin(numerator: unknown, denominator: unknown, [least, most]: Bounds, params: Params): boolean {
  const [from, to] = [resolve(least, params), resolve(most, params)];
  if (!isNumber(numerator) || !isNumber(denominator) || denominator <= 0 || !isNumber(from) || !isNumber(to)) return false;
  const ratio = numerator / denominator;
  return ratio >= from - hair && ratio <= to + hair;
}

function isMultiple(value: unknown, step: unknown): boolean {
  if (!isNumber(value) || !isNumber(step)) return false;
  return Math.abs(value / step - Math.round(value / step)) < hair;
}

function isAmong(
  op: 'in' | 'notIn' | 'subsetOf' | 'containsAll' | 'containsAny' | 'containsNone',
  value: unknown,
  among: unknown,
): boolean {
  if (!Array.isArray(among)) return false;
  const list = listOf(value);
  switch (op) {
    case 'in':
      return value !== undefined && among.includes(value);
    case 'notIn':
      return value !== undefined && !among.includes(value);
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

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

function elements(value: unknown, where: Condition | undefined, params: Params): readonly unknown[] {
  return where === undefined ? listOf(value) : listOf(value).filter((element) => holds(where, element, params));
}

/** How many different answers the elements give: one university that co-creates twice is one. */
function distinct(list: readonly unknown[], by: string): number {
  return new Set(list.map((element) => valueAt(element, by)).filter(isPresent)).size;
}

function sumEquals(parts: readonly unknown[], whole: unknown, tolerance: number): boolean {
  if (!isNumber(whole) || !parts.every(isNumber)) return false;
  return Math.abs(parts.reduce((sum, part) => sum + part, 0) - whole) <= tolerance;
}
