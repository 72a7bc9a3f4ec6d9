import { type Description, type ElementKey, type ExchangeDocument, elementOf } from '@laurel/microcredential';
import type { Said } from './answer-read.ts';
import { elementIn, withElement } from './mask.ts';
import { findQuestion, type Heading } from './offer-heading.ts';
import { note, type OfferNote } from './offer-note.ts';
import { readAnswer } from './read-answer.ts';
import { LARGEST_DESCRIPTION, LONGEST_TEXT } from './storable.ts';
import { UnreadableOffer } from './unreadable-offer.ts';

/** What is asked by headings that a person has pointed at on the screen; an empty one is left out on purpose. */
export type OfferColumns = Readonly<Record<string, ElementKey | ''>>;
/** `language` of texts that name none */
export type OfferOptions = { readonly columns?: OfferColumns; readonly language?: string };
export type OfferRead = { readonly document: ExchangeDocument; readonly notes: readonly OfferNote[] };

/** A heading as it stands in the file, with what stands under or beside it. */
export type Entry = { readonly heading: string; readonly found: Heading | 'left-out' | undefined; readonly text: string };

/**
 * The description that these answers make. What is said first stands; what is only concluded gives way to what is said.
 * @throws UnreadableOffer where no heading is known, or a text is longer than a description may hold
 */
export function offerFrom(entries: readonly Entry[], before: readonly OfferNote[], language = 'en'): OfferRead {
  if (!entries.some(({ found }) => found !== undefined && found !== 'left-out')) throw new UnreadableOffer('nothing-known');
  const notes: OfferNote[] = [...before];
  const said: Said[] = [];
  for (const { heading, found, text } of entries) {
    if (text.trim() === '' || found === 'left-out') continue;
    if (found === undefined) {
      notes.push(note('heading', shortened(heading), text));
      continue;
    }
    if (longestIn(found, text) > LONGEST_TEXT)
      throw new UnreadableOffer('text-too-long', { place: heading.slice(0, 80), limit: LONGEST_TEXT });
    const answer = readAnswer(found.asked, text, found.language ?? language);
    said.push(...answer.said);
    notes.push(...answer.notes);
  }
  return { document: { description: descriptionOf(said, notes) }, notes };
}

/** Of a list no single line may be longer than a text. */
function longestIn(found: Heading, text: string): number {
  const isList = elementOf(found.asked)?.answer?.kind === 'lines' && text.length <= LARGEST_DESCRIPTION;
  return isList ? Math.max(...text.split('\n').map((line) => line.length)) : text.length;
}

function descriptionOf(said: readonly Said[], notes: OfferNote[]): Description {
  let description: Description = {};
  for (const { key, value, weak } of [...said.filter((each) => !each.weak), ...said.filter((each) => each.weak)]) {
    const there = elementIn(description, key);
    const texts = joinedTexts(there, value);
    if (there === undefined || texts !== undefined) description = withElement(description, key, texts ?? value) as Description;
    else if (!weak && JSON.stringify(there) !== JSON.stringify(value)) notes.push(note('twice', key, plainly(value)));
  }
  return description;
}

const isText = (value: unknown): value is Record<string, string> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same text in a further language is no second answer. */
function joinedTexts(there: unknown, value: unknown): Record<string, string> | undefined {
  if (!isText(there) || !isText(value) || Object.keys(value).some((language) => language in there)) return undefined;
  return Object.values({ ...there, ...value }).every((text) => typeof text === 'string') ? { ...there, ...value } : undefined;
}

function plainly(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function shortened(heading: string): string {
  const line = heading.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}

/** A question of a form, with the questions that begin with its words. */
export function entryOf(heading: string, text: string): Entry {
  return { heading, found: findQuestion(heading), text };
}
