import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { awardOfHarbourEcology as award, harbourEcology } from '../fixtures/award.ts';
import type { Award } from './award.ts';
import { check } from './check.ts';
import { contentHash } from './content-hash.ts';
import { certificateDraft } from './draft-certificate.ts';
import { readExchangeDocument } from './exchange-document.ts';
import { frameworks } from './framework.ts';

test('the draft says what the award says', () => {
  expect(certificateDraft(award)).toEqual({
    holder: { name: 'Aino Esimerkki', identifier: award.learner.identityHash },
    title: 'Harbour Ecology',
    issuer: { name: 'North Quay University', country: 'FI', legalId: 'FI-0000001' },
    awardingBodies: [
      { id: 'north', name: 'North Quay University', country: 'FI' },
      { id: 'south', name: 'University of the South Pier', country: 'PT' },
    ],
    issuedOn: '2026-12-01',
    issuedAt: 'Turku, FI',
    outcomes: ['LO1', 'LO2'],
    workload: { ects: 4, hours: 108 },
    level: { eqf: 7, cycle: 'second' },
    assessmentType: 'portfolio, oral-exam',
    participationForm: 'hybrid',
    qualityAssurance: 'internal-esg',
    participationRecorded: true,
    prerequisites: 'none',
    supervision: 'supervised-online-id',
    grade: '4',
    gradeTable: '5 / 1 / 0',
    stacking: 'standalone',
    courses: [
      {
        title: harbourEcology.title,
        language: 'en',
        ects: 4,
        teachingHours: 24,
        deliveryMode: 'hybrid',
        assessmentMode: 'portfolio, oral-exam',
        graded: true,
        grade: '4',
      },
    ],
  });
});

test('each component that the award tells apart is a course with its own result', () => {
  const components = [
    { title: 'Basins', institution: 'north', ects: 2, grade: '5' },
    { title: 'Quays', ects: 1 },
  ];
  expect(certificateDraft({ ...award, components }).courses).toEqual([
    { title: 'Basins', institution: 'north', ects: 2, grade: '5', graded: true },
    { title: 'Quays', ects: 1, graded: false },
  ]);
});

test('nothing is made up: what the award does not know is missing from the draft, and found', () => {
  const { grade: _, issuedAt: __, ...rest } = award;
  const draft = certificateDraft({ ...rest, participationRecorded: false, description: { title: 'Knots', scope: 'alliance' } });
  expect(Object.keys(draft)).not.toEqual(expect.arrayContaining(['grade']));
  const failed = frameworks.filter((framework) => {
    const { verdict } = check({ description: harbourEcology, certificate: draft }, framework, { phase: 'issuing' });
    return verdict === 'fail';
  });
  expect(failed.map(({ id }) => id)).toEqual(['eu-council-2022', 'cmf-emc', 'unic-standard-2024', 't4eu-guide']);
});

const example = new URL('../../../../shared/domain/examples/01-good-unic-joint.json', import.meta.url);
describe.skipIf(!existsSync(example))('example 01 beside the project (needs ../shared)', () => {
  test('a draft made from its description and its holder satisfies the frameworks as its own certificate does, save for what the description does not say', () => {
    const { description, certificate } = readExchangeDocument(JSON.parse(readFileSync(example, 'utf8')));
    const { id = '', name = '', country = '' } = description.provider?.lead ?? {};
    const [first, ...others] = (description.provider?.awardingBodies ?? []).map(({ id = '', name = id }) => ({ id, name }));
    const { legalId = '' } = certificate?.issuer ?? {};
    const earned: Award = {
      ...award,
      description,
      contentHash: contentHash(description),
      issuer: { id, name, country, legalId },
      awardingBodies: [first ?? { id, name }, ...others],
      issuedOn: certificate?.issuedOn ?? '',
      issuedAt: certificate?.issuedAt ?? '',
      grade: certificate?.grade ?? '',
    };
    const draft = certificateDraft(earned);
    for (const framework of frameworks) {
      const given = check({ description, certificate }, framework, { phase: 'issuing' });
      expect(given.verdict).not.toBe('fail');
      const found = check({ description, certificate: draft }, framework, { phase: 'issuing' }).findings;
      const unsaid = found.filter(({ rule }) => !given.findings.some((finding) => finding.rule === rule)).map(({ rule }) => rule);
      // how each single course was taught and assessed is not in its description
      expect(unsaid).toEqual(framework.id === 't4eu-guide' ? ['T4E-C01'] : []);
    }
    const { holder: _, gradeTable: __, qualityAssurance: ___, courses, awardingBodies, ...same } = certificate ?? {};
    expect(draft).toMatchObject(same);
    expect(draft.awardingBodies?.map((body) => body.id)).toEqual(awardingBodies?.map((body) => body.id));
    expect(draft.courses?.map((course) => course.title)).toEqual(courses?.map((course) => course.title));
  });
});
