import { type LanguageMap, textIn } from '../language-map.ts';
import labelsOfEurope from './european-labels.json' with { type: 'json' };
import { readerLanguage } from './reader-language.ts';

/**
 * One entry of a code list.
 * @property word what a description writes for it: `portfolio`
 * @property code what the list writes for it: `4f03b91c0e`
 * @property uri its name on the web
 * @property comment `required` where whoever chooses it has to say more, such as which other funding it is
 */
export type Concept = {
  readonly word: string;
  readonly code: string;
  readonly uri: string;
  readonly label: LanguageMap;
  readonly comment?: 'required';
};

/** A code list that finds its concepts by any of the names they go by. */
export type CodeList<C extends Concept = Concept> = {
  readonly concepts: readonly C[];
  find(name: string | number): C | undefined;
  /** what a concept is called in a language, or in English where the list has no other name; never throws */
  labelIn(concept: Concept, languageTag: string): string;
  /** other words that find a concept */
  alsoWritten(concept: Concept): readonly string[];
};

/** Where the concepts are named for which Europe keeps no list. The one place to change when the house moves. */
export const ownConcepts = 'https://w3id.org/laurel/concept';

/** Makes the concepts of a vocabulary of Europass: English and German in our words, other languages as the vocabulary has them. */
export function european(scheme: string): (word: string, code: string, en: string, de: string) => Concept {
  const others: Readonly<Record<string, LanguageMap>> = labelsOfEurope;
  return (word, code, en, de) => ({
    word,
    code,
    uri: `http://data.europa.eu/snb/${scheme}/${code}`,
    label: { en, de, ...others[`${scheme}/${code}`] },
  });
}

/** Makes the concepts of a question that Europe keeps no list for. */
export function own(scheme: string): (word: string, en: string, de: string, more?: Pick<Concept, 'comment'>) => Concept {
  return (word, en, de, more) => ({ word, code: word, uri: `${ownConcepts}/${scheme}/${word}`, label: { en, de }, ...more });
}

type Naming = {
  /** what a concept is called in a language that its label need not have */
  readonly labelIn?: (concept: Concept, language: string) => string;
  /** `false` where the other words are names that several concepts may bear: they are for looking, and do not find one concept */
  readonly findsAlsoWritten?: boolean;
};

/**
 * Makes a code list. A concept is found by its word, by another word for it, by its code and by its URI, in whatever case and with spaces,
 * hyphens or underscores; a code or URI that several words share finds none of them, rather than one that might be wrong.
 * @param alsoWritten other words by the word they stand for
 */
export function codeList<C extends Concept>(
  concepts: readonly C[],
  alsoWritten: Readonly<Record<string, readonly string[]>> = {},
  { labelIn = inLabel, findsAlsoWritten = true }: Naming = {},
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
  const others = ({ word }: Concept) => (Object.hasOwn(alsoWritten, word) ? (alsoWritten[word] ?? []) : []);
  for (const concept of concepts) {
    for (const word of [concept.word, ...(findsAlsoWritten ? others(concept) : [])]) byName.set(plain(word), concept);
  }
  return {
    concepts,
    find: (name) => byName.get(plain(String(name))),
    labelIn: (concept, languageTag) => labelIn(concept, readerLanguage(languageTag)),
    alsoWritten: others,
  };
}

function inLabel({ label, word }: Concept, language: string): string {
  const spoken = language.split('-')[0] ?? language;
  return textIn(label, [language, spoken, 'en']) ?? word;
}

function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
}
