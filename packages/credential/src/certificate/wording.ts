import { readdirSync, readFileSync } from 'node:fs';
import { type Concept, textIn } from '@laurel/microcredential';

type WordingFile = {
  readonly locale: string;
  readonly words: Readonly<Record<string, string>>;
  readonly codes: Readonly<Record<string, string>>;
};

/** The words of the certificate in one language. A language is one file in `wording/`. */
export type Wording = {
  readonly language: string;
  say(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** in the singular, dual or plural that the language wants for this number */
  count(key: string, count: number): string;
  /** what people say for a word of a code list, as the list has it; any other word stays as it is */
  label(word: string, list: (word: string) => Concept | undefined): string;
  day(isoDay: string): string;
  percent(of100: number): string;
  countryName(alpha2: string): string;
  languageName(tag: string): string;
  list(names: readonly string[]): string;
  /** with a capital first letter, as a fact begins */
  capital(text: string): string;
};

const folder = new URL('./wording/', import.meta.url);

/** The languages in which a certificate can be drawn. */
export function certificateLanguages(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -5))
    .sort();
}

const wordings = new Map<string, Wording>();

/** @throws RangeError for a language without a file */
export function wordingIn(language: string): Wording {
  const known = wordings.get(language);
  if (known) return known;
  if (!certificateLanguages().includes(language)) throw new RangeError(`no certificate wording in ${language}`);
  const { locale, words } = JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8')) as WordingFile;
  const made = wording(language, locale, words);
  wordings.set(language, made);
  return made;
}

/**
 * A text runs from the side from which its first letter does (UAX #9, rule P2); a sentence of ours begins at the left also where it begins
 * with a name that runs from the right. All languages of the certificate are written from the left.
 */
function fromTheLeft(sentence: string): string {
  return /^\P{L}*(?:\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko})/u.test(sentence)
    ? `\u200E${sentence}`
    : sentence;
}

function wording(language: string, locale: string, words: WordingFile['words']): Wording {
  const plurals = new Intl.PluralRules(locale);
  // A calendar day has no time zone; formatting it in UTC keeps it the same day everywhere.
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  const languages = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
  const lists = new Intl.ListFormat(locale);
  const say: Wording['say'] = (key, values = {}) => {
    const sentence = words[key];
    if (sentence === undefined) throw new RangeError(`no words for ${key} in ${language}`);
    return fromTheLeft(sentence.replace(/\{(\w+)\}/gu, (placeholder, name: string) => String(values[name] ?? placeholder)));
  };
  return {
    language,
    say,
    count: (key, count) =>
      say(`${key}.${words[`${key}.${plurals.select(count)}`] === undefined ? 'other' : plurals.select(count)}`, { count }),
    label: (word, list) => textIn(list(word)?.label, [language, 'en']) ?? word,
    day: (isoDay) => {
      const date = new Date(`${isoDay.slice(0, 10)}T00:00:00Z`);
      return Number.isNaN(date.getTime()) ? isoDay : days.format(date);
    },
    percent: (of100) => percents.format(of100 / 100),
    countryName: (alpha2) => (/^[A-Za-z]{2}$/u.test(alpha2) ? (countries.of(alpha2.toUpperCase()) ?? alpha2) : alpha2),
    languageName: (tag) => nameOrTag(languages, tag),
    list: (names) => lists.format(names),
    capital: (text) => text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(locale)),
  };
}

function nameOrTag(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag; // already a name, as the description has it
  }
}
