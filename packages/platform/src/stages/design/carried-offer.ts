import { type Description, description, type ElementKey, type ExchangeDocument } from '@laurel/microcredential';
import type { InputIssue } from '../../base/refusal.ts';
import { languageTag } from './description.ts';
import { readExchangeInput } from './exchange-input.ts';
import { elementIn, withElement } from './mask.ts';
import { answerOf } from './section.ts';
import { LARGEST_DESCRIPTION, troublesIn } from './storable.ts';

/** An offer travels with the page it is shown on, since nothing of it is stored here. */
export function carry(document: ExchangeDocument): string {
  return Buffer.from(JSON.stringify(document)).toString('base64url');
}

/**
 * The offer that came back with a form.
 * @throws Refusal when it is no exchange document any more; SyntaxError when it is not even JSON
 */
export function readCarried(text: string): ExchangeDocument {
  return readExchangeInput(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
}

/** More languages than an offer is written in; each is a field of every text. */
const MOST_LANGUAGES = 6;

/** The languages its texts are written in, those of the title first, and the reader's own. */
export function languagesOfOffer(content: Description, keys: readonly ElementKey[], reader: string): readonly string[] {
  const written = [content.title, ...keys.flatMap((key) => textsIn(key, elementIn(content, key)))].flatMap((text) =>
    typeof text === 'object' && text !== null ? Object.keys(text) : [],
  );
  const known = [...new Set(written)].filter((tag) => languageTag.test(tag));
  return [...new Set([...known.slice(0, MOST_LANGUAGES - 1), reader])];
}

/** The languages that a form was drawn in, which it names itself: its fields are read as they were shown. */
export function readLanguages(text: string, reader: string): readonly string[] {
  const given = [...new Set(text.split(' '))].filter((tag) => languageTag.test(tag)).slice(0, MOST_LANGUAGES);
  return given.length === 0 ? [reader] : given;
}

function textsIn(key: ElementKey, value: unknown): readonly unknown[] {
  const answer = answerOf(key);
  if (answer.kind === 'text') return [value];
  if (answer.kind !== 'rows' && answer.kind !== 'group') return [];
  const parts = Object.entries(answer.parts).filter(([, part]) => part.answer.kind === 'text');
  const rows = Array.isArray(value) ? value : [value];
  return rows.flatMap((row) => parts.map(([name]) => (typeof row === 'object' && row !== null ? row[name] : undefined)));
}

/** The offer with elements said anew (`null` takes one away), and what of them cannot be taken. */
export function withElements(
  document: ExchangeDocument,
  elements: Readonly<Record<string, unknown>>,
): { readonly document: ExchangeDocument; readonly issues: readonly InputIssue[] } {
  const content = Object.entries(elements).reduce(
    (before, [key, value]) => withElement(before, key, value ?? undefined),
    document.description as Readonly<Record<string, unknown>>,
  );
  const read = description.safeParse(content);
  const changed = { ...document, description: content as Description };
  if (!read.success)
    return { document, issues: read.error.issues.map(({ path, code, message }) => ({ path: path.join('.'), code, message })) };
  const issues = Object.entries(elements).flatMap(([key, value]) => troublesIn(value, key));
  if (issues.length > 0 || JSON.stringify(changed).length <= LARGEST_DESCRIPTION) return { document: changed, issues };
  return { document, issues: [{ path: '', code: 'too_big', message: 'is too long' }] };
}
