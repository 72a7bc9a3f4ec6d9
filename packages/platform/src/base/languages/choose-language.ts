import { fallbackLanguage, findLanguage, type Language } from './language.ts';

/** The cookie that keeps a reader's choice. It holds a language tag and nothing about the person. */
export const languageCookie = 'language';

const LONGEST_HEADER = 1_000;

export type Wish = {
  /** `?language=de`: asked for on this page, now. */
  readonly asked?: string | undefined;
  readonly cookie?: string | undefined;
  /** `Accept-Language`, RFC 9110 §12.5.4. */
  readonly accepted?: string | undefined;
  /** What this house speaks where nobody asks for anything else. */
  readonly house?: string | undefined;
};

/** The language to answer in: what was asked for, else what was chosen before, else the best the browser accepts, else that of the house. */
export function chooseLanguage(wish: Wish): Language {
  return named(wish.asked) ?? named(wish.cookie) ?? bestAccepted(wish.accepted) ?? named(wish.house) ?? fallbackLanguage;
}

function named(tag: string | undefined): Language | undefined {
  return tag === undefined ? undefined : findLanguage(tag);
}

function bestAccepted(header: string | undefined): Language | undefined {
  if (!header) return undefined;
  return header
    .slice(0, LONGEST_HEADER)
    .split(',')
    .map((range, position) => ({ ...readRange(range), position }))
    .filter((range) => range.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.position - b.position)
    .map((range) => lookUp(range.tag))
    .find((language) => language !== undefined);
}

function readRange(range: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
  const weight = parameters.find((parameter) => /^q=/i.test(parameter));
  const number = weight === undefined ? 1 : Number(weight.slice(2));
  return { tag, weight: Number.isFinite(number) ? Math.min(Math.max(number, 0), 1) : 0 };
}

/** RFC 4647 §3.4: `de-AT-1996` falls back to `de-AT`, then `de`. */
function lookUp(tag: string): Language | undefined {
  const parts = tag.split('-');
  for (let length = parts.length; length > 0; length -= 1) {
    const found = findLanguage(parts.slice(0, length).join('-'));
    if (found) return found;
  }
  return undefined;
}
