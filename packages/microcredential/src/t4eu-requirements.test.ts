import { describe, expect, test } from 'vitest';
import { findingsOn, kept, reading, rulesBrokenBy, wordsOf } from '../fixtures/harbour-ecology-with.ts';
import { codeLists, elementOf, totalHours, UnreadableDocument } from './index.ts';

// What the T4EU guide asks of a description: its definition, its questions and answers, and its template.
const guide = 't4eu-guide';

test('the programme of lifelong learning that it belongs to has a place in words [T4EU-1]', () => {
  expect(kept('curriculum.programme', { en: 'Ports for everybody' })).toEqual({ en: 'Ports for everybody' });
  expect(reading('curriculum.programme', 7)).toThrow(UnreadableDocument);
});

test('it answers a need of the labour market or of society, with evidence in words [T4EU-2]', () => {
  for (const types of [['labour-market'], ['societal'], ['personal', 'societal']])
    expect(rulesBrokenBy({ 'need.types': types }, guide)).toEqual([]);
  for (const types of [undefined, [], ['personal', 'cultural']]) expect(rulesBrokenBy({ 'need.types': types }, guide)).toEqual(['T4E-31']);
  expect(kept('need.rationale', { en: 'A survey of forty employers, 2025' })).toEqual({ en: 'A survey of forty employers, 2025' });
});

test('the occupations it prepares for are named, one by one [T4EU-3]', () => {
  const occupations = ['http://data.europa.eu/esco/occupation/invented', 'harbour ecologist'];
  expect(kept('occupations', occupations)).toEqual(occupations);
  expect(reading('occupations', 'harbour ecologist')).toThrow(UnreadableDocument);
});

test('credits, where there are any, are between 1 and 30 in halves [T4EU-5]', () => {
  const broken = (ects: number) => rulesBrokenBy({ 'workload.ects': ects, 'workload.hoursTotal': ects * 25 }, guide);
  for (const ects of [1, 1.5, 2, 29.5, 30]) expect(broken(ects)).toEqual([]);
  for (const ects of [0.5, 30.5, 60]) expect(broken(ects)).toEqual(['T4E-02']);
  for (const ects of [1.25, 3.1]) expect(broken(ects)).toEqual(['T4E-03']);
  const without = findingsOn({ 'workload.ects': undefined }, guide);
  expect(without.every(({ severity }) => severity === 'warn')).toBe(true);
});

test.each([
  ['t4eu-guide', 30, 'T4E-02', 'maxEcts'],
  ['alliance-offer-sheet', 15, 'OFS-11', 'maxEcts'],
  ['cmf-emc', 6, 'CMF-02', 'maxEcts'],
  ['eu-council-2022', 89.5, 'EUC-16', 'shortCycleWarnEcts'],
])(
  'a volume above what a framework calls small is reported, also where a university draws the line lower [T4EU-7]: %s',
  (framework, most, rule, param) => {
    const broken = (ects: number, params: Record<string, number> = {}) =>
      rulesBrokenBy({ 'workload.ects': ects }, framework, { phase: 'design', params });
    expect(broken(most)).not.toContain(rule);
    expect(broken(most + 0.5)).toContain(rule);
    expect(broken(5, { [param]: 4.5 })).toContain(rule);
  },
);

test('it is for lifelong learning or part of a BA or MA programme, and for any of the groups that the guide names [T4EU-8]', () => {
  expect(wordsOf('curriculum-placements')).toEqual(expect.arrayContaining(['LLL', 'BA', 'MA', 'other']));
  for (const placement of ['LLL', 'BA', 'MA']) expect(rulesBrokenBy({ 'curriculum.placement': placement }, guide)).toEqual([]);
  for (const placement of [undefined, 'kindergarten'])
    expect(rulesBrokenBy({ 'curriculum.placement': placement }, guide)).toEqual(['T4E-33']);
  expect(elementOf('access.targetGroups')?.answer).toEqual({ kind: 'choices', codes: 'target-groups' });
  const groups = ['ba-students', 'ma-students', 'professionals', 'adult-learners'];
  expect(wordsOf('target-groups')).toEqual(expect.arrayContaining(groups));
  expect(kept('access.targetGroups', groups)).toEqual(groups);
  expect(kept('access.targetGroupComment', { en: 'Also fishers' })).toEqual({ en: 'Also fishers' });
});

test('hours in class and hours outside of it are kept apart, and both count to the total [T4EU-26]', () => {
  expect([kept('workload.teachingHours', 36), kept('workload.outOfClassHours', 99)]).toEqual([36, 99]);
  expect(totalHours({ teachingHours: 36, outOfClassHours: 99 })).toBe(135);
  // What is written as the total counts; one half alone is no total.
  expect(totalHours({ teachingHours: 36, outOfClassHours: 99, hoursTotal: 140 })).toBe(140);
  expect(totalHours({ teachingHours: 36 })).toBeUndefined();
});

test('a credit is about 25 hours, a tenth more or less, or as a university has set it [T4EU-25]', () => {
  const broken = (hours: number, params: Record<string, number> = {}) =>
    rulesBrokenBy({ 'workload.ects': 4, 'workload.hoursTotal': hours }, guide, { params });
  for (const hours of [90, 100, 110]) expect(broken(hours)).toEqual([]);
  for (const hours of [89, 111, 120]) expect(broken(hours)).toEqual(['T4E-05']);
  for (const hours of [79, 121]) expect(broken(hours)).toEqual(['T4E-04', 'T4E-05']);
  expect(broken(120, { hoursPerEctsMin: 27, hoursPerEctsMax: 33 })).toEqual([]);
  expect(broken(100, { hoursPerEctsMin: 27, hoursPerEctsMax: 33 })).toEqual(['T4E-05']);
});

test.each([
  ['face-to-face', 'on-site'],
  ['blended', 'blended'],
  ['online', 'online'],
])('no mode of delivery is prescribed: %s will do [T4EU-27]', (said, mode) => {
  expect(codeLists['participation-forms'].find(said)?.word).toBe(mode);
  expect(rulesBrokenBy({ 'delivery.mode': mode }, guide)).toEqual([]);
});

describe('the template', () => {
  test('asks for the faculty, department or other structure [T4EU-44]', () => {
    expect(rulesBrokenBy({ 'provider.lead.unit': undefined }, guide)).toEqual(['T4E-11']);
    expect(kept('provider.lead.unit', 'Marine Biology')).toBe('Marine Biology');
  });

  test.each([
    ['title', 'T4E-12'],
    ['shortDescription', 'T4E-13'],
  ])('asks for title and short description, in as many languages as one likes [T4EU-45, T4EU-46]: %s', (path, rule) => {
    const words = { en: 'Harbour', bg: 'Пристанище', el: 'Λιμάνι' };
    expect(kept(path, words)).toEqual(words);
    expect(reading(path, ['Harbour'])).toThrow(UnreadableDocument);
    for (const nothing of [undefined, '', { en: ' ' }]) expect(rulesBrokenBy({ [path]: nothing }, guide)).toEqual([rule]);
  });

  test('asks for the target group: any of a list, and words beside it [T4EU-47]', () => {
    for (const nothing of [undefined, []]) expect(rulesBrokenBy({ 'access.targetGroups': nothing }, guide)).toEqual(['T4E-14']);
    expect(kept('access.targetGroups', ['professionals', 'public'])).toEqual(['professionals', 'public']);
    expect(kept('access.targetGroupComment', { bg: 'и рибари' })).toEqual({ bg: 'и рибари' });
  });

  test('asks for the languages of instruction, by their codes [T4EU-48]', () => {
    for (const nothing of [undefined, []]) expect(rulesBrokenBy({ languages: nothing }, guide)).toEqual(['T4E-15']);
    expect(elementOf('languages')?.answer).toEqual({ kind: 'choices', codes: 'languages' });
    for (const tag of ['bg', 'et', 'sl', 'de-AT']) expect(codeLists.languages.find(tag.split('-')[0] ?? '')?.label.en).toMatch(/\S/);
    expect(codeLists.languages.find('tongue')).toBeUndefined();
  });

  test('asks for credits, in steps of a half [T4EU-49]', () => {
    expect(kept('workload.ects', 2.5)).toBe(2.5);
    expect(rulesBrokenBy({ 'workload.ects': 2.5, 'workload.hoursTotal': 62.5 }, guide)).toEqual([]);
    expect(rulesBrokenBy({ 'workload.ects': 2.4, 'workload.hoursTotal': 60 }, guide)).toEqual(['T4E-03']);
    expect(rulesBrokenBy({ 'workload.ects': undefined }, guide)).toEqual(['T4E-01', 'T4E-16']);
  });

  test('asks for the greatest number of participants, a whole number of one or more [T4EU-50]', () => {
    expect(rulesBrokenBy({ 'access.maxParticipants': undefined }, guide)).toEqual(['T4E-17']);
    for (const most of [0, 12.5]) expect(rulesBrokenBy({ 'access.maxParticipants': most }, guide)).toEqual(['T4E-26']);
    expect(rulesBrokenBy({ 'access.maxParticipants': 1 }, guide)).toEqual([]);
    expect(reading('access.maxParticipants', 'twenty')).toThrow(UnreadableDocument);
  });

  test.each([
    ['literature', 'T4E-18'],
    ['people.lecturers', 'T4E-22'],
  ])('points out where literature or lecturers are missing [T4EU-51, T4EU-55]: %s', (path, rule) => {
    expect(findingsOn({ [path]: [] }, guide)).toMatchObject([{ rule, severity: 'warn' }]);
    expect(kept(path, ['one', 'another'])).toEqual(['one', 'another']);
  });

  test.each([
    ['obligations', 'T4E-19'],
    ['competences', 'T4E-20'],
  ])('asks what participants have to do and which competences they acquire [T4EU-52, T4EU-53]: %s', (path, rule) => {
    expect(kept(path, { en: 'Eighty per cent of the sessions' })).toEqual({ en: 'Eighty per cent of the sessions' });
    for (const nothing of [undefined, '', { en: '' }]) expect(rulesBrokenBy({ [path]: nothing }, guide)).toEqual([rule]);
  });

  test('asks for at least one course leader [T4EU-54]', () => {
    for (const nobody of [undefined, [], ['']]) expect(rulesBrokenBy({ 'people.leaders': nobody }, guide)).toEqual(['T4E-21']);
    expect(rulesBrokenBy({ 'people.leaders': ['Prof. Esimerkki', 'Dr. Exemplo'] }, guide)).toEqual([]);
  });

  test('asks when and how often it is offered [T4EU-56]', () => {
    expect(kept('delivery.time', { en: 'Once a semester' })).toEqual({ en: 'Once a semester' });
    expect(rulesBrokenBy({ 'delivery.time': undefined }, guide)).toEqual(['T4E-23']);
  });

  test('asks for the mode of delivery, and understands F2F, online and hybrid [T4EU-57]', () => {
    const modes = ['F2F', 'online', 'hybrid'].map((said) => codeLists['participation-forms'].find(said)?.word ?? '');
    expect(modes).toEqual(['on-site', 'online', 'hybrid']);
    for (const mode of modes) expect(rulesBrokenBy({ 'delivery.mode': mode }, guide)).toEqual([]);
    for (const mode of [undefined, 'by-post']) expect(rulesBrokenBy({ 'delivery.mode': mode }, guide)).toEqual(['T4E-24']);
  });
});
