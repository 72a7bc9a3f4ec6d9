import { z } from 'zod';
import { defineAct } from '../../../base/act.ts';
import { type InputIssue, Refusal } from '../../../base/refusal.ts';
import { findDescription } from '../design.store.ts';
import { insertComment, standingOfTalk } from './comment.store.ts';
import { commentBody, commentedElement } from './comment.ts';
import { invitationsTo } from './stakeholder.store.ts';

/**
 * Something is said about a description while it is designed: by those who work at its leading institution, among themselves or to a
 * stakeholder they have invited; or by such a stakeholder (MICROBOL, annex: per element; UNIC standard, 1.2).
 */
export const commentOnDescription = defineAct({
  name: 'comment-on-description',
  input: z.object({
    /** of the description */
    id: z.uuid(),
    element: commentedElement.optional(),
    body: commentBody,
    /** who is asked; left out, it is said among those who design. A stakeholder speaks for itself */
    stakeholder: z.uuid().optional(),
  }),
  result: z.object({ commentId: z.uuid() }),
  rest: {
    method: 'POST',
    path: '/api/descriptions/{id}/comments',
    status: 201,
    summary: 'Comment on a description or one of its elements',
  },
  about: (tx, { id }) => standingOfTalk(tx, id),
  async perform(tx, { id, element, body, stakeholder }, standing) {
    const found = standing && (await findDescription(tx, id));
    if (found === undefined || standing === undefined) throw new Refusal('not-found');
    if (standing.state === 'withdrawn') throw new Refusal('wrong-state', { state: standing.state });
    const { institutionId, invitedAs } = standing;
    if (invitedAs === undefined && stakeholder !== undefined && !(await isInvited())) {
      const issues: InputIssue[] = [{ path: 'stakeholder', code: 'unknown-stakeholder', message: 'This organisation is not invited.' }];
      throw new Refusal('invalid-input', {}, { issues });
    }
    const commentId = await insertComment(tx, {
      descriptionId: id,
      institutionId,
      version: found.version,
      body,
      element,
      stakeholderId: invitedAs?.id ?? stakeholder,
      byStakeholder: invitedAs !== undefined,
    });
    const facts = { descriptionId: id, version: found.version, ...(element !== undefined && { element }) };
    return { result: { commentId }, events: [{ type: 'description-commented', institutionId, subjectId: commentId, facts }] };

    async function isInvited(): Promise<boolean> {
      return (await invitationsTo(tx, id)).some((each) => each.inForce && each.stakeholder.id === stakeholder);
    }
  },
});
