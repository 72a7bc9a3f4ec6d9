/** What a person has to look at after an offer was read. */
export type OfferNoteCode =
  /** nobody knows what this heading asks for */
  | 'heading'
  /** a number that may be another one, or is written in words */
  | 'number'
  /** a day that may be another one */
  | 'day'
  /** neither yes nor no */
  | 'yes-no'
  /** an option that stands on no list */
  | 'option'
  /** several options where one is asked for */
  | 'one-of-several'
  /** one option that may mean several; all were taken */
  | 'all-of-it'
  /** a list with more in it than a cell can say */
  | 'list'
  /** the same thing was said before, and otherwise */
  | 'twice'
  /** taken over in another place, for want of its own */
  | 'elsewhere'
  | 'cell-error'
  | 'formula'
  | 'several-offers'
  | 'other-sheets'
  | 'letters-guessed'
  /** the file says this, a description has no place for it */
  | 'not-carried'
  /** members of a credential that nobody here knows */
  | 'unknown-members'
  /** nobody looked whether the seal holds */
  | 'seal-not-judged';

/** `place` is the key of an element, or the heading as it stands in the file; `said` what stands there, not longer than a line. */
export type OfferNote = { readonly code: OfferNoteCode; readonly place?: string; readonly said?: string };

const longestSaid = 200;

/** A note, with what was said cut to what can be shown. */
export function note(code: OfferNoteCode, place?: string, said?: string): OfferNote {
  const line = said?.replace(/\s+/g, ' ').trim();
  return {
    code,
    ...(place !== undefined && { place }),
    ...(line !== undefined && line !== '' && { said: line.length > longestSaid ? `${line.slice(0, longestSaid)}…` : line }),
  };
}
