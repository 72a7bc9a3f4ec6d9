import {
  compares,
  isAmong,
  isMultiple,
  isWithin,
  listOf,
  longestMatched,
  type Params,
  ratioIsWithin,
  resolve,
  sumEquals,
} from './comparison.ts';
import type { Condition } from './condition.ts';
import { isPresent, valueAt } from './path.ts';

/**
 * Whether a condition is true of a document, read plainly (`compile.ts` says the same faster). What is missing passes no comparison: only `absent`, `notTrue`, `not`, and `every` over an empty list do.
 * Never throws, whatever JSON the document is; a parameter that the framework does not have makes its condition false.
 */
export function holds(condition: Condition, document: unknown, params: Params): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, document, params));
  if ('any' in condition) return condition.any.some((part) => holds(part, document, params));
  if ('not' in condition) return !holds(condition.not, document, params);
  if (condition.op === 'ratioBetween') {
    const [least, most] = condition.value.map((bound) => resolve(bound, params));
    return ratioIsWithin(valueAt(document, condition.num), valueAt(document, condition.den), least, most);
  }

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
      return isWithin(value, resolve(condition.value[0], params), resolve(condition.value[1], params));
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

function elements(value: unknown, where: Condition | undefined, params: Params): readonly unknown[] {
  return where === undefined ? listOf(value) : listOf(value).filter((element) => holds(where, element, params));
}

/** How many different answers the elements give: one university that co-creates twice is one. */
function distinct(list: readonly unknown[], by: string): number {
  return new Set(list.map((element) => valueAt(element, by)).filter(isPresent)).size;
}
