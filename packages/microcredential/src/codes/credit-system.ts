import type { Concept } from './concept.ts';

/** European Credit Transfer and Accumulation System, as listed in the EU vocabulary of education credits. */
export const ects: Concept = {
  word: 'ects',
  code: '6fcec5c5af',
  uri: 'http://data.europa.eu/snb/education-credit/6fcec5c5af',
  label: {
    en: 'European Credit Transfer and Accumulation System (ECTS)',
    de: 'Europäisches System zur Übertragung und Akkumulierung von Studienleistungen (ECTS)',
  },
};
