import type { InputIssue } from '../../base/refusal.ts';

/** Far more than anyone says in one element, and small enough to be shown on every page. */
export const LONGEST_TEXT = 20_000;
/** A whole description in characters of JSON. */
const LARGEST = 400_000;

// Controls (but for tabs and line breaks) and the embedding, overriding and isolating marks of Unicode TR9 make a text look like another one.
const hidden = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;

/** Everything in a piece of a description that the house does not take, with the place of each. */
export function troublesIn(value: unknown, path: string): InputIssue[] {
  if (JSON.stringify(value ?? null).length > LARGEST) return [issue(path, 'too_big')];
  return troublesOf(value, path);
}

function troublesOf(value: unknown, path: string): InputIssue[] {
  if (typeof value === 'string') return troubleOfText(value, path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [
    ...(Array.isArray(value) ? [] : troubleOfText(key, path)),
    ...troublesOf(member, hidden.test(key) ? path : `${path}.${key}`),
  ]);
}

function troubleOfText(text: string, path: string): InputIssue[] {
  if (text.length > LONGEST_TEXT) return [issue(path, 'too_big')];
  return hidden.test(text) ? [issue(path, 'hidden-characters')] : [];
}

function issue(path: string, code: 'too_big' | 'hidden-characters'): InputIssue {
  return { path, code, message: code === 'too_big' ? 'is too long' : 'has characters that cannot be seen' };
}
