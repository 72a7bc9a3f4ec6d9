import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { moveDescription } from '../design/description-version.store.ts';
import { closeRevision } from '../design/revision.store.ts';
import { holdCase, moveCase, partiesOf, standingOfCase, writeDecision } from './approval.store.ts';
import { caseStates, outcomeOf, verdictsOfDeciders } from './approval-case.ts';
import { reason } from './reason.ts';
import { returnToDraft } from './return-to-draft.ts';

/**
 * An awarding body says yes, asks for changes, or rejects. The last yes authorises the case and approves the description in the same moment;
 * the first no ends the case, and the description is a draft again.
 */
export const decideCase = defineAct({
  name: 'decide-case',
  input: z
    .object({
      id: z.uuid(),
      /** the awarding body that is decided for */
      institutionId: z.uuid(),
      decision: z.enum(verdictsOfDeciders),
      /** of the version you were shown: another one is not decided about */
      contentHash: z.string().regex(/^[0-9a-f]{64}$/),
      reason: reason.optional(),
    })
    .refine(({ decision, reason: why }) => decision === 'approved' || (why ?? '') !== '', { path: ['reason'], error: 'missing' }),
  result: z.object({ id: z.uuid(), state: z.enum(caseStates) }),
  rest: { method: 'POST', path: '/api/approvals/{id}/decisions', summary: 'Decide about a description for an awarding body' },
  async about(tx, { id, institutionId }) {
    const standing = await standingOfCase(tx, id);
    return standing && { ...standing, decidesFor: institutionId };
  },
  async perform(tx, { id, institutionId, decision, contentHash, reason: why }) {
    const held = await holdCase(tx, id);
    if (held === undefined) throw new Refusal('not-found');
    if (held.state !== 'under-review') throw new Refusal('wrong-state', { state: held.state });
    if (held.contentHash !== contentHash) throw new Refusal('conflict');
    // Two deciders of one institution: the first is heard.
    if (!(await writeDecision(tx, { caseId: id, institutionId, decision, contentHash, reason: why || undefined })))
      throw new Refusal('conflict');

    const parties = (await partiesOf(tx, [id])).get(id) ?? [];
    const state = outcomeOf(parties.map((party) => party.decision));
    const decided = {
      type: 'case-decided',
      institutionId,
      subjectId: id,
      facts: { descriptionId: held.descriptionId, version: held.version, decision, contentHash },
    };
    if (state === 'under-review') return { result: { id, state }, events: [decided] };
    // The description moves first: whoever decides may touch it only while the case is open.
    if (state !== 'authorised') {
      const returned = await returnToDraft(tx, held, state);
      await moveCase(tx, id, state);
      return { result: { id, state }, events: [decided, returned] };
    }
    if (!(await moveDescription(tx, held.descriptionId, 'submitted', 'approved'))) throw new Refusal('conflict');
    await closeRevision(tx, held.descriptionId, 'approved');
    await moveCase(tx, id, state);
    const approved = {
      type: 'description-approved',
      institutionId: held.institutionId,
      subjectId: held.descriptionId,
      facts: { caseId: id, version: held.version, contentHash, parties: parties.length },
    };
    return { result: { id, state }, events: [decided, approved] };
  },
});
