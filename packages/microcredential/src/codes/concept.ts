import type { LanguageMap } from '../language-map.ts';

/**
 * One entry of a code list.
 * @property word what a description writes for it: `portfolio`
 * @property code what the list writes for it: `4f03b91c0e`
 * @property uri its name on the web
 */
export type Concept = { readonly word: string; readonly code: string; readonly uri: string; readonly label: LanguageMap };

/** A code list that finds its concepts by any of the names they go by. */
export type CodeList<C extends Concept = Concept> = { readonly concepts: readonly C[]; find(name: string | number): C | undefined };

/** Where the concepts are named for which Europe keeps no list. The one place to change when the house moves. */
export const ownConcepts = 'https://w3id.org/laurel/concept';

/**
 * Makes a code list. A concept is found by its word, by another word for it, by its code and by its URI, in whatever case and with spaces,
 * hyphens or underscores; a code or URI that several words share finds none of them, rather than one that might be wrong.
 * @param alsoWritten other words by the word they stand for
 */
export function codeList<C extends Concept>(
  concepts: readonly C[],
  alsoWritten: Readonly<Record<string, readonly string[]>> = {},
): CodeList<C> {
  const byName = new Map<string, C>();
  const shared = new Set<string>();
  for (const concept of concepts) {
    for (const name of [concept.code, concept.uri].map(plain)) {
      if (byName.has(name)) shared.add(name);
      byName.set(name, concept);
    }
  }
  for (const name of shared) byName.delete(name);
  for (const concept of concepts) {
    for (const word of [concept.word, ...(alsoWritten[concept.word] ?? [])]) byName.set(plain(word), concept);
  }
  return { concepts, find: (name) => byName.get(plain(String(name))) };
}

function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
}
