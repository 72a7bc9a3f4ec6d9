import { z } from 'zod';
import { defineAct } from '../../../base/act.ts';
import { Refusal } from '../../../base/refusal.ts';
import { findDescription } from '../design.store.ts';
import { insertComment, standingOfComment } from './comment.store.ts';
import { commentBody } from './comment.ts';

/** A comment is answered, by those who design or by the stakeholder with whom it is talked about. */
export const answerComment = defineAct({
  name: 'answer-comment',
  input: z.object({
    /** of the comment */
    id: z.uuid(),
    body: commentBody,
  }),
  result: z.object({ commentId: z.uuid() }),
  rest: { method: 'POST', path: '/api/comments/{id}/answers', status: 201, summary: 'Answer a comment on a description' },
  about: (tx, { id }) => standingOfComment(tx, id),
  async perform(tx, { id, body }, standing) {
    const found = standing && (await findDescription(tx, standing.id));
    if (found === undefined || standing === undefined || standing.answers !== null) throw new Refusal('not-found');
    if (standing.closed) throw new Refusal('wrong-state', { state: 'closed' });
    const { id: descriptionId, institutionId } = standing;
    const commentId = await insertComment(tx, {
      descriptionId,
      institutionId,
      version: found.version,
      body,
      answers: id,
      stakeholderId: standing.with ?? undefined,
      byStakeholder: standing.invitedAs !== undefined,
    });
    return {
      result: { commentId },
      events: [{ type: 'comment-answered', institutionId, subjectId: commentId, facts: { descriptionId, comment: id } }],
    };
  },
});
