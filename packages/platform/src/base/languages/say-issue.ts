import type { InputIssue } from '../refusal.ts';
import { isMessageKey, type MessageKey, type Say } from './message.ts';

/** Codes of zod, in the words of our sentences. Refinements of ours bring their own word as code. */
const KINDS: Readonly<Record<string, string>> = { too_small: 'too-short', too_big: 'too-long', unrecognized_keys: 'unknown-member' };

/** What kind of wrong this is, in the words of our sentences. */
function kindOf(issue: InputIssue, given: unknown): string {
  if (given === undefined || given === null || given === '') return 'missing';
  return KINDS[issue.code] ?? (isMessageKey(`finding.${issue.code}`) ? issue.code : 'invalid');
}

/**
 * What is wrong with one answer, in the reader's language: the sentence written for this question of this act where there is one, else the general one.
 * It never repeats what was given.
 */
export function sayIssue(say: Say, act: string, issue: InputIssue, given: unknown): string {
  const kind = kindOf(issue, given);
  const [own, general] = [`finding.${act}.${issue.path}.${kind}`, `finding.${kind}`];
  const fallback: MessageKey = 'finding.invalid';
  return say(isMessageKey(own) ? own : isMessageKey(general) ? general : fallback);
}
