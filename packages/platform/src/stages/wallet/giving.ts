import { runAct } from '../../base/door.ts';
import { sayIssue } from '../../base/languages/say-issue.ts';
import { isRefusal } from '../../base/refusal.ts';
import type { Problem } from '../../base/ui/error-summary.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Answer, Answers } from '../../base/ui/page.ts';
import type { Visit } from '../../base/ui/visit.ts';
import { endShare } from './end-share.ts';
import type { HeldCredential } from './holder.ts';
import { LINKEDIN } from './linkedin.ts';
import { shareCredential } from './share-credential.ts';
import type { Giving } from './shares-section.tsx';
import type { Term } from './term.ts';

/** A form nobody has filled in yet. */
export const nothingGiven = (): Giving => ({ label: '', until: '30-days', once: onceKey(), onceLinkedIn: onceKey(), errors: {} });

type Redraw = (giving: Giving, problems: readonly Problem[]) => Promise<Answer>;

/**
 * Does what a holder asked for on the page of their credential: a link for somebody, one for LinkedIn, or the end of one.
 * @param path of that page
 * @param redraw shows the page again with what is wrong
 */
export async function giveOrEnd(visit: Visit, of: HeldCredential, path: string, answers: Answers, redraw: Redraw): Promise<Answer> {
  const shareId = answers.text('end');
  if (shareId !== '') return end(visit, of, shareId, path);
  const linkedIn = answers.text('linkedin') !== '';
  const once = readOnce(answers);
  const [label, until] = linkedIn ? [LINKEDIN, 'no-end'] : [answers.text('label'), answers.text('until')];
  const given: Giving = { ...nothingGiven(), ...(linkedIn ? {} : { label, until, once }) };
  try {
    const context = { ...visit.context, idempotencyKey: once };
    const made = await runAct(shareCredential, context, { of, label, until: until as Term });
    return { to: `${path}?made=${made.shareId}` };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { say } = visit;
    if (error.code === 'key-reused') return redraw({ ...given, once: onceKey() }, [{ says: say('share.sent-before') }]);
    if (error.code === 'too-many') return redraw(given, [{ says: say('share.too-many') }]);
    if (error.code === 'wrong-state') return redraw(given, [{ says: say('share.revoked-no-links') }]);
    if (error.code !== 'invalid-input') throw error;
    const problems = (['label', 'until'] as const).flatMap((field) => {
      const issue = error.issues.find((each) => each.path === field);
      return issue ? [{ field, says: sayIssue(say, shareCredential.name, issue, field === 'label' ? label.trim() : until) }] : [];
    });
    // What is wrong is not in the form: then it is the address.
    if (problems.length === 0) throw error;
    return redraw({ ...given, errors: Object.fromEntries(problems.map(({ field, says }) => [field, says])) }, problems);
  }
}

/** A link that was ended before, in another window, is ended: whoever asks has what they want. */
async function end(visit: Visit, of: HeldCredential, shareId: string, path: string): Promise<Answer> {
  try {
    await runAct(endShare, visit.context, { of, shareId });
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'wrong-state') throw error;
  }
  return { to: path };
}
