import type { Language } from './language.ts';

/** How one language writes numbers, dates, lists and the names of countries and languages. */
export type Writing = {
  readonly number: (value: number) => string;
  readonly date: (day: Date | string) => string;
  readonly time: (moment: Date) => string;
  readonly list: (names: readonly string[]) => string;
  readonly country: (code: string) => string;
  readonly language: (tag: string) => string;
  readonly bytes: (count: number) => string;
  /** Compares names as this language sorts them. */
  readonly compare: (a: string, b: string) => number;
};

const known = new Map<string, Writing>();

/** The writing of a language, made once for each time zone: making an `Intl` object costs more than using it a hundred times. */
export function writingOf(language: Language, timeZone = 'UTC'): Writing {
  const key = `${language.tag} ${timeZone}`;
  const writing = known.get(key) ?? makeWriting(language.region, timeZone);
  known.set(key, writing);
  return writing;
}

/** The name of a language; a tag that follows no rule is its own name. */
function nameOf(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function makeWriting(tag: string, timeZone: string): Writing {
  const numbers = new Intl.NumberFormat(tag);
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone });
  // A calendar day has no zone: written in that of the house, a day would slip by one west of Greenwich.
  const calendarDays = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const times = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'long', timeZone });
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
  const countries = new Intl.DisplayNames(tag, { type: 'region', fallback: 'code' });
  const tongues = new Intl.DisplayNames(tag, { type: 'language', fallback: 'code' });
  const kilobytes = new Intl.NumberFormat(tag, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
  const collator = new Intl.Collator(tag, { sensitivity: 'base', numeric: true });
  return {
    number: (value) => numbers.format(value),
    date: (day) => (typeof day === 'string' && day.length === 10 ? calendarDays : days).format(new Date(day)),
    time: (moment) => times.format(moment),
    list: (names) => lists.format(names),
    country: (code) => countries.of(code) ?? code,
    language: (of) => nameOf(tongues, of),
    bytes: (count) => kilobytes.format(count / 1000),
    compare: collator.compare,
  };
}
