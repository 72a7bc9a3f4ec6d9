import { z } from 'zod';
import { defineView } from '../../../base/act.ts';
import { Refusal } from '../../../base/refusal.ts';
import { standingOfDescription } from '../design.store.ts';
import { commentsOn } from './comment.store.ts';
import { comment } from './comment.ts';

/** What was said about a description while it is designed, the youngest first. */
export const listComments = defineView({
  name: 'list-comments',
  input: z.object({ id: z.uuid() }),
  result: z.object({ comments: z.array(comment), authors: z.array(z.uuid()) }),
  rest: { method: 'GET', path: '/api/descriptions/{id}/comments', summary: 'What was said about a description while it is designed' },
  about: (tx, { id }) => standingOfDescription(tx, id),
  async look(tx, { id }, standing) {
    if (standing === undefined) throw new Refusal('not-found');
    return commentsOn(tx, id);
  },
  showsPersons: (_input, { authors }) => [...new Set(authors)],
});
