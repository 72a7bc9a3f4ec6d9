import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { languageTag } from './description.ts';
import { addLanguage, standingOfDescription } from './design.store.ts';

/** More than all official languages of the Union. */
export const MOST_LANGUAGES = 30;

/** A draft is written in one more language: its forms ask for each text in that language too. */
export const speakLanguage = defineAct({
  name: 'speak-language',
  input: z.object({ id: z.uuid(), language: z.string().max(35).regex(languageTag) }),
  result: z.object({ id: z.uuid(), languages: z.array(z.string()) }),
  rest: { method: 'POST', path: '/api/descriptions/{id}/languages', summary: 'Write a description in one more language' },
  about: (tx, input) => standingOfDescription(tx, input.id),
  async perform(tx, { id, language }, standing) {
    if (standing === undefined) throw new Refusal('not-found');
    const languages = standing.state === 'draft' ? await addLanguage(tx, id, language, MOST_LANGUAGES) : undefined;
    if (languages === undefined) throw new Refusal('wrong-state', { state: standing.state });
    return {
      result: { id, languages },
      events: [{ type: 'description-language-added', institutionId: standing.institutionId, subjectId: id, facts: { language } }],
    };
  },
});
