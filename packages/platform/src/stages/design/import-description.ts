import { randomUUID } from 'node:crypto';
import type { Description } from '@laurel/microcredential';
import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { findInstitution } from '../../base/people/people.store.ts';
import { Refusal } from '../../base/refusal.ts';
import { languageTag } from './description.ts';
import { insertDescription } from './design.store.ts';
import { readExchangeInput } from './exchange-input.ts';

/** A description that exists elsewhere comes in as an exchange document. All of it is kept, known here or not; a certificate in it is left out. */
export const importDescription = defineAct({
  name: 'import-description',
  input: z.object({
    institutionId: z.uuid(),
    /** `{ "description": { ... } }` */
    document: z.unknown(),
  }),
  result: z.object({ id: z.uuid(), state: z.literal('draft'), edit: z.number().int() }),
  rest: { method: 'POST', path: '/api/descriptions/imports', status: 201, summary: 'Import a description from an exchange document' },
  async perform(tx, input) {
    const institution = await findInstitution(tx, input.institutionId);
    if (institution === undefined) throw new Refusal('not-found');
    const { description: content } = readExchangeInput(input.document);
    const id = randomUUID();
    await insertDescription(tx, { id, institutionId: institution.id, languages: languagesOf(content, tx.language), content });
    return {
      result: { id, state: 'draft' as const, edit: 0 },
      events: [{ type: 'description-started', institutionId: institution.id, subjectId: id, facts: { version: 1, imported: true } }],
    };
  },
});

/** The languages that the texts are written in, and one more where there is only one: the reader's, or English. */
function languagesOf(content: Description, reader: string): string[] {
  const texts = [content.title, content.shortDescription, ...(content.outcomes ?? []).map((outcome) => outcome.text)];
  const written = texts.flatMap((text) => (typeof text === 'object' ? Object.keys(text) : [])).filter((tag) => languageTag.test(tag));
  const known = [...new Set(written)].slice(0, 12);
  return known.length > 1 ? known : [...new Set([...known, reader, 'en', 'de'])].slice(0, 2);
}
