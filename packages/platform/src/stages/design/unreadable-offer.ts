import type { FileWords, UnreadableFileCode } from '../../base/office-files/unreadable-file.ts';

/** Why nothing of a file is taken: each is one sentence under `offer.refused-…`. */
export type OfferRefusalCode =
  | UnreadableFileCode
  | 'empty'
  | 'too-large'
  | 'old-or-locked'
  | 'stopped'
  | 'not-an-offer'
  | 'nothing-known'
  | 'text-too-long'
  | 'json'
  | 'exchange-document'
  | 'credential'
  | 'came-back-damaged';

/** Nothing of the file is taken. `cause` is the reader's own error where it says more, as of JSON. */
export class UnreadableOffer extends Error {
  override readonly name = 'UnreadableOffer';
  readonly code: OfferRefusalCode;
  readonly words: FileWords;

  constructor(code: OfferRefusalCode, words: FileWords = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
    this.words = words;
  }
}
