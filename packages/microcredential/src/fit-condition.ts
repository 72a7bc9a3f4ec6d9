import type { Condition, Operand, Scalar } from './condition.ts';
import { type Kind, kindAt } from './known-paths.ts';
import { UnreadableFramework } from './unreadable-framework.ts';

/** Where a condition stands: its place in the framework's JSON, the element that its paths start at, and the framework's parameters. */
export type Standing = { readonly place: string; readonly from: string; readonly params: Readonly<Record<string, unknown>> };

/** What lies at a path: one value of a kind, or several. */
type Found = { readonly path: string; readonly kind: Kind; readonly many: boolean };

const called: Readonly<Record<Kind, string>> = {
  text: 'a text',
  words: 'a text',
  number: 'a number',
  'yes-no': 'yes or no',
  list: 'a list',
  group: 'a group of elements',
};

/**
 * Holds a condition against the mask and the parameters: every path leads somewhere, and every operator and value fits what lies there.
 * @throws UnreadableFramework
 */
export function fitCondition(condition: Condition, standing: Standing): void {
  if ('all' in condition) fitEach(condition.all, 'all', standing);
  else if ('any' in condition) fitEach(condition.any, 'any', standing);
  else if ('not' in condition) fitCondition(condition.not, below(standing, '.not'));
  else if (condition.op === 'ratioBetween') {
    for (const member of ['num', 'den'] as const) wants('number', find(condition[member], member, standing), condition.op, standing);
    fitBounds(condition.value, condition.op, standing);
  } else fitOperator(condition, find(condition.path, 'path', standing), standing);
}

function fitEach(parts: readonly Condition[], form: 'all' | 'any', standing: Standing): void {
  for (const [index, part] of parts.entries()) fitCondition(part, below(standing, `.${form}[${index}]`));
}

type OfOnePath = Extract<Condition, { path: string }>;

function fitOperator(condition: OfOnePath, found: Found, standing: Standing): void {
  const { op } = condition;
  switch (op) {
    case 'present':
    case 'absent':
      break;
    case 'isTrue':
    case 'isFalse':
    case 'notTrue':
      wants('yes-no', found, op, standing);
      break;
    case 'integer':
      wants('number', found, op, standing);
      break;
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
    case 'multipleOf':
      wants('number', found, op, standing);
      fitOperand(condition.value, 'number', op, below(standing, '.value'));
      break;
    case 'between':
      wants('number', found, op, standing);
      fitBounds(condition.value, op, standing);
      break;
    case 'matches':
      wants('text', found, op, standing);
      break;
    case 'eq':
    case 'neq':
      wantsOne(found, op, standing);
      fitOperand(condition.value, found.kind, op, below(standing, '.value'));
      break;
    case 'in':
    case 'notIn':
      wantsOne(found, op, standing);
      fitChoice(condition.value, found.kind, op, below(standing, '.value'));
      break;
    case 'subsetOf':
    case 'containsAll':
    case 'containsAny':
    case 'containsNone':
      fitChoice(condition.value, elementOf(found).kind, op, below(standing, '.value'));
      break;
    case 'countGte':
    case 'countEq':
      wantsSeveral(found, op, standing);
      fitOperand(condition.value, 'number', op, below(standing, '.value'));
      break;
    case 'every':
    case 'some':
    case 'distinctGte':
      fitElements(condition, found, standing);
      break;
    case 'sumEqPath':
      wantsSeveral(found, op, standing);
      wants('number', elementOf(found), op, standing);
      wants('number', find(condition.value, 'value', standing), op, standing);
      break;
    case 'eqPath':
      wantsOne(found, op, standing);
      wants(found.kind, find(condition.value, 'value', standing), op, standing);
      break;
  }
}

function fitElements(condition: Extract<Condition, { op: 'every' | 'some' | 'distinctGte' }>, found: Found, standing: Standing): void {
  wantsSeveral(found, condition.op, standing);
  const inside = { ...standing, from: elementOf(found).path };
  if ('where' in condition && condition.where) fitCondition(condition.where, below(inside, '.where'));
  if (condition.op === 'distinctGte') {
    find(condition.by, 'by', inside);
    fitOperand(condition.value, 'number', condition.op, below(standing, '.value'));
  } else fitCondition(condition.assert, below(inside, '.assert'));
}

function find(path: string, member: string, { place, from }: Standing): Found {
  const whole = from === '' ? path : `${from}.${path}`;
  const kind = kindAt(whole);
  if (kind !== undefined) return { path: whole, kind, many: path.includes('[]') };
  throw new UnreadableFramework(`${place}.${member}`, nowhere(whole), 'no-element');
}

function nowhere(path: string): string {
  const [, root, rest] = /^(description|certificate)\.(.+)$/.exec(path) ?? [];
  if (rest === undefined) return `${JSON.stringify(path)} begins neither with "description." nor with "certificate."`;
  return `there is no element ${JSON.stringify(rest)} in the ${root === 'description' ? 'mask' : 'certificate draft'}`;
}

function elementOf(found: Found): Found {
  if (found.kind !== 'list') return { ...found, many: false };
  return { path: `${found.path}[]`, kind: kindAt(`${found.path}[]`) ?? 'group', many: false };
}

function wants(kind: Kind, found: Found, op: string, standing: Standing): void {
  wantsOne(found, op, standing);
  if (alike(kind) !== alike(found.kind)) throw wrongKind(found, op, called[kind], standing);
}

function wantsOne(found: Found, op: string, standing: Standing): void {
  if (found.many || found.kind === 'list' || found.kind === 'group') throw wrongKind(found, op, 'one value', standing);
}

function wantsSeveral(found: Found, op: string, standing: Standing): void {
  if (!found.many && found.kind !== 'list') throw wrongKind(found, op, 'a list', standing);
}

function wrongKind({ path, kind, many }: Found, op: string, wanted: string, { place }: Standing): UnreadableFramework {
  return new UnreadableFramework(
    `${place}.op`,
    `"${op}" asks for ${wanted}, and "${path}" is ${many ? 'a list' : called[kind]}`,
    'other-kind',
  );
}

function fitBounds(bounds: readonly Operand<number>[], op: string, standing: Standing): void {
  for (const [index, bound] of bounds.entries()) fitOperand(bound, 'number', op, below(standing, `.value[${index}]`));
}

function fitChoice(choice: Operand<readonly Scalar[]>, kind: Kind, op: string, standing: Standing): void {
  if ('param' in choice) {
    parameter(choice.param, standing);
    throw new UnreadableFramework(`${standing.place}.param`, `"${op}" asks for a list, and a parameter is one value`, 'other-kind');
  }
  for (const [index, value] of choice.entries()) fitOperand(value, kind, op, below(standing, `[${index}]`));
}

function fitOperand(operand: Operand<Scalar>, kind: Kind, op: string, standing: Standing): void {
  const named = typeof operand === 'object';
  const value = named ? parameter(operand.param, standing) : operand;
  if (kindOfValue(value) === alike(kind)) return;
  const what = named ? `the parameter ${JSON.stringify(operand.param)}` : JSON.stringify(value);
  const why = `"${op}" asks for ${called[kind]} here, and ${what} is ${called[kindOfValue(value)]}`;
  throw new UnreadableFramework(standing.place, why, 'other-kind');
}

function parameter(name: string, { params, place }: Standing): unknown {
  if (Object.hasOwn(params, name)) return params[name];
  throw new UnreadableFramework(`${place}.param`, `there is no parameter ${JSON.stringify(name)}`, 'no-parameter');
}

function kindOfValue(value: unknown): Kind {
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'yes-no' : 'text';
}

/** A text in several languages may be written as a plain one. */
const alike = (kind: Kind): Kind => (kind === 'words' ? 'text' : kind);

const below = (standing: Standing, step: string): Standing => ({ ...standing, place: `${standing.place}${step}` });
