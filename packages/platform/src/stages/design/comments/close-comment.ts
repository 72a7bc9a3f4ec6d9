import { z } from 'zod';
import { defineAct } from '../../../base/act.ts';
import { Refusal } from '../../../base/refusal.ts';
import { closeCommentNow, standingOfComment } from './comment.store.ts';

/** Those who design have done what a comment asked for, or said why not. */
export const closeComment = defineAct({
  name: 'close-comment',
  input: z.object({ id: z.uuid() }),
  result: z.object({ id: z.uuid() }),
  rest: { method: 'POST', path: '/api/comments/{id}/close', summary: 'Close a comment on a description' },
  about: (tx, { id }) => standingOfComment(tx, id),
  async perform(tx, { id }, standing) {
    if (standing === undefined || standing.answers !== null) throw new Refusal('not-found');
    if (!(await closeCommentNow(tx, id))) throw new Refusal('wrong-state', { state: 'closed' });
    const { id: descriptionId, institutionId } = standing;
    return { result: { id }, events: [{ type: 'comment-closed', institutionId, subjectId: id, facts: { descriptionId } }] };
  },
});
