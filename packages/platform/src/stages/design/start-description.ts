import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { findInstitution } from '../../base/people/people.store.ts';
import { oneLine } from '../../base/plain-text.ts';
import { Refusal } from '../../base/refusal.ts';
import { languageTag } from './description.ts';
import { insertDescription } from './design.store.ts';

/** A course leader begins to describe a micro-credential: with its title, and the one or two languages it is written in to begin with. */
export const startDescription = defineAct({
  name: 'start-description',
  input: z.object({
    institutionId: z.uuid(),
    title: oneLine(2, 300),
    /** BCP 47; the main language */
    language: z.string().regex(languageTag),
    /** where it is written in two to begin with; more can be added at any time */
    otherLanguage: z.string().regex(languageTag).optional(),
  }),
  result: z.object({ id: z.uuid(), state: z.literal('draft'), edit: z.number().int() }),
  rest: { method: 'POST', path: '/api/descriptions', status: 201, summary: 'Start the description of a micro-credential' },
  async perform(tx, input) {
    const institution = await findInstitution(tx, input.institutionId);
    if (institution === undefined) throw new Refusal('not-found');
    const id = randomUUID();
    const lead = { id: institution.id, name: institution.name, country: institution.country };
    await insertDescription(tx, {
      id,
      institutionId: institution.id,
      languages: [...new Set([input.language, input.otherLanguage ?? input.language])],
      content: { title: { [input.language]: input.title }, provider: { type: 'hei', lead, awardingBodies: [lead] } },
    });
    return {
      result: { id, state: 'draft' as const, edit: 0 },
      events: [{ type: 'description-started', institutionId: institution.id, subjectId: id, facts: { version: 1, imported: false } }],
    };
  },
});
