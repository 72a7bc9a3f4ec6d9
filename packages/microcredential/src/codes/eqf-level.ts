import { type Concept, codeList } from './concept.ts';

/** The eight levels of the European Qualifications Framework. */
export const eqfLevelList = codeList(
  [1, 2, 3, 4, 5, 6, 7, 8].map(
    (level): Concept => ({
      word: String(level),
      code: String(level),
      uri: `http://data.europa.eu/snb/eqf/${level}`,
      label: { en: `EQF level ${level}`, de: `EQR-Niveau ${level}` },
    }),
  ),
);

export const eqfLevels = eqfLevelList.concepts;

/**
 * The EQF level that a description names by its number.
 * @example
 * eqfLevel(7)?.uri // 'http://data.europa.eu/snb/eqf/7'
 */
export function eqfLevel(level: number | string): Concept | undefined {
  return eqfLevelList.find(level);
}
