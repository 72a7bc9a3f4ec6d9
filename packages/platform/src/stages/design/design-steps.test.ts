import type { Description } from '@laurel/microcredential';
import { expect, test } from 'vitest';
import { designSteps } from './design-steps.ts';
import { workedExamples } from './worked-examples/worked-examples.ts';

const whole = workedExamples[0]?.document.description ?? {};
type Entries = NonNullable<NonNullable<Description['process']>['steps']>;
const step = (word: string, content: Description, entries: Entries = []) => {
  const found = designSteps({ ...content, process: { steps: entries } }).find((each) => each.word === word);
  if (found === undefined) throw new Error(`There is no step ${word}`);
  return found;
};
const without = (...members: string[]): Description =>
  Object.fromEntries(Object.entries(whole).filter(([member]) => !members.includes(member)));
const says = { en: 'Asked twelve employers' };
const evidence = ['https://riverton.example/survey', 'Minutes of 3 March'];

test('the thirteen steps stand in their order, and of an empty description none is recorded', () => {
  const steps = designSteps({});
  expect(steps.map(({ word }) => word)).toEqual([
    'analyse',
    'select',
    'describe',
    'redesign',
    'arrange',
    'create',
    'combine',
    'describe-assessment',
    'pilot',
    'collect-feedback',
    'iterate',
    'celebrate',
    'complete',
  ]);
  expect(new Set(steps.map(({ state }) => state))).toEqual(new Set(['open', 'optional']));
});

test('the need is analysed when it is said who was asked, for whom it is, and where that can be read [EMPOWER-29]', () => {
  expect(step('analyse', whole, [{ step: 'analyse', says, evidence }])).toMatchObject({ state: 'recorded', missing: [], lacks: undefined });
  expect(step('analyse', whole, [{ step: 'analyse', says }])).toMatchObject({ state: 'begun', lacks: 'evidence' });
  expect(step('analyse', whole, [{ step: 'analyse', evidence: [' '] }])).toMatchObject({ entries: [], lacks: 'evidence' });
  expect(step('analyse', without('need'), [{ step: 'analyse', says, evidence }]).missing).toEqual([['need.types'], ['need.rationale']]);
  const noGroup = { ...whole, access: { ...whole.access, targetGroups: [] } };
  expect(step('analyse', noGroup, [{ step: 'analyse', says, evidence }]).missing).toEqual([['access.targetGroups']]);
});

test('something is selected when a topic, skills or existing courses are named, and the decision to go on is written down [EMPOWER-30]', () => {
  const decided = [{ step: 'select', on: '2026-03-09', says: { en: 'We go on.' } }];
  expect(step('select', { topic: { en: 'Superdiversity' } }, decided).state).toBe('recorded');
  expect(step('select', { skills: [{ title: { en: 'mapping' } }] }, decided).state).toBe('recorded');
  expect(step('select', { extends: ['Marine Biology I'] }, decided)).toMatchObject({ state: 'recorded', answered: ['extends'] });
  expect(step('select', {}, decided)).toMatchObject({ state: 'begun', missing: [['topic', 'skills', 'extends']] });
  expect(step('select', { topic: { en: 'Superdiversity' } })).toMatchObject({ state: 'begun', lacks: 'entry' });
});

test('it is described when the outcomes and every element that Annex I asks for are drafted [EMPOWER-31]', () => {
  expect(step('describe', whole)).toMatchObject({ state: 'recorded', missing: [] });
  expect(step('describe', without('outcomes'))).toMatchObject({ state: 'begun', missing: [['outcomes']] });
  expect(step('describe', { ...whole, title: { en: 'tbd' } }).missing).toEqual([['title']]);
});

test('a design says what learners do and how; where a course is used again, what becomes of it is written down, as often as need be [EMPOWER-32]', () => {
  const alone = without('extends');
  expect(step('redesign', alone).state).toBe('recorded');
  expect(step('redesign', { ...alone, delivery: {} })).toMatchObject({ state: 'begun', missing: [['delivery.mode']] });
  const again = { ...alone, extends: ['Marine Biology I'] };
  expect(step('redesign', again)).toMatchObject({ state: 'begun', lacks: 'entry' });
  const rounds = [
    { step: 'redesign', says: { en: 'The lectures stay, the laboratory moves online.' } },
    { step: 'redesign', says: { en: 'Less reading.' } },
  ];
  expect(step('redesign', again, rounds)).toMatchObject({ state: 'recorded', entries: rounds });
});

test('partners, staff, times, equipment and funding are arranged, and each that is not is named [EMPOWER-33]', () => {
  expect(step('arrange', whole)).toMatchObject({ state: 'recorded', missing: [] });
  expect(whole.provision).toBe('joint');
  const nobody = { ...whole, people: {}, provider: { ...whole.provider, partners: [] } };
  expect(step('arrange', nobody).missing).toEqual([['provider.partners'], ['people.leaders'], ['people.lecturers']]);
  const nothing = { ...whole, delivery: { mode: 'online' }, infrastructure: {}, funding: {} };
  expect(step('arrange', nothing).missing).toEqual([
    ['delivery.time', 'delivery.schedule', 'delivery.startDate'],
    ['infrastructure.learners', 'infrastructure.teachers'],
    ['funding.types'],
  ]);
  // Whoever does it alone arranges no partners.
  expect(step('arrange', { ...nobody, provision: 'single' }).missing.flat()).not.toContain('provider.partners');
});

test('the learning materials are produced when it is written down where they lie [EMPOWER-34]', () => {
  expect(step('create', whole).state).toBe('open');
  expect(step('create', whole, [{ step: 'create', says: { en: 'Six units' } }])).toMatchObject({ state: 'begun', lacks: 'evidence' });
  expect(step('create', whole, [{ step: 'create', evidence: ['https://lms.riverton.example/course/7'] }]).state).toBe('recorded');
});

test('what an import calls a step otherwise, or says of none, is kept and counts for none', () => {
  const odd = [
    { step: 'celebration', says },
    { says, evidence },
    { step: 'ANALYSE', says, evidence },
  ];
  expect(designSteps({ process: { steps: odd } }).filter(({ entries }) => entries.length > 0)).toMatchObject([{ word: 'analyse' }]);
});
