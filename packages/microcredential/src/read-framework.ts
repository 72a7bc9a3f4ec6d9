import { fitCondition } from './fit-condition.ts';
import { type Framework, frameworkShape, type Rule } from './framework.ts';
import { placeOf } from './place.ts';
import { placeholdersIn } from './placeholder.ts';
import { readCondition } from './read-condition.ts';
import { UnreadableFramework, unreadable } from './unreadable-framework.ts';

/** Deeper than any rule is written; recursion over what is deeper could exhaust the stack. */
const deepest = 32;

/**
 * Reads a framework from its JSON, and refuses what could not be judged: an unknown operator, a path that leads nowhere, an operator or
 * a parameter that does not fit what lies at its path, a rule's id given twice. What is only of no use, `weakRules` points out.
 * @throws UnreadableFramework with the place, such as `rules[3].assert.path: there is no element "workload.ectz" in the mask`
 */
export function readFramework(json: unknown): Framework {
  refuseWhatIsNoTree(json, '', new Map());
  refuseParameterOfParameter(json);
  readConditions(json);
  const read = frameworkShape.safeParse(json);
  if (!read.success) throw unreadable('', read.error.issues);
  const framework = read.data;
  refuseBackwardDates(framework);
  refuseSameIds(framework.rules);
  if (framework.appliesWhen) fitCondition(framework.appliesWhen, { place: 'appliesWhen', from: '', params: framework.params });
  for (const [index, rule] of framework.rules.entries()) fitRule(rule, `rules[${index}]`, framework);
  return framework;
}

/** JSON that was parsed is a tree; an object put together by hand may hold itself, or one part twice. */
function refuseWhatIsNoTree(value: unknown, place: string, seen: Map<object, string>, depth = 0): void {
  if (typeof value !== 'object' || value === null) return;
  const before = seen.get(value);
  if (before !== undefined)
    throw new UnreadableFramework(place, `is the same object as ${before || '(top)'}; each part is written out`, 'cycle');
  if (depth > deepest) throw new UnreadableFramework(place, `is nested more than ${deepest} levels deep`, 'too-deep');
  seen.set(value, place);
  for (const [key, member] of Object.entries(value))
    refuseWhatIsNoTree(member, placeOf(place, [Array.isArray(value) ? Number(key) : key]), seen, depth + 1);
}

function refuseParameterOfParameter(json: unknown): void {
  for (const [name, value] of Object.entries(memberOf(json, 'params') ?? {}))
    if (memberOf(value, 'param') !== undefined)
      throw new UnreadableFramework(`params.${name}`, 'refers to another parameter; a parameter holds a value', 'cycle');
}

/** Conditions are read before the rest, since their own reader finds the part that is wrong. */
function readConditions(json: unknown): void {
  const appliesWhen = memberOf(json, 'appliesWhen');
  if (appliesWhen !== undefined) readCondition(appliesWhen, 'appliesWhen');
  const rules = memberOf(json, 'rules');
  if (!Array.isArray(rules)) return;
  for (const [index, rule] of rules.entries())
    for (const member of ['when', 'assert']) {
      const condition = memberOf(rule, member);
      if (condition !== undefined) readCondition(condition, `rules[${index}].${member}`);
    }
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

function refuseBackwardDates({ validFrom, validTo }: Framework): void {
  if (validFrom !== undefined && validTo !== undefined && validFrom > validTo)
    throw new UnreadableFramework('validTo', 'lies before validFrom', 'backward-dates');
}

function refuseSameIds(rules: readonly Rule[]): void {
  const seen = new Set<string>();
  for (const [index, { id }] of rules.entries()) {
    if (seen.has(id)) throw new UnreadableFramework(`rules[${index}].id`, `there is another rule ${JSON.stringify(id)}`, 'same-id');
    seen.add(id);
  }
}

function fitRule(rule: Rule, place: string, { params }: Framework): void {
  if (rule.when) fitCondition(rule.when, { place: `${place}.when`, from: '', params });
  fitCondition(rule.assert, { place: `${place}.assert`, from: '', params });
  for (const member of ['message', 'fix'] as const)
    for (const [where, sentence] of sentencesOf(rule[member], `${place}.${member}`))
      for (const name of placeholdersIn(sentence))
        if (!Object.hasOwn(params, name))
          throw new UnreadableFramework(where, `there is no parameter ${JSON.stringify(name)}`, 'no-parameter');
}

function sentencesOf(words: Rule['message'], place: string): [string, string][] {
  if (typeof words === 'string') return [[place, words]];
  return Object.entries(words).map(([language, sentence]) => [`${place}.${language}`, sentence]);
}
