import { expect, test } from 'vitest';
import { awardOfHarbourEcology as award, harbourEcology } from '../fixtures/award.ts';
import { missingAnnex1, saysSomething } from './annex.ts';
import type { Award } from './award.ts';

test('a complete award lacks nothing of Annex I [UNIC-58]', () => {
  expect(missingAnnex1(award)).toEqual([]);
});

const lacking = (change: Partial<Award['description']>): Award => ({ ...award, description: { ...harbourEcology, ...change } });
test.each<[string, Award]>([
  ['learner.name', { ...award, learner: { ...award.learner, name: ' ' } }],
  ['title', lacking({ title: { en: '' } })],
  ['title', lacking({ title: { en: 'Knots', de: 'folgt noch' } })],
  ['issuer.country', { ...award, issuer: { ...award.issuer, country: 'Finland' } }],
  ['issuer.country', { ...award, issuer: { ...award.issuer, country: 'FIN' } }],
  ['provider.awardingBodies', { ...award, awardingBodies: [{ id: 'north', name: 'n/a' }] }],
  ['issuedOn', { ...award, issuedOn: '2026-02-30' }],
  [
    'outcomes',
    lacking({
      outcomes: [
        { id: 'LO1', text: 'Ties a bowline.' },
        { id: 'LO2', text: { en: 'TBD' } },
      ],
    }),
  ],
  ['workload', lacking({ workload: { ects: 0 } })],
  ['level.eqf', lacking({ level: { eqf: 9 } })],
  ['level.eqf', lacking({ level: {} })],
  ['assessment.methods', lacking({ assessment: { methods: [] } })],
  ['delivery.mode', lacking({ delivery: { mode: 'xxx' } })],
  ['quality.types', lacking({ quality: { types: ['internal-esg', '...'] } })],
])('%s is missed when it is empty, impossible or a placeholder', (key, incomplete) => {
  expect(missingAnnex1(incomplete)).toEqual([key]);
});

test('a course of a provider that is not a university may have no level', () => {
  expect(missingAnnex1(lacking({ level: {}, provider: { type: 'other' } }))).toEqual([]);
});

test('hours stand for the workload where credits cannot be given', () => {
  expect(missingAnnex1(lacking({ workload: { hoursTotal: 40 } }))).toEqual([]);
});

test.each([
  'tbd',
  'T.B.D.',
  'tba',
  'n/a',
  'N.A.',
  'TODO',
  'xxx',
  '???',
  '-',
  '…',
  '[placeholder]',
  'Lorem ipsum dolor sit amet',
  'k. A.',
  'To be confirmed',
])('“%s” says nothing', (words) => {
  expect(saysSomething(words)).toBe(false);
});

test.each(['Na', 'Test', 'Xiu', 'O', 'X-ray safety', 'none', 'Todorov', 'To be a nurse', '李', '1'])('“%s” says something', (words) => {
  expect(saysSomething(words)).toBe(true);
});
