import type { Concept } from './concept.ts';

/**
 * How a country (`region`) or a language is called in another language, as the Unicode consortium's data (CLDR) has it.
 * @example
 * nameOf('region', 'DE', 'fr') // 'Allemagne'
 */
export function nameOf(type: 'region' | 'language', code: string, speaker: string): string {
  return namesIn(type, speaker).of(code) ?? code;
}

/** A concept whose label is looked up when somebody reads it: hundreds of names would cost every start 20 ms. */
export function named(type: 'region' | 'language', concept: Omit<Concept, 'label'>): Concept {
  return {
    ...concept,
    get label() {
      return { en: nameOf(type, concept.word, 'en'), de: nameOf(type, concept.word, 'de') };
    },
  };
}

const opened = new Map<string, Intl.DisplayNames>();

function namesIn(type: 'region' | 'language', speaker: string): Intl.DisplayNames {
  const key = `${type} ${speaker}`;
  const names = opened.get(key) ?? new Intl.DisplayNames([speaker, 'en'], { type });
  opened.set(key, names);
  return names;
}
