import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { markPublicationWithdrawn, standingOfPublication } from './publication.store.ts';

/** A micro-credential leaves the catalogue. Its address stays and says so; whoever takes part goes on. */
export const withdrawPublication = defineAct({
  name: 'withdraw-publication',
  input: z.object({ descriptionId: z.uuid() }),
  result: z.object({ descriptionId: z.uuid(), slug: z.string() }),
  rest: { method: 'POST', path: '/api/descriptions/{descriptionId}/publication/withdrawal', summary: 'Withdraw a micro-credential' },
  about: (tx, input) => standingOfPublication(tx, input.descriptionId),
  async perform(tx, { descriptionId }, publication) {
    if (publication === undefined) throw new Refusal('not-found');
    if (!(await markPublicationWithdrawn(tx, descriptionId))) throw new Refusal('wrong-state', { state: 'withdrawn' });
    const { slug, institutionId } = publication;
    return {
      result: { descriptionId, slug },
      events: [{ type: 'publication-withdrawn', institutionId, subjectId: descriptionId, facts: { slug } }],
    };
  },
});
