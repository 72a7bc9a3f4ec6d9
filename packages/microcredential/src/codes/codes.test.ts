import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assessmentType, assessmentTypes } from './assessment-type.ts';
import { type Concept, codeList, ownConcepts } from './concept.ts';
import { countries, country } from './country.ts';
import { ects } from './credit-system.ts';
import { eqfLevel, eqfLevels } from './eqf-level.ts';
import { language, languageList, languages } from './language.ts';
import { nameOf } from './names.ts';
import { participationForm, participationForms } from './participation-form.ts';
import { qualificationCycle, qualificationCycles } from './qualification-cycle.ts';
import { qualityAssurance, qualityAssurances } from './quality-assurance.ts';
import { stackabilities, stackability } from './stackability.ts';
import { supervision, supervisions } from './supervision.ts';

const lists: [string, readonly Concept[], (word: string) => Concept | undefined][] = [
  ['assessment-types', assessmentTypes, assessmentType],
  ['modes-of-learning-and-assessment', participationForms, participationForm],
  ['supervision-verification', supervisions, supervision],
  ['accreditation-types', qualityAssurances, qualityAssurance],
  ['stackability', stackabilities, stackability],
  ['qf-ehea-cycles', qualificationCycles, qualificationCycle],
  ['eqf-levels', eqfLevels, eqfLevel],
  ['countries-nal', countries, country],
  ['languages-nal', languages, language],
  ['education-credit-systems', [ects], () => ects],
];

describe.each(lists)('%s', (list, concepts, find) => {
  test('every concept is found by its word and named in English and German', () => {
    for (const concept of concepts) {
      expect(find(concept.word)).toBe(concept);
      expect(find(` ${concept.word.toUpperCase()} `)).toBe(concept);
      expect(concept.label).toMatchObject({ en: expect.stringMatching(/\S/), de: expect.stringMatching(/\S/) });
    }
  });

  const file = new URL(`../../../../../shared/standards/elm/codes/${list}.csv`, import.meta.url);
  test.skipIf(!existsSync(file))('its codes and URIs are those of the European list, or ours (needs ../shared)', () => {
    const text = readFileSync(file, 'utf8');
    const strange = concepts.filter(({ uri, code }) => !(uri.startsWith(ownConcepts) || text.includes(`${uri},${code},`)));
    expect(strange).toEqual([]);
  });
});

test.each([
  [assessmentType('written examination'), '6e6cb2cc78'],
  [assessmentType('Final Exam'), 'final-exam'],
  [assessmentType('http://data.europa.eu/snb/assessment/b1b68f6735'), 'b1b68f6735'],
  [participationForm('on-campus'), '9191af2ed9'],
  [qualificationCycle('second'), 'second-cycle'],
  [stackability('integrated'), 'integrated-stackable'],
  [country('xk'), '1A0'],
  [country('EL'), 'GRC'],
  [language('de-AT'), 'DEU'],
  [eqfLevel(6), '6'],
])('what people write finds its concept: %j', (concept, code) => {
  expect(concept?.code).toBe(code);
});

test.each([assessmentType('juggling'), country('ZZ'), eqfLevel(9), eqfLevel(6.5), language(''), qualificationCycle('constructor')])(
  'what is on no list finds nothing',
  (concept) => {
    expect(concept).toBeUndefined();
  },
);

test('a code that two words share finds neither, rather than the wrong one', () => {
  expect(supervision('supid')).toBeUndefined();
  expect(supervision('http://data.europa.eu/snb/supervision-verification/70be69aaf9')).toBeUndefined();
  const twins = codeList(['a', 'b', 'c'].map((word) => ({ word, code: 'same', uri: word, label: {} })));
  expect(twins.find('same')).toBeUndefined();
  expect(twins.find('b')?.word).toBe('b');
});

test('countries and languages are called in whatever language is asked for', () => {
  expect(nameOf('region', 'DE', 'fr')).toBe('Allemagne');
  expect(nameOf('language', 'bg', 'pl')).toBe('bułgarski');
});

test('Montenegrin is not called Serbian', () => {
  expect(language('cnr')?.label).toEqual({ en: 'Montenegrin', de: 'Montenegrinisch' });
  expect(['de', 'fr'].map((tag) => languageList.labelIn(language('cnr') ?? languages[0] ?? ects, tag))).toEqual([
    'Montenegrinisch',
    'Montenegrin',
  ]);
});
