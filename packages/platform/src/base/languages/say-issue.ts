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
  const own = `finding.${act}.${issue.path}.${kind}`;
  return isMessageKey(own) ? say(own) : sayKind(say, kind);
}

/** The general sentence for a code, where what was given stands in no one field. */
export function sayCode(say: Say, code: string): string {
  return sayKind(say, KINDS[code] ?? code);
}

function sayKind(say: Say, kind: string): string {
  const general = `finding.${kind}`;
  const fallback: MessageKey = 'finding.invalid';
  return say(isMessageKey(general) ? general : fallback);
}
