import { expect, test } from 'vitest';
import { awardFor } from './award-for.ts';
import { classFacts, gradedComponents } from './class-facts.ts';

const description = {
  title: { en: 'Reading River Towns' },
  provider: {
    lead: { id: 'a', name: 'University A', country: 'DE', legalId: 'VAT A' },
    partners: [{ id: 'b', country: 'ES' }],
    awardingBodies: [
      { id: 'a', name: 'University A' },
      { id: 'b', name: 'University B' },
    ],
  },
  components: [{ id: 'C1', institution: 'b', title: { en: 'Maps', de: 'Karten' }, ects: 2 }],
};
const learner = {
  row: 1,
  studentNumber: '0042',
  name: 'Mira Brandt',
  result: 'pass',
  assessedOn: '2026-11-20',
  componentGrades: { 0: '1.3' },
} as const;

test('without a certificate the description says who issues and awards, and what cannot be known stays out', () => {
  const facts = classFacts({ description });
  expect(facts).toMatchObject({
    issuer: { name: 'University A', country: 'DE', legalId: 'VAT A' },
    awardingBodies: [
      { name: 'University A', country: 'DE' },
      { name: 'University B', country: 'ES' },
    ],
    components: [{ title: 'Maps', institution: 'University B', ects: 2 }],
    participationRecorded: false,
  });
  expect('issuedAt' in facts).toBe(false);
});

test('all awarding bodies are named, also when the certificate forgot one [UNIC-62]', () => {
  expect(classFacts({ description, certificate: { awardingBodies: [{ id: 'b' }] } }).awardingBodies.map(({ name }) => name)).toEqual([
    'University B',
    'University A',
  ]);
});

test('grades of components come from the list only, never from the draft of somebody else', () => {
  const document = {
    description,
    certificate: {
      courses: [
        { title: 'Maps', grade: '5.0' },
        { title: 'More', grade: '1.0' },
      ],
    },
  };
  expect(awardFor(classFacts(document), learner).components.map(({ title, grade }) => [title, grade])).toEqual([
    ['Maps', '1.3'],
    ['More', undefined],
  ]);
  expect(gradedComponents(document)).toEqual([{ id: 'C1', titles: ['Maps', 'Karten'] }, { titles: ['More'] }]);
});

test('participation is recorded where the list has an attendance or the certificate says so [UNIC-36]', () => {
  const recorded = (attendance: number | undefined, said?: boolean) =>
    awardFor(classFacts({ description, certificate: said === undefined ? {} : { participationRecorded: said } }), {
      ...learner,
      ...(attendance !== undefined && { attendance }),
    }).participationRecorded;
  expect([recorded(80), recorded(0), recorded(undefined), recorded(undefined, true)]).toEqual([true, false, false, true]);
});

test('two learners with one student number have two different hashes, for each has a salt', () => {
  const facts = classFacts({ description });
  const [one, other] = [awardFor(facts, learner).learner, awardFor(facts, learner).learner];
  expect(one.identityHash).toMatch(/^sha256\$[0-9a-f]{64}$/);
  expect(one.identityHash).not.toBe(other.identityHash);
});
