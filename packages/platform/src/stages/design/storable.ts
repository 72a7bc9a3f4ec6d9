import { hidesCharacters } from '../../base/plain-text.ts';
import type { InputIssue } from '../../base/refusal.ts';

/** Far more than anyone says in one element, and small enough to be shown on every page. */
export const LONGEST_TEXT = 20_000;
/** A whole description in characters of JSON. */
export const LARGEST_DESCRIPTION = 400_000;

/** Everything in a piece of a description that the house does not take, with the place of each. */
export function troublesIn(value: unknown, path: string): InputIssue[] {
  if (JSON.stringify(value ?? null).length > LARGEST_DESCRIPTION) return [issue(path, 'too_big')];
  return troublesOf(value, path);
}

function troublesOf(value: unknown, path: string): InputIssue[] {
  if (typeof value === 'string') return troubleOfText(value, path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [
    ...(Array.isArray(value) ? [] : troubleOfText(key, path)),
    ...troublesOf(member, hidesCharacters(key) ? path : `${path}.${key}`),
  ]);
}

function troubleOfText(text: string, path: string): InputIssue[] {
  if (text.length > LONGEST_TEXT) return [issue(path, 'too_big')];
  return hidesCharacters(text) ? [issue(path, 'hidden-characters')] : [];
}

function issue(path: string, code: 'too_big' | 'hidden-characters'): InputIssue {
  return { path, code, message: code === 'too_big' ? 'is too long' : 'has characters that cannot be seen' };
}
