import type { Concept } from './concept.ts';

/** What the Unicode consortium's data (CLDR) has names for. */
export type Named = 'region' | 'language' | 'currency';

/**
 * How a country (`region`), a language or a currency is called in another language, as the Unicode consortium's data (CLDR) has it.
 * @example
 * nameOf('region', 'DE', 'fr') // 'Allemagne'
 */
export function nameOf(type: Named, code: string, speaker: string): string {
  return namesIn(type, speaker).of(code) ?? code;
}

/** A concept whose label is looked up when somebody reads it: hundreds of names would cost every start 20 ms. */
export function named(type: Named, concept: Omit<Concept, 'label'>): Concept {
  return {
    ...concept,
    get label() {
      return { en: nameOf(type, concept.word, 'en'), de: nameOf(type, concept.word, 'de') };
    },
  };
}

/** For `codeList`: names in any language that the data has. */
export function namedIn(type: Named): { labelIn(concept: Concept, language: string): string } {
  return { labelIn: ({ word }, language) => nameOf(type, word, language) };
}

const opened = new Map<string, Intl.DisplayNames>();

function namesIn(type: Named, speaker: string): Intl.DisplayNames {
  const key = `${type} ${speaker}`;
  const names = opened.get(key) ?? new Intl.DisplayNames([speaker, 'en'], { type });
  opened.set(key, names);
  return names;
}
