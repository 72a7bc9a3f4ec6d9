import { expect, test } from 'vitest';
import { findingsOn, kept, reading, rulesBrokenBy, wordsOf } from '../fixtures/harbour-ecology-with.ts';
import { elementOf, textIn, UnreadableDocument } from './index.ts';

// What EMPOWER's introduction to micro-credentials asks of a description: definitions, minimum standards, volumes.

test('the needs are any of the four that the definition names [EMPOWER-3]', () => {
  expect(elementOf('need.types')?.answer).toEqual({ kind: 'choices', codes: 'need-types' });
  expect(wordsOf('need-types')).toEqual(['societal', 'personal', 'cultural', 'labour-market']);
  expect(kept('need.types', ['societal', 'cultural'])).toEqual(['societal', 'cultural']);
  expect(reading('need.types', 'societal')).toThrow(UnreadableDocument);
});

test('one takes it to do more in one’s work, or other work [EMPOWER-8]', () => {
  expect(wordsOf('purposes')).toEqual(expect.arrayContaining(['upskilling', 'reskilling']));
  expect(kept('purpose', ['upskilling', 'reskilling'])).toEqual(['upskilling', 'reskilling']);
});

test('one of its skills can be called the main one [EMPOWER-9]', () => {
  const skills = [{ uri: 'http://data.europa.eu/esco/skill/invented', title: { en: 'survey a basin' }, primary: true }];
  expect(kept('skills', skills)).toEqual(skills);
  expect(reading('skills', [{ primary: 'yes' }])).toThrow(UnreadableDocument);
});

test('there is at least one outcome, and it is asked for as what the learner does [EMPOWER-22]', () => {
  for (const framework of [
    'eu-council-2022',
    'microbol',
    'alliance-offer-sheet',
    'nl-kwaliteitskader-2025',
    't4eu-guide',
    'unic-standard-2024',
  ]) {
    const answers = { 'provider.lead.country': 'NL' };
    const errors = (outcomes: unknown) =>
      findingsOn({ ...answers, outcomes }, framework).filter(
        ({ severity, path }) => severity === 'error' && path.startsWith('description.outcomes'),
      );
    expect(errors([]), framework).toHaveLength(1);
    expect(errors([{ text: 'Plans a survey of a basin.' }]), framework).toEqual([]);
  }
  expect(textIn(elementOf('outcomes')?.help, ['en'])).toContain('beginning with what the learner does');
});

test.each([
  ['eu-council-2022', 'EUC-12'],
  ['microbol', 'MBL-08'],
])('a need is there, by the minimum standard [EMPOWER-24]: %s', (framework, rule) => {
  for (const types of [undefined, []]) expect(findingsOn({ 'need.types': types }, framework)).toMatchObject([{ rule, severity: 'error' }]);
  for (const type of ['societal', 'personal', 'cultural', 'labour-market'])
    expect(rulesBrokenBy({ 'need.types': [type] }, framework)).toEqual([]);
});

test('the Common Microcredential Framework wants 100 to 150 hours, revision and assessment among them [EMPOWER-57]', () => {
  const broken = (hoursTotal: number) => rulesBrokenBy({ 'workload.hoursTotal': hoursTotal }, 'cmf-emc');
  for (const hours of [100, 150]) expect(broken(hours)).toEqual([]);
  for (const hours of [99, 151]) expect(broken(hours)).toEqual(['CMF-01']);
  expect(rulesBrokenBy({ 'workload.includesAssessment': false }, 'cmf-emc')).toEqual(['CMF-03']);
});

test('the Common Microcredential Framework wants 4 to 6 credits [EMPOWER-58]', () => {
  for (const ects of [4, 6]) expect(rulesBrokenBy({ 'workload.ects': ects }, 'cmf-emc')).toEqual([]);
  for (const ects of [3.5, 6.5]) expect(rulesBrokenBy({ 'workload.ects': ects }, 'cmf-emc')).toEqual(['CMF-02']);
});

test.each(['eu-council-2022', 'microbol', 'ects-base-2015', 't4eu-guide', 'unic-standard-2024'])(
  'one credit is enough: %s has nothing against it [EMPOWER-59]',
  (framework) => {
    const small = { 'workload.ects': 1, 'workload.hoursTotal': 25, 'workload.teachingHours': 8 };
    expect(kept('workload.ects', 1)).toBe(1);
    expect(rulesBrokenBy(small, framework)).toEqual([]);
  },
);

test('90 credits are kept, and close to a short-cycle qualification; 60 are not [EMPOWER-60, EMPOWER-61]', () => {
  expect(kept('workload.ects', 90)).toBe(90);
  const council = (ects: number) => findingsOn({ 'workload.ects': ects, 'workload.hoursTotal': ects * 27 }, 'eu-council-2022');
  expect(council(60)).toEqual([]);
  expect(council(90)).toMatchObject([{ rule: 'EUC-16', severity: 'warn', message: expect.stringMatching(/short[- ]cycle/i) }]);
  for (const framework of ['cmf-emc', 'alliance-offer-sheet', 't4eu-guide'])
    expect(findingsOn({ 'workload.ects': 90 }, framework).map(({ path }) => path)).toContain('description.workload.ects');
});
