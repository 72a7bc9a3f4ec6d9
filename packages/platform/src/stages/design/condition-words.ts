import { type Condition, codeLists, elementOf, type Params, type Scalar } from '@laurel/microcredential';
import type { MessageKey } from '../../base/languages/message.ts';
import type { Visit } from '../../base/ui/visit.ts';
import { conceptLabel, labelOf, partLabel } from './design-words.ts';
import { placeAt, type RulePlace } from './rule-places.ts';
import { elementAt } from './section.ts';

/** How a place is called: by the label of its element, and of its part where it is one. */
export function placeLabel(visit: Visit, { element, part, within }: RulePlace): string {
  const label = labelOf(visit, element);
  if (part === undefined) return label;
  const answer = elementOf(element)?.answer;
  const parts = answer?.kind === 'rows' || answer?.kind === 'group' ? answer.parts : {};
  const said = parts[part] === undefined ? part : partLabel(visit, element, part, parts[part]);
  if (within === undefined) return visit.say('rule.place-part', { element: label, part: said });
  return visit.say(`rule.place-${within.op}`, { element: label, part: said });
}

/** A condition in words, however rich it is; what the words do not reach is named by its path. */
export function conditionInWords(visit: Visit, condition: Condition, params: Params = {}): string {
  return saidOf(condition, { visit, params, within: undefined });
}

type Saying = { readonly visit: Visit; readonly params: Params; readonly within: RulePlace['within'] };

function saidOf(condition: Condition, saying: Saying): string {
  const { say } = saying.visit;
  const each = (parts: readonly Condition[]) => parts.map((part) => (isMany(part) ? `(${saidOf(part, saying)})` : saidOf(part, saying)));
  if ('all' in condition) return each(condition.all).join(` ${say('rule.and')} `);
  if ('any' in condition) return each(condition.any).join(` ${say('rule.or')} `);
  if ('not' in condition) return say('rule.not', { what: saidOf(condition.not, saying) });
  if (condition.op === 'ratioBetween') {
    const [from, to] = condition.value.map((bound) => operandIn(saying, bound, undefined));
    const [num, den] = [named(saying, condition.num), named(saying, condition.den)];
    return say('rule-op.ratioBetween', { what: num, other: den, from: from ?? '', to: to ?? '' });
  }
  if (condition.op === 'every' || condition.op === 'some') {
    const inside: Saying = { ...saying, within: { op: condition.op, path: full(saying, condition.path) } };
    const where = 'where' in condition && condition.where ? ` (${say('rule.where', { what: saidOf(condition.where, inside) })})` : '';
    const assert = condition.assert;
    const what = named(saying, condition.path) + where;
    return say(`rule-op.${condition.op}`, { what, said: isMany(assert) ? `(${saidOf(assert, inside)})` : saidOf(assert, inside) });
  }
  const what = named(saying, condition.path);
  if (condition.op === 'sumEqPath' || condition.op === 'eqPath')
    return say(`rule-op.${condition.op}`, { what, other: named(saying, condition.value) });
  if (!('value' in condition)) return say(`rule-op.${condition.op}`, { what });
  const place = placeAt(condition.path, saying.within);
  if (condition.op === 'between') {
    const [from, to] = condition.value.map((bound) => operandIn(saying, bound, place));
    return say('rule-op.between', { what, from: from ?? '', to: to ?? '' });
  }
  const values: readonly unknown[] = Array.isArray(condition.value) ? condition.value : [condition.value];
  const key: MessageKey = `rule-op.${condition.op}`;
  return say(key, { what, value: values.map((value) => operandIn(saying, value, place)).join(', ') });
}

const isMany = (condition: Condition): boolean => 'all' in condition || 'any' in condition;

const full = ({ within }: Saying, path: string): string => (within === undefined ? path : `${within.path}[].${path}`);

function named(saying: Saying, path: string): string {
  const { visit, within } = saying;
  const place = placeAt(path, within);
  if (place?.part !== undefined && within !== undefined) {
    const answer = elementOf(place.element)?.answer;
    const part = answer?.kind === 'rows' ? answer.parts[place.part] : undefined;
    if (part !== undefined) return partLabel(visit, place.element, place.part, part);
  }
  if (place !== undefined) return placeLabel(visit, place);
  const element = within === undefined ? elementAt(path) : undefined;
  const exact = element !== undefined && path.replace(/^description\./, '').replaceAll('[]', '') === element;
  return exact ? labelOf(visit, element) : path.replace(/^description\./, '').replaceAll('[]', '');
}

function operandIn({ visit, params }: Saying, value: unknown, place: RulePlace | undefined): string {
  if (typeof value === 'object' && value !== null && 'param' in value) {
    const name = String(value.param);
    const counts = params[name];
    return counts === undefined ? name : `${scalarIn(visit, counts as Scalar, place)} (${name})`;
  }
  return scalarIn(visit, value as Scalar, place);
}

function scalarIn(visit: Visit, value: Scalar, place: RulePlace | undefined): string {
  const concept = place?.codes === undefined ? undefined : codeLists[place.codes].find(value as string | number);
  if (place?.codes !== undefined && concept !== undefined) return conceptLabel(visit, place.codes, concept);
  if (typeof value === 'number') return visit.writing.number(value);
  if (typeof value === 'boolean') return visit.say(value ? 'rule.yes' : 'rule.no');
  return visit.say('rule.quoted', { value });
}
