import type { Description } from '@laurel/microcredential';
import type { Approved } from '../approval/approval.store.ts';
import type { InForce } from '../design/in-force.ts';
import { type BindingError, type Deviated, deviationsThatCount, errorsThatBind, type Judged, judge } from '../design/judge.ts';

type ApprovedBy = Pick<Approved, 'parties' | 'approvedAt'>;

/** That the awarding bodies approved it is what the house itself knows, not what the text says. */
function asApproved(content: Description, { parties, approvedAt }: ApprovedBy) {
  const date = approvedAt.toISOString().slice(0, 10);
  const decisions = parties.map((institution) => ({ institution, decision: 'approved', date }));
  return { description: { ...content, quality: { ...content.quality, jointAuthorisation: { decisions } } } };
}

const at = (language: string) => ({ phase: 'publication', language }) as const;

/** What binding frameworks call an error at publication: with one of these, nothing is published. */
export function publicationErrors(content: Description, approved: ApprovedBy, inForce: InForce, language: string): BindingError[] {
  return errorsThatBind(asApproved(content, approved), inForce, at(language));
}

/** The deviations without which it could not be published. */
export function deviationsPublished(content: Description, approved: ApprovedBy, inForce: InForce, language: string): Deviated[] {
  return deviationsThatCount(asApproved(content, approved), inForce, at(language));
}

/** What every framework says of it at publication. */
export function publicationVerdicts(content: Description, approved: ApprovedBy, inForce: InForce): Judged[] {
  return judge(asApproved(content, approved), inForce, at('en'));
}
