import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { standingOfDescription } from './design.store.ts';
import { revisionsOf } from './revision.store.ts';
import { revision } from './revision.ts';

/** How often an approved description was written anew, from which version and why; the youngest first. */
export const listRevisions = defineView({
  name: 'list-revisions',
  input: z.object({ id: z.uuid() }),
  result: z.object({ revisions: z.array(revision) }),
  rest: { method: 'GET', path: '/api/descriptions/{id}/revisions', summary: 'How often a description was written anew, and why' },
  about: (tx, { id }) => standingOfDescription(tx, id),
  async look(tx, { id }, standing) {
    if (standing === undefined) throw new Refusal('not-found');
    return { revisions: await revisionsOf(tx, id) };
  },
});
