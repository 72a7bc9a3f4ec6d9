import type { Params } from './comparison.ts';

const placeholder = /\{([A-Za-z][A-Za-z0-9]*)\}/g;

/** The parameters that a sentence names: `Enter at least {minEcts} credits.` names `minEcts`. */
export function placeholdersIn(sentence: string): readonly string[] {
  return [...sentence.matchAll(placeholder)].map(([, name = '']) => name);
}

/** The sentence with the parameters that count; a name that is no parameter stays as it is. */
export function withParams(sentence: string, params: Params): string {
  if (!sentence.includes('{')) return sentence;
  return sentence.replace(placeholder, (written, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : written));
}
