/** What was taken out of a text, by the code of the sentence that says so. */
export type Cleaning = 'bidi-removed' | 'control-removed' | 'invisible-removed' | 'line-break-replaced';

const bidi = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;
const control = /\p{Cc}/gu;
const invisible =
  /\u00AD|\u034F|[\u115F\u1160\u17B4\u17B5]|[\u180B-\u180D]|[\u180E\u200B\u2060-\u2064\u206A-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu;
/** Joiners belong to Persian, Urdu and the scripts of India; elsewhere they only make two equal names differ. */
const strayJoiner =
  /(?<![\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Tibetan}])[\u200C\u200D]+/gu;

/**
 * Text as it may stand in a credential: NFC (UAX 15), without characters that control or hide, in single spaces.
 * Composition and spaces change nothing that a reader sees and are not reported; everything else is.
 * @example
 * cleanText('Ta\u0008b') // { text: 'Tab', cleanings: ['control-removed'] }
 */
export function cleanText(raw: string): { readonly text: string; readonly cleanings: readonly Cleaning[] } {
  const cleanings: Cleaning[] = [];
  const without = (text: string, pattern: RegExp, cleaning: Cleaning, put = '') => {
    const left = text.replace(pattern, put);
    if (left !== text) cleanings.push(cleaning);
    return left;
  };
  let text = without(raw, bidi, 'bidi-removed');
  text = without(trimPlain(text), breaks, 'line-break-replaced', ' ');
  text = without(text, control, 'control-removed');
  text = without(without(text, invisible, 'invisible-removed'), strayJoiner, 'invisible-removed');
  return {
    text: text
      .replace(/\p{Surrogate}/gu, '\uFFFD')
      .normalize('NFC')
      .replace(/\s+/gu, ' ')
      .trim(),
    cleanings: [...new Set(cleanings)],
  };
}

/** Line ends and spaces around a value come from copying, not from the learner: they go without a word. */
function trimPlain(text: string): string {
  return text.trim();
}
