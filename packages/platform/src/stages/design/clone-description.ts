import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { findDescription, insertDescription } from './design.store.ts';

/** A new draft that says the same as a description there is, in whatever state that one is. The identifier stays with the first. */
export const cloneDescription = defineAct({
  name: 'clone-description',
  input: z.object({ id: z.uuid() }),
  result: z.object({ id: z.uuid(), state: z.literal('draft'), edit: z.number().int() }),
  rest: { method: 'POST', path: '/api/descriptions/{id}/clones', status: 201, summary: 'Start a description from another one' },
  about: (tx, input) => findDescription(tx, input.id),
  async perform(tx, input, original) {
    if (original === undefined) throw new Refusal('not-found');
    const { id: _identifier, ...content } = original.description;
    const id = randomUUID();
    await insertDescription(tx, { id, institutionId: original.institutionId, languages: original.languages, content });
    return {
      result: { id, state: 'draft' as const, edit: 0 },
      events: [
        { type: 'description-started', institutionId: original.institutionId, subjectId: id, facts: { version: 1, clonedFrom: input.id } },
      ],
    };
  },
});
