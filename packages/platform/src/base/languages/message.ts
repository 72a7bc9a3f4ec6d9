import { type FormatXMLElementFn, IntlMessageFormat } from 'intl-messageformat';
import type english from './en.json';
import { fallbackLanguage, type Language } from './language.ts';

/** A sentence of the house: a key of `en.json`, so that a misspelt key does not compile. */
export type MessageKey = keyof (typeof english)['messages'];

export type Words = Readonly<Record<string, string | number | Date>>;

/** Says a sentence in one language. */
export type Say = (key: MessageKey, words?: Words) => string;

const compiled = new WeakMap<Language, Map<string, IntlMessageFormat>>();

function compile(language: Language, key: string): IntlMessageFormat {
  const known = compiled.get(language) ?? new Map<string, IntlMessageFormat>();
  compiled.set(language, known);
  const before = known.get(key);
  if (before) return before;
  const text = language.messages[key];
  // A catalogue that lags behind speaks English in that place: a reader can work with it, a key they cannot.
  const lags = text === undefined && language !== fallbackLanguage;
  const message = lags ? compile(fallbackLanguage, key) : new IntlMessageFormat(text ?? missing(key), language.region);
  known.set(key, message);
  return message;
}

function missing(key: string): never {
  throw new Error(`No language has the sentence "${key}"`);
}

/**
 * The voice of a language: `say(key, words)` gives the sentence, compiled once.
 * @example
 * const say = speak(german);
 * say('institutions.count', { count: 2 }); // "2 Hochschulen"
 */
export function speak(language: Language): Say {
  return (key, words) => String(compile(language, key).format(words));
}

/** Whether there is such a sentence; for keys put together from codes, such as those of problems. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(fallbackLanguage.messages, key);
}

/**
 * A sentence with marked places (`Read <link>how it works</link>.`), each filled by a function of its text.
 * The pieces come back in order, so that the sentence stays whole for whoever translates it.
 */
export function sayWith<T>(
  language: Language,
  key: MessageKey,
  places: Readonly<Record<string, string | number | FormatXMLElementFn<T, T>>>,
): readonly (string | T)[] {
  const said = compile(language, key).format<T>(places as Record<string, string | FormatXMLElementFn<T>>);
  return Array.isArray(said) ? said : [said as string | T];
}
