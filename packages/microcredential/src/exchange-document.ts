import { z } from 'zod';
import { type CertificateDraft, certificateDraftSchema } from './certificate-draft.ts';
import { type Description, description } from './description.ts';
import { placeOf } from './place.ts';

/** What is passed from hand to hand: a description, and once somebody has earned it, a certificate draft. */
export type ExchangeDocument = { readonly description: Description; readonly certificate?: CertificateDraft };

/** The text is JSON, but not an exchange document. The message is one sentence that names the place. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument';
  readonly path: string;
  constructor(path: string, why: string) {
    super(`${path}: ${why}`);
    this.path = path;
  }
}

const exchangeDocument = z.looseObject({ description, certificate: certificateDraftSchema.optional() });

/** Deeper than any description is; recursion over what is deeper could exhaust the stack. */
const deepest = 32;

/**
 * Reads `{ description, certificate? }`, also when it lies under `document`.
 * Everything the document holds is kept, known or not.
 * @throws UnreadableDocument
 */
export function readExchangeDocument(json: unknown): ExchangeDocument {
  const wrapped = isObject(json) && !('description' in json) && isObject(json.document);
  const place = wrapped ? 'document' : '';
  const found = wrapped ? json.document : json;
  if (!isObject(found)) throw new UnreadableDocument('(top)', 'an exchange document is a JSON object with a member "description"');
  refuseWhatNobodyWrites(found, place);
  const read = exchangeDocument.safeParse(found);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new UnreadableDocument(placeOf(place, issue?.path ?? []) || '(top)', issue === undefined ? 'is not as expected' : whyNot(issue));
  }
  const { description: readDescription, certificate } = read.data;
  return certificate === undefined ? { description: readDescription } : { description: readDescription, certificate };
}

/** In words of our own, and without the value: it may be somebody's name. */
function whyNot(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_union') return 'must be a text, or texts by language such as { "en": "..." }';
  if (issue.code === 'invalid_type')
    return issue.message.endsWith('received undefined') ? 'is missing' : `must be of type ${issue.expected}`;
  return issue.message;
}

function refuseWhatNobodyWrites(value: unknown, path: string, depth = 0): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > deepest) throw new UnreadableDocument(path, `is nested more than ${deepest} levels deep`);
  for (const [key, member] of Object.entries(value)) {
    const here = Array.isArray(value) ? `${path}[${key}]` : placeOf(path, [key]);
    // JSON.parse makes "__proto__" an ordinary member; copying such an object elsewhere would set its prototype
    if (key === '__proto__') throw new UnreadableDocument(path || '(top)', 'has a member "__proto__", which no description has');
    refuseWhatNobodyWrites(member, here, depth + 1);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
