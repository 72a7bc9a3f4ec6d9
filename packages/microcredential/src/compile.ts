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
import { compilePath, isPresent } from './path.ts';

/** Whether a condition is true of a document, with these parameters. */
export type Test = (document: unknown, params: Params) => boolean;

/**
 * The condition as a function: paths are split and patterns built once rather than for every document.
 * It answers what `holds` answers, for whatever JSON (a test holds the two against each other).
 */
export function compile(condition: Condition): Test {
  if ('all' in condition) return allOf(condition.all.map(compile));
  if ('any' in condition) return anyOf(condition.any.map(compile));
  if ('not' in condition) {
    const part = compile(condition.not);
    return (document, params) => !part(document, params);
  }
  if (condition.op === 'ratioBetween') {
    const [num, den] = [compilePath(condition.num), compilePath(condition.den)];
    const [least, most] = condition.value;
    return (document, params) => ratioIsWithin(num(document), den(document), resolve(least, params), resolve(most, params));
  }
  const at = compilePath(condition.path);
  const value = compileValue(condition);
  return (document, params) => value(at(document), params, document);
}

function allOf(tests: readonly Test[]): Test {
  return (document, params) => {
    for (const test of tests) if (!test(document, params)) return false;
    return true;
  };
}

function anyOf(tests: readonly Test[]): Test {
  return (document, params) => {
    for (const test of tests) if (test(document, params)) return true;
    return false;
  };
}

type OfOnePath = Extract<Condition, { path: string }>;
type ValueTest = (value: unknown, params: Params, document: unknown) => boolean;

function compileValue(condition: OfOnePath): ValueTest {
  switch (condition.op) {
    case 'present':
      return isPresent;
    case 'absent':
      return (value) => !isPresent(value);
    case 'isTrue':
      return (value) => value === true;
    case 'isFalse':
      return (value) => value === false;
    case 'notTrue':
      return (value) => value !== true;
    case 'integer':
      return Number.isInteger;
    case 'eq':
      return (value, params) => value !== undefined && value === resolve(condition.value, params);
    case 'neq':
      return (value, params) => {
        const other = resolve(condition.value, params);
        return value !== undefined && other !== undefined && !Object.is(value, other) && value !== other;
      };
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte': {
      const { op } = condition;
      return (value, params) => compares(op, value, resolve(condition.value, params));
    }
    case 'between': {
      const [least, most] = condition.value;
      return (value, params) => isWithin(value, resolve(least, params), resolve(most, params));
    }
    case 'multipleOf':
      return (value, params) => isMultiple(value, resolve(condition.value, params));
    case 'matches': {
      const pattern = new RegExp(condition.value);
      return (value) => typeof value === 'string' && value.length <= longestMatched && pattern.test(value);
    }
    case 'in':
    case 'notIn':
    case 'subsetOf':
    case 'containsAll':
    case 'containsAny':
    case 'containsNone':
      return (value, params) => isAmong(condition.op, value, resolve(condition.value, params));
    default:
      return compileList(condition);
  }
}

type OfList = Extract<OfOnePath, { op: 'countGte' | 'countEq' | 'every' | 'some' | 'distinctGte' | 'sumEqPath' | 'eqPath' }>;

function compileList(condition: OfList): ValueTest {
  switch (condition.op) {
    case 'countGte':
      return (value, params) => compares('gte', countOf(value), resolve(condition.value, params));
    case 'countEq':
      return (value, params) => countOf(value) === resolve(condition.value, params);
    case 'some': {
      const test = compile(condition.assert);
      return (value, params) => listOf(value).some((element) => test(element, params));
    }
    case 'every': {
      const [where, test] = [condition.where && compile(condition.where), compile(condition.assert)];
      return (value, params) => listOf(value).every((element) => (where !== undefined && !where(element, params)) || test(element, params));
    }
    case 'distinctGte': {
      const [where, by] = [condition.where && compile(condition.where), compilePath(condition.by)];
      return (value, params) => {
        const counted = where === undefined ? listOf(value) : listOf(value).filter((element) => where(element, params));
        return compares('gte', new Set(counted.map(by).filter(isPresent)).size, resolve(condition.value, params));
      };
    }
    case 'sumEqPath': {
      const whole = compilePath(condition.value);
      return (value, _, document) => sumEquals(listOf(value), whole(document), condition.tolerance ?? 0);
    }
    case 'eqPath': {
      const other = compilePath(condition.value);
      return (value, _, document) => value !== undefined && value === other(document);
    }
  }
}

function countOf(value: unknown): number {
  let count = 0;
  for (const element of listOf(value)) if (isPresent(element)) count += 1;
  return count;
}
