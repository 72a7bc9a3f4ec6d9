import { description, type ExchangeDocument, readExchangeDocument, UnreadableDocument } from '@laurel/microcredential';
import { type InputIssue, Refusal } from '../../base/refusal.ts';
import { troublesIn } from './storable.ts';

/**
 * An exchange document as somebody sent it, `{ description, certificate? }`, also under `document`.
 * @throws Refusal that names every place of the description that cannot be read, is too long or hides characters
 */
export function readExchangeInput(document: unknown): ExchangeDocument {
  const read = readOrRefuse(document);
  const troubles = troublesIn(read.description, 'document.description');
  if (troubles.length > 0) throw new Refusal('invalid-input', {}, { issues: troubles });
  return read;
}

function readOrRefuse(document: unknown): ExchangeDocument {
  try {
    return readExchangeDocument(document);
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
