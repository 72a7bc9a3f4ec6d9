import type { ElementKey } from '@laurel/microcredential';
import type { OfferNote } from './offer-note.ts';

/** What a cell is asked: an element of the mask, a part of one such as `provider.lead.unit`, or a question that covers several. */
export type Asked =
  | ElementKey
  | `provider.lead.${'name' | 'unit' | 'country'}`
  | 'volume'
  | 'application'
  | 'support'
  | 'infrastructure'
  | 'quality';

/** A value for the description; `weak` gives way to what is said of that element elsewhere. */
export type Said = { readonly key: string; readonly value: unknown; readonly weak?: true };
export type AnswerRead = { readonly said: readonly Said[]; readonly notes: readonly OfferNote[] };

export const nothing: AnswerRead = { said: [], notes: [] };

export function asks(...notes: OfferNote[]): AnswerRead {
  return { said: [], notes };
}

export function says(key: string, value: unknown, ...notes: OfferNote[]): AnswerRead {
  return { said: [{ key, value }], notes };
}

export function together(...read: AnswerRead[]): AnswerRead {
  return { said: read.flatMap(({ said }) => said), notes: read.flatMap(({ notes }) => notes) };
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const bullet = /^\s*(?:[•●·▪*–-]|\d{1,2}[.)])\s+/;

/** The entries of a list: a line each, or one line with semicolons; the bullets of a word processor are no part of them. */
export function linesIn(text: string): string[] {
  // A single line with a bullet is a list of one.
  const lines = text.includes('\n') || bullet.test(text) ? text.split('\n') : text.split(';');
  return lines.map((line) => oneLine(line.replace(bullet, ''))).filter((line) => line !== '');
}

/** Whether each entry stands in a line that is marked as one. */
export function isBulleted(text: string): boolean {
  return text.split('\n').every((line) => line.trim() === '' || bullet.test(line));
}

/**
 * A short code for what has a name only.
 * @example
 * idOf('Universität Beispielstadt') // 'universitat-beispielstadt'
 */
export function idOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}
