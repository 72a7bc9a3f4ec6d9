import type { Description, Finding } from '@laurel/microcredential';
import type { Approved } from '../approval/approval.store.ts';
import type { InForce } from '../design/in-force.ts';
import { errorsThatBind } from '../design/judge.ts';

/**
 * What binding frameworks call an error at publication: with one of these, nothing is published. That the awarding bodies approved it is
 * what the house itself knows, not what the text says.
 */
export function publicationErrors(
  content: Description,
  approved: Pick<Approved, 'parties' | 'approvedAt'>,
  inForce: InForce,
  language: string,
): Finding[] {
  const date = approved.approvedAt.toISOString().slice(0, 10);
  const decisions = approved.parties.map((institution) => ({ institution, decision: 'approved', date }));
  const description = { ...content, quality: { ...content.quality, jointAuthorisation: { decisions } } };
  return errorsThatBind({ description }, inForce, { phase: 'publication', language });
}
