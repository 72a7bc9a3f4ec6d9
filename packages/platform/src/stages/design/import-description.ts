import { randomUUID } from 'node:crypto';
import { type Description, description, readExchangeDocument, UnreadableDocument } from '@laurel/microcredential';
import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { findInstitution } from '../../base/people/people.store.ts';
import { type InputIssue, Refusal } from '../../base/refusal.ts';
import { languageTag } from './description.ts';
import { insertDescription } from './design.store.ts';
import { troublesIn } from './storable.ts';

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
    const content = read(input.document);
    const id = randomUUID();
    await insertDescription(tx, { id, institutionId: institution.id, languages: languagesOf(content, tx.language), content });
    return {
      result: { id, state: 'draft' as const, edit: 0 },
      events: [{ type: 'description-started', institutionId: institution.id, subjectId: id, facts: { version: 1, imported: true } }],
    };
  },
});

/** @throws Refusal that names every place that cannot be read */
function read(document: unknown): Description {
  try {
    const { description: content } = readExchangeDocument(document);
    const troubles = troublesIn(content, 'document.description');
    if (troubles.length > 0) throw new Refusal('invalid-input', {}, { issues: troubles });
    return content;
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    throw new Refusal('invalid-input', {}, { issues: issuesOf(document, error) });
  }
}

function issuesOf(document: unknown, error: UnreadableDocument): InputIssue[] {
  const first = { path: `document.${error.path}`, code: 'unreadable', message: error.message };
  // What nests too deep or names a prototype is not looked at any further.
  if (!/\.|^description$/.test(error.path) || !/must be|is missing/.test(error.message)) return [first];
  const found = (document as { document?: unknown; description?: unknown }).description;
  const all = description.safeParse(found).error?.issues ?? [];
  const issues = all.slice(0, 50).map((issue) => ({
    path: ['document.description', ...issue.path.map(String)].join('.'),
    code: 'unreadable',
    message: 'cannot be read',
  }));
  return issues.length > 0 ? issues : [first];
}

/** The languages that the texts are written in, and one more where there is only one: the reader's, or English. */
function languagesOf(content: Description, reader: string): string[] {
  const texts = [content.title, content.shortDescription, ...(content.outcomes ?? []).map((outcome) => outcome.text)];
  const written = texts.flatMap((text) => (typeof text === 'object' ? Object.keys(text) : [])).filter((tag) => languageTag.test(tag));
  const known = [...new Set(written)].slice(0, 12);
  return known.length > 1 ? known : [...new Set([...known, reader, 'en', 'de'])].slice(0, 2);
}
