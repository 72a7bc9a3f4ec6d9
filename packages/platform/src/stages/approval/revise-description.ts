import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { addAuthor, moveDescription, openNextVersion } from '../design/description-version.store.ts';
import { findDescription } from '../design/design.store.ts';
import { insertRevision, writeStepBack } from '../design/revision.store.ts';
import { revisionReason, stepsToReturnTo } from '../design/revision.ts';
import { findApproved } from './approval.store.ts';

/**
 * What is approved goes back to a step of its making, with the reason (Exchange Network, step 11, Iterate): a new version is open and says
 * the same to begin with. The approved one holds, is offered and is awarded until every awarding body has approved the next.
 */
export const reviseDescription = defineAct({
  name: 'revise-description',
  input: z.object({
    id: z.uuid(),
    /** on the code list `design-steps`: the step that is walked again */
    step: z.string().refine((word) => stepsToReturnTo.includes(word), 'unknown-step'),
    reason: revisionReason,
  }),
  result: z.object({ revisionId: z.uuid(), version: z.number().int() }),
  rest: {
    method: 'POST',
    path: '/api/descriptions/{id}/revisions',
    status: 201,
    summary: 'Write an approved description anew, from a step of its making and for a reason',
  },
  about: (tx, { id }) => findDescription(tx, id),
  async perform(tx, { id, step, reason }, found) {
    if (found === undefined) throw new Refusal('not-found');
    const approved = found.state === 'approved' ? await findApproved(tx, id) : undefined;
    if (approved === undefined) throw new Refusal('wrong-state', { state: found.state });
    // Two who begin at once: the second finds it a draft.
    if (!(await moveDescription(tx, id, 'approved', 'draft'))) throw new Refusal('conflict');
    const { institutionId } = found;
    const version = await openNextVersion(tx, id, approved.version);
    await addAuthor(tx, id);
    await writeStepBack(tx, id, version, { says: reason, language: found.languages[0] ?? 'en' });
    const facts = { fromVersion: approved.version, version, step };
    const revisionId = await insertRevision(tx, { descriptionId: id, ...facts, reason });
    if (revisionId === undefined) throw new Refusal('conflict');
    return {
      result: { revisionId, version },
      events: [{ type: 'description-revised', institutionId, subjectId: id, facts: { revisionId, ...facts } }],
    };
  },
});
