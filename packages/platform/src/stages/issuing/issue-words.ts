import { isMessageKey, type Say } from '../../base/languages/message.ts';
import type { Tone } from '../../base/ui/state.tsx';
import type { LearnerRow } from './show-issuing.ts';

/** What keeps a credential from being signed, in a sentence; a code that has none is named. */
export function troubleSentence(say: Say, codes: readonly string[]): string {
  const keys = codes.map((code) => `issue-trouble.${code}`).filter(isMessageKey);
  if (keys.length === 0) return say('issue-trouble.other', { code: codes.join(', ') });
  return keys.map((key) => say(key)).join(' ');
}

/** Why somebody is not among those who get a credential. */
export function leftOutSentence(say: Say, row: LearnerRow): string {
  if (row.finding !== undefined) return row.finding.message;
  if (row.standing === 'unfit') return troubleSentence(say, row.trouble);
  const key = `issue-left-says.${row.standing}`;
  return isMessageKey(key) ? say(key) : '';
}

type Progress = { readonly tag: string; readonly tone: Tone | 'neutral'; readonly says: string; readonly handOver?: true };

/** How far one credential is, in a word and a sentence. */
export function progressOf(say: Say, row: LearnerRow): Progress {
  if (row.standing === 'in-work')
    return row.planned
      ? { tag: say('issue.state-signing'), tone: 'info', says: say('issue.says-signing') }
      : { tag: say('issue.state-waiting'), tone: 'neutral', says: say('issue.says-waiting') };
  if (row.standing === 'unfit') return { tag: say('issue.state-unfit'), tone: 'danger', says: troubleSentence(say, row.trouble) };
  if (row.standing === 'revoked') return { tag: say('issue.state-revoked'), tone: 'neutral', says: say('issue.says-revoked') };
  switch (row.delivery) {
    case 'sent':
      return { tag: say('issue.state-delivered'), tone: 'success', says: say('issue.says-sent') };
    case 'failed':
      return { tag: say('issue.state-attention'), tone: 'danger', says: say('issue.says-failed'), handOver: true };
    case 'no-address':
      return { tag: say('issue.state-attention'), tone: 'warning', says: say('issue.says-no-address'), handOver: true };
    case 'left-out':
      return { tag: say('issue.state-issued'), tone: 'success', says: say('issue.says-left-out') };
    default:
      return { tag: say('issue.state-issued'), tone: 'success', says: say('issue.says-coming') };
  }
}
