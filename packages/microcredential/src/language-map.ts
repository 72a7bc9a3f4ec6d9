import { z } from 'zod';

/** Text by BCP 47 language tag: `{ en: 'City lab', de: 'Stadtlabor' }`. */
export type LanguageMap = Readonly<Record<string, string>>;

/** A text that is either written in one unnamed language or given by language tag. */
export type Text = string | LanguageMap;

export const text = z.union([z.string(), z.record(z.string(), z.string())]);

/**
 * The text in the first wanted language that has it, else in the first language there is.
 * @returns `undefined` when no language has any text
 * @example
 * textIn({ de: 'Stadtlabor', en: 'City lab' }, ['en']) // 'City lab'
 */
export function textIn(value: Text | undefined, wanted: readonly string[] = []): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  for (const language of [...wanted, ...Object.keys(value)]) {
    const found = value[language];
    if (found !== undefined && found.trim() !== '') return found;
  }
  return undefined;
}
