import { type Condition, codeLists, type Operand, type Scalar } from '@laurel/microcredential';
import type { Answers } from '../../base/ui/page.ts';
import { comparedWith, type FormOperator, operatorsOf, placeAt, type RulePlace, rulePlace } from './rule-places.ts';

/** One line of the form of a rule: something of the mask, what is asked of it, and what it is compared with; all of it as it was typed. */
export type ConditionRow = {
  readonly place: string;
  readonly op: string;
  readonly value: string;
  /** the upper bound of "between" */
  readonly to: string;
  /** numbers of the framework instead, by name */
  readonly param: string;
  readonly paramTo: string;
  /** ticked entries of a code list, or words, one a line in `value` */
  readonly chosen: readonly string[];
};

export const emptyRow: ConditionRow = { place: '', op: '', value: '', to: '', param: '', paramTo: '', chosen: [] };

/** What keeps a line from being a condition, and in which of its fields. */
export type RowTrouble = { readonly row: number; readonly member: keyof ConditionRow; readonly code: RowTroubleCode };
export type RowTroubleCode =
  | 'place-missing'
  | 'op-missing'
  | 'number-missing'
  | 'number-invalid'
  | 'bounds-backward'
  | 'values-missing'
  | 'values-unknown';

/** More lines than that are several rules. */
export const MOST_ROWS = 12;

/** The lines of a list of the form, as they were sent. */
export function rowsIn(answers: Answers, list: string): ConditionRow[] {
  const count = Math.min(Number(answers.text(`${list}.rows`)) || 0, MOST_ROWS);
  return Array.from({ length: count }, (_, index): ConditionRow => {
    const member = (name: string) => answers.text(`${list}.${index}.${name}`).trim().slice(0, 4000);
    const [place, was] = [member('place'), member('was')];
    // What was said about something else is not said about this.
    if (was !== '' && was !== place) return { ...emptyRow, place };
    return {
      place,
      op: member('op'),
      value: member('value'),
      to: member('to'),
      param: member('param'),
      paramTo: member('paramTo'),
      chosen: answers.all(`${list}.${index}.chosen`).slice(0, 500),
    };
  });
}

/** The condition that the lines say together, or what is wrong with them. */
export function conditionOf(
  rows: readonly ConditionRow[],
): { readonly condition: Condition } | { readonly troubles: readonly RowTrouble[] } {
  const read = rows.map((row, index) => readRow(row, index));
  const troubles = read.flatMap((each) => ('troubles' in each ? each.troubles : []));
  if (troubles.length > 0) return { troubles };
  const conditions = read.flatMap((each) => ('condition' in each ? [each.condition] : []));
  const [first] = conditions;
  return { condition: conditions.length === 1 && first !== undefined ? first : { all: conditions } };
}

type Read = { readonly condition: Condition } | { readonly troubles: readonly RowTrouble[] };

function readRow(row: ConditionRow, index: number): Read {
  const wrong = (member: keyof ConditionRow, code: RowTroubleCode): Read => ({ troubles: [{ row: index, member, code }] });
  const place = rulePlace(row.place);
  if (place === undefined) return wrong('place', 'place-missing');
  const ops: readonly string[] = operatorsOf[place.kind];
  if (!ops.includes(row.op)) return wrong('op', 'op-missing');
  const op = row.op as FormOperator;
  const { path } = place;
  switch (comparedWith(op)) {
    case 'nothing':
      return wrapped(place, { op, path } as Condition);
    case 'number': {
      const value = numberIn(row.value, row.param);
      if (value === undefined) return wrong('value', row.value === '' ? 'number-missing' : 'number-invalid');
      if (op === 'countGte' && typeof value === 'number' && (!Number.isInteger(value) || value < 1))
        return wrong('value', 'number-invalid');
      return wrapped(place, { op, path, value } as Condition);
    }
    case 'bounds': {
      const [from, to] = [numberIn(row.value, row.param), numberIn(row.to, row.paramTo)];
      if (from === undefined) return wrong('value', row.value === '' ? 'number-missing' : 'number-invalid');
      if (to === undefined) return wrong('to', row.to === '' ? 'number-missing' : 'number-invalid');
      if (typeof from === 'number' && typeof to === 'number' && from > to) return wrong('to', 'bounds-backward');
      return wrapped(place, { op: 'between', path, value: [from, to] });
    }
    case 'values': {
      const values = valuesIn(place, row);
      if (values === undefined) return wrong(place.codes === undefined ? 'value' : 'chosen', 'values-unknown');
      if (values.length === 0) return wrong(place.codes === undefined ? 'value' : 'chosen', 'values-missing');
      return wrapped(place, { op, path, value: values } as Condition);
    }
  }
}

function wrapped({ within }: RulePlace, condition: Condition): Read {
  return { condition: within === undefined ? condition : { op: within.op, path: within.path, assert: condition } };
}

/** A number as people type it, with a point or a comma; or the number of the framework that stands for it. */
function numberIn(typed: string, param: string): Operand<number> | undefined {
  if (param !== '') return { param };
  return /^-?\d{1,9}([.,]\d{1,6})?$/.test(typed) ? Number(typed.replace(',', '.')) : undefined;
}

function valuesIn(place: RulePlace, row: ConditionRow): Scalar[] | undefined {
  if (place.codes !== undefined) {
    const list = codeLists[place.codes];
    if (row.chosen.some((word) => !list.concepts.some((concept) => concept.word === word))) return undefined;
    return row.chosen.map((word) => (place.numeric ? Number(word) : word));
  }
  const words = row.value.split(place.kind === 'number' ? /[\n;]/ : /\n/).map((word) => word.trim());
  const said = [...new Set(words.filter((word) => word !== ''))];
  if (place.kind !== 'number') return said;
  const numbers = said.map((word) => numberIn(word, ''));
  return numbers.some((each) => each === undefined) ? undefined : (numbers as number[]);
}

/** The lines that say a condition, or `undefined` where it is richer than the form: then it is shown, not taken apart. */
export function rowsOf(condition: Condition | undefined): ConditionRow[] | undefined {
  if (condition === undefined) return [];
  const parts = 'all' in condition ? condition.all : [condition];
  const rows = parts.map(rowOf);
  return parts.length > 0 && parts.length <= MOST_ROWS && rows.every((row) => row !== undefined) ? (rows as ConditionRow[]) : undefined;
}

function rowOf(condition: Condition): ConditionRow | undefined {
  if (!('op' in condition)) return undefined;
  if (condition.op === 'some' || condition.op === 'every') {
    if ('where' in condition && condition.where !== undefined) return undefined;
    return simpleRow(condition.assert, { op: condition.op, path: condition.path });
  }
  return simpleRow(condition);
}

function simpleRow(condition: Condition, within?: RulePlace['within']): ConditionRow | undefined {
  if (!('op' in condition) || !('path' in condition)) return undefined;
  const place = placeAt(condition.path, within);
  if (place === undefined) return undefined;
  // "Is this" is "is one of these", of which there is one: both ask for an answer.
  const op = condition.op === 'eq' ? 'in' : condition.op === 'neq' ? 'notIn' : condition.op;
  const ops: readonly string[] = operatorsOf[place.kind];
  if (!ops.includes(op)) return undefined;
  const row = { ...emptyRow, place: place.id, op };
  if (!('value' in condition)) return row;
  switch (comparedWith(op as FormOperator)) {
    case 'nothing':
      return undefined;
    case 'number':
      return { ...row, ...operand(condition.value, 'value', 'param') };
    case 'bounds':
      return Array.isArray(condition.value)
        ? { ...row, ...operand(condition.value[0], 'value', 'param'), ...operand(condition.value[1], 'to', 'paramTo') }
        : undefined;
    case 'values': {
      const values = Array.isArray(condition.value) ? condition.value : [condition.value];
      if (values.some((value) => typeof value === 'object')) return undefined;
      const words = values.map(String);
      if (place.codes === undefined) return { ...row, value: words.join(place.kind === 'number' ? '; ' : '\n') };
      const { concepts } = codeLists[place.codes];
      return words.every((word) => concepts.some((concept) => concept.word === word)) ? { ...row, chosen: words } : undefined;
    }
  }
}

function operand(value: unknown, typed: 'value' | 'to', named: 'param' | 'paramTo'): Partial<ConditionRow> {
  const param = typeof value === 'object' && value !== null && 'param' in value ? String(value.param) : undefined;
  return param === undefined ? { [typed]: String(value) } : { [named]: param };
}
