import { expect, test } from 'vitest';
import { findingsOn, harbourEcologyWith, kept, reading, rulesBrokenBy, wordsOf } from '../fixtures/harbour-ecology-with.ts';
import { codeLists, elementOf, hoursPerCredit, readExchangeDocument, textIn, UnreadableDocument } from './index.ts';

// What the UNIC standard asks of a description.
const unic = 'unic-standard-2024';

test('a topic of the alliance or one of its own is asked for, and nobody must have one [UNIC-2, UNIC-40, UNIC-82]', () => {
  expect(kept('topic', { en: 'Superdiversity' })).toEqual({ en: 'Superdiversity' });
  expect(textIn(elementOf('topic')?.help, ['en'])).toContain('one of your own');
  expect(findingsOn({ topic: undefined }, unic)).toMatchObject([{ rule: 'UNI-38', severity: 'info' }]);
});

test('the courses that it builds on are named, one by one [UNIC-10]', () => {
  expect(kept('extends', ['Marine Biology I', 'City and water'])).toEqual(['Marine Biology I', 'City and water']);
  expect(reading('extends', 'Marine Biology I')).toThrow(UnreadableDocument);
});

test('credits are required, and any number of them will do [UNIC-28]', () => {
  for (const ects of [undefined, 0])
    expect(findingsOn({ 'workload.ects': ects }, unic)).toMatchObject([{ rule: 'UNI-02', severity: 'error' }]);
  for (const ects of [0.5, 1, 30, 90]) expect(rulesBrokenBy({ 'workload.ects': ects }, unic)).toEqual([]);
});

test('it stands alone, and what does not is noted [UNIC-29]', () => {
  expect(rulesBrokenBy({ 'stacking.type': 'standalone' }, unic)).toEqual([]);
  expect(findingsOn({ 'stacking.type': 'stackable' }, unic)).toMatchObject([{ rule: 'UNI-10', severity: 'info' }]);
});

test('an offer of the alliance is extracurricular, and what is not is pointed out [UNIC-31, OFFER-28]', () => {
  for (const inclusion of ['compulsory', 'elective', 'both']) {
    expect(findingsOn({ 'curriculum.inclusion': inclusion }, unic)).toMatchObject([{ rule: 'UNI-08', severity: 'warn' }]);
    expect(findingsOn({ 'curriculum.inclusion': inclusion }, 'alliance-offer-sheet')).toMatchObject([{ rule: 'OFS-10', severity: 'warn' }]);
  }
  expect(rulesBrokenBy({ 'curriculum.inclusion': 'extracurricular' }, unic)).toEqual([]);
});

test('it is offered online, hybrid, on-site or blended, and in no other way [UNIC-37]', () => {
  expect(wordsOf('delivery-modes').sort()).toEqual(['blended', 'hybrid', 'on-site', 'online']);
  for (const mode of wordsOf('participation-forms'))
    expect(rulesBrokenBy({ 'delivery.mode': mode }, unic), mode).toEqual(wordsOf('delivery-modes').includes(mode) ? [] : ['UNI-07']);
  expect(findingsOn({ 'delivery.mode': undefined }, unic)).toMatchObject([{ rule: 'UNI-07', severity: 'error' }]);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])('the level is 6, 7 or 8 of the European Qualifications Framework [UNIC-38]: %i', (eqf) => {
  expect(codeLists['eqf-levels'].find(eqf)?.word).toBe(String(eqf));
  expect(rulesBrokenBy({ 'level.eqf': eqf }, unic)).toEqual(eqf < 6 ? ['UNI-03'] : []);
});

test.each(['lifelong-learners', 'university-employees'])(
  'lifelong learners and employees of the universities are target groups, in English and in German [UNIC-43, UNIC-45]: %s',
  (group) => {
    expect(codeLists['target-groups'].find(group)?.label).toMatchObject({
      en: expect.stringMatching(/\S/),
      de: expect.stringMatching(/\S/),
    });
    expect(kept('access.targetGroups', [group])).toEqual([group]);
    expect(rulesBrokenBy({ 'access.targetGroups': [group] }, unic)).toEqual([]);
    expect(rulesBrokenBy({ 'access.targetGroups': ['public'] }, unic)).toEqual(['UNI-12']);
  },
);

test('the module mask has outcomes, competences, content, assessment and workload, and each is required [UNIC-49]', () => {
  const blocks = { outcomes: 'UNI-20', competences: 'UNI-21', content: 'UNI-22', 'assessment.methods': 'UNI-23', workload: 'UNI-24' };
  for (const [block, rule] of Object.entries(blocks)) {
    expect(elementOf(block)?.label.en, block).toMatch(/\S/);
    const errors = findingsOn({ [block]: undefined }, unic).filter(({ severity }) => severity === 'error');
    expect(
      errors.map((error) => error.rule),
      block,
    ).toContain(rule);
  }
  expect(rulesBrokenBy({}, unic)).toEqual([]);
});

test('how many hours stand for a credit is kept with the description, and reckoned with [UNIC-95]', () => {
  const { workload = {} } = readExchangeDocument(harbourEcologyWith({ workload: { ects: 4, hoursPerEcts: 28 } })).description;
  expect(workload.hoursPerEcts).toBe(28);
  expect(hoursPerCredit(workload)).toBe(28);
  expect(reading('workload.hoursPerEcts', '28 h')).toThrow(UnreadableDocument);
});
