import type { ActTransaction, EventDraft } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { moveDescription, openNextVersion } from '../design/description-version.store.ts';
import type { CaseStanding, CaseState } from './approval-case.ts';

/** What was submitted goes back to those who wrote it: the frozen version stays as it is, the next one is open and says the same. */
export async function returnToDraft(tx: ActTransaction, held: CaseStanding, state: CaseState): Promise<EventDraft> {
  const next = await openNextVersion(tx, held.descriptionId, held.version);
  if (!(await moveDescription(tx, held.descriptionId, 'submitted', 'draft'))) throw new Refusal('conflict');
  return {
    type: 'description-returned',
    institutionId: held.institutionId,
    subjectId: held.descriptionId,
    facts: { caseId: held.id, version: held.version, next, state },
  };
}
