import type { Params } from './comparison.ts';
import type { Condition } from './condition.ts';
import { allOf, cannotHold } from './contradiction.ts';
import type { Framework, Rule } from './framework.ts';
import { generateDocuments } from './generate-documents.ts';
import { holds } from './holds.ts';

export type WeakRule = {
  readonly rule: string;
  /** no description can break it, or none is asked by it */
  readonly why: 'never-fails' | 'never-applies';
  /** proven; or no more than not seen otherwise, in thousands of documents made of the rule's own constants */
  readonly because: 'reasoning' | 'trial';
};

/**
 * The rules that are of no use: one that nothing can break, or that contradicts itself or `appliesWhen` and asks nobody. They are pointed
 * out rather than refused, since a framework can be judged with them. A rule is reported when reasoning proves it, whatever JSON is
 * described (with the framework's own parameters); or when no generated document was found that breaks it or is asked by it.
 * A rule that one document breaks is never reported.
 */
export function weakRules(framework: Framework): readonly WeakRule[] {
  return framework.rules.flatMap((rule) => weaknessOf(rule, framework) ?? []);
}

function weaknessOf(rule: Rule, { appliesWhen, params }: Framework): WeakRule | undefined {
  const asks = allOf(appliesWhen, rule.when);
  const breaks = allOf(appliesWhen, rule.when, { not: rule.assert });
  if (isMet(breaks, params)) return undefined;
  if (cannotHold(asks, params)) return { rule: rule.id, why: 'never-applies', because: 'reasoning' };
  if (cannotHold(breaks, params)) return { rule: rule.id, why: 'never-fails', because: 'reasoning' };
  return { rule: rule.id, why: isMet(asks, params) ? 'never-fails' : 'never-applies', because: 'trial' };
}

/** Whether one of the generated documents makes the condition true. */
function isMet(condition: Condition, params: Params): boolean {
  for (const document of generateDocuments(condition, params)) if (holds(condition, document, params)) return true;
  return false;
}
