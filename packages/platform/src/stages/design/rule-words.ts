import { type Rule, textIn, withParams } from '@laurel/microcredential';
import type { FrameworkInForce, InForce } from './in-force.ts';

/** What a rule says when it is not kept, in the reader's language, and where it comes from. */
export type RuleWords = { readonly message: string; readonly fix: string; readonly source: Rule['source']; readonly version: string };

/** A rule that is in force somewhere, with the framework it belongs to and whether that binds; `undefined` when there is none of that name. */
export function findRule(
  inForce: InForce,
  { framework: id, rule: name }: { readonly framework: string; readonly rule: string },
): (FrameworkInForce & { readonly rule: Rule }) | undefined {
  const held = inForce.frameworks.find(({ framework }) => framework.id === id);
  const rule = held?.framework.rules.find((each) => each.id === name);
  return held && rule && { ...held, rule };
}

/** The words of a rule that is in force somewhere. */
export function wordsOfRule(
  inForce: InForce,
  named: { readonly framework: string; readonly rule: string },
  language: string,
): RuleWords | undefined {
  const found = findRule(inForce, named);
  if (found === undefined) return undefined;
  const params = { ...found.framework.params, ...found.params };
  const say = (words: Rule['message']) => withParams(textIn(words, [language, 'en']) ?? found.rule.id, params);
  return { message: say(found.rule.message), fix: say(found.rule.fix), source: found.rule.source, version: found.framework.version };
}
