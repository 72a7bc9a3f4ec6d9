import { check, type Description, type Finding, type Framework } from '@laurel/microcredential';
import type { Approved } from '../approval/approval.store.ts';
import { bindingFrameworks } from '../approval/binding-frameworks.ts';

/**
 * What binding frameworks call an error at publication: with one of these, nothing is published. That the awarding bodies approved it is
 * what the house itself knows, not what the text says.
 */
export function publicationErrors(
  content: Description,
  approved: Pick<Approved, 'parties' | 'approvedAt'>,
  language: string,
  binding: readonly Framework[] = bindingFrameworks,
): Finding[] {
  const date = approved.approvedAt.toISOString().slice(0, 10);
  const decisions = approved.parties.map((institution) => ({ institution, decision: 'approved', date }));
  const description = { ...content, quality: { ...content.quality, jointAuthorisation: { decisions } } };
  return binding
    .flatMap((framework) => check({ description }, framework, { phase: 'publication', language }).findings)
    .filter(({ severity }) => severity === 'error');
}
