import { elementOf, textIn } from '@laurel/microcredential';
import type { Say } from '../../base/languages/message.ts';
import type { OfferNote } from './offer-note.ts';
import type { UnreadableOffer } from './unreadable-offer.ts';

/** Why nothing of a file was taken, in one sentence without a full stop. */
export function sayUnreadableOffer(say: Say, { code, words }: UnreadableOffer): string {
  return say(`offer.refused-${code}`, words);
}

/** What there is to look at after an offer was read. */
export function sayOfferNote(say: Say, { code, place = '', said = '' }: OfferNote, language: string): string {
  return say(`offer.note-${code}`, {
    place: textIn(elementOf(place)?.label, [language, 'en']) ?? partNames[place]?.[language] ?? place,
    said,
  });
}

/** Parts of an element that a note may name have no line of their own in the mask. */
const partNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'provider.lead.country': { en: 'Country', de: 'Land' },
};
