import { type Concept, codeList } from './concept.ts';
import { nameOf } from './names.ts';
import frameworks from './nqf.json' with { type: 'json' };

/** A national qualifications framework; a country has several where its regions keep their own. */
export type NqfFramework = Concept & { readonly country: string; readonly name: string };
/** A level of a national framework. */
export type NqfLevel = Concept & { readonly country: string; readonly framework: string; readonly level: string };

const uri = (code: string) => `http://data.europa.eu/snb/qdr/${code}`;
const slug = (...words: readonly string[]) => words.join(' ').toLowerCase().replaceAll(' ', '-');
/** In German and English it reads as a phrase; any other language gets the bare names, which are right in all of them. */
const inPhrase = (concept: Concept & { country: string }, language: string, bare: string) =>
  concept.label[language] ?? `${bare} (${nameOf('region', concept.country, language)})`;

/** Several countries call theirs just "NQF": a bare name is another word for a framework only where no other bears it. */
const isUnmistakable = (name: string) => frameworks.filter((other) => other.name === name).length === 1;
const isOnlyOne = (country: string) => frameworks.filter((other) => other.country === country).length === 1;

const frameworkConcepts = frameworks.map(
  ({ country, name, en, code }): NqfFramework => ({
    word: slug(country, name),
    code,
    uri: uri(code),
    country,
    name,
    get label() {
      return { en: `${en} (${name})`, de: `Qualifikationsrahmen ${name} (${nameOf('region', country, 'de')})` };
    },
  }),
);

export const nqfFrameworkList = codeList(
  frameworkConcepts,
  Object.fromEntries(frameworkConcepts.map(({ word, name }) => [word, isUnmistakable(name) ? [name] : []])),
  { labelIn: (concept, language) => inPhrase(concept as NqfFramework, language, (concept as NqfFramework).name) },
);

const levelConcepts = frameworks.flatMap(({ country, name, levels }) =>
  levels.map(([level = '', code = '']): NqfLevel => {
    const entry = /^entry ?(.*)$/.exec(level)?.[1];
    return {
      word: slug(country, name, level),
      code,
      uri: uri(code),
      country,
      framework: name,
      level,
      get label() {
        const en = entry === undefined ? `${name} level ${level}` : `${name} entry level ${entry}`;
        const de = entry === undefined ? `${name}-Niveau ${level}` : `${name}-Eingangsniveau ${entry}`;
        return { en: `${en.trim()} (${nameOf('region', country, 'en')})`, de: `${de.trim()} (${nameOf('region', country, 'de')})` };
      },
    };
  }),
);

export const nqfLevelList = codeList(
  levelConcepts,
  Object.fromEntries(
    levelConcepts.map(({ word, country, framework, level }) => [
      word,
      [...(isUnmistakable(framework) ? [`${framework} ${level}`] : []), ...(isOnlyOne(country) ? [`${country} ${level}`] : [])],
    ]),
  ),
  {
    labelIn: (concept, language) => {
      const { framework, level } = concept as NqfLevel;
      return inPhrase(concept as NqfLevel, language, `${framework} ${level}`);
    },
  },
);

export const nqfFrameworks = nqfFrameworkList.concepts;
export const nqfLevels = nqfLevelList.concepts;

/**
 * The national framework that a description names; `NQF`, which several countries say, names none.
 * @example
 * nqfFramework('DQR')?.country // 'DE'
 */
export function nqfFramework(name: string): NqfFramework | undefined {
  return nqfFrameworkList.find(name);
}

/**
 * The level of a national framework, as a description names it in two words.
 * @param framework its short name, or the country where that has one only
 * @example
 * nqfLevel('DQR', 7)?.word // 'de-dqr-7'
 */
export function nqfLevel(framework: string, level: string | number): NqfLevel | undefined {
  return nqfLevelList.find(`${framework.trim()} ${level}`);
}
