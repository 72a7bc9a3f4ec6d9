import { existsSync, readFileSync } from 'node:fs';
import { createSigner, generateKey, writeOpenBadge } from '@laurel/credential';
import type { Award } from '@laurel/microcredential';
import { describe, expect, test } from 'vitest';
import heat from '../../../../../examples/heat-and-health.json' with { type: 'json' };
import { readOffer } from './read-offer.ts';

const of = (json: unknown, name?: string) => readOffer(Buffer.from(JSON.stringify(json)), name);

test('an exchange document comes back whole, whatever its file is called, and asks nothing', async () => {
  const { document, notes } = await of(heat, 'heat.docx');
  expect([document.description, notes]).toEqual([heat.description, []]);
});

function ownBadge() {
  const { controller } = createSigner(generateKey());
  const award = {
    description: heat.description,
    awardingBodies: [{ name: 'Riverton University', country: 'DE', id: controller }],
    issuer: { name: 'Riverton University', country: 'DE' },
    learner: { name: 'Mira Brandt' },
    issuedOn: '2026-11-20',
    participationRecorded: false,
    components: [],
  } as unknown as Award;
  return writeOpenBadge(award, { id: 'urn:uuid:3f0f3e7a-6f0c-4b6e-9d4e-0c6a5f3d2b11', issuer: controller, validFrom: '2026-11-20' });
}

test('an Open Badge says what it carries of the offer, and that it says no more', async () => {
  const { document, notes } = await of(ownBadge());
  const { description } = document;
  const texts = (outcomes: readonly { text?: unknown }[] = []) =>
    outcomes.map(({ text }) => Object.values(text as Record<string, string>)[0]);
  expect(texts(description.outcomes)).toEqual(texts(heat.description.outcomes));
  expect(description.workload?.ects).toBe(heat.description.workload.ects);
  expect(description.level?.eqf).toBe(heat.description.level.eqf);
  expect(description.assessment?.methods?.toSorted()).toEqual(heat.description.assessment.methods.toSorted());
  expect(description.provider?.awardingBodies).toMatchObject([{ name: 'Riverton University' }]);
  expect(JSON.stringify(description)).not.toContain('Mira Brandt');
  expect(notes.map(({ place }) => place)).toContain('application.channels');
});

test('a badge of ours to which somebody has added members says the same, and they are named', async () => {
  const own = ownBadge();
  const before = await of(own);
  const achievement = { ...own.credentialSubject.achievement, colour: 'green' };
  const more = {
    ...own,
    '@context': [...own['@context'], 'https://x.example/context.json'],
    credentialSubject: { ...own.credentialSubject, achievement, hobby: 'chess' },
  };
  const after = await of(more);
  expect(after.document).toEqual(before.document);
  expect(after.notes).toEqual([
    { code: 'unknown-members', said: 'credentialSubject.hobby, credentialSubject.achievement.colour' },
    ...before.notes,
  ]);
});

test('what calls itself an Open Badge and is none is refused', async () => {
  await expect(of({ type: ['VerifiableCredential', 'OpenBadgeCredential'] })).rejects.toMatchObject({ code: 'credential' });
  await expect(of({ anything: 1 })).rejects.toMatchObject({ code: 'exchange-document' });
});

const concept = (id: string, en: string) => ({ id, type: 'Concept', prefLabel: { en } });

test('a qualification of the European Learning Model is read by the addresses of its concepts', async () => {
  const { document, notes } = await of({
    type: 'Qualification',
    title: { en: 'Reading a City', de: ['Stadt lesen'] },
    learningOutcome: [{ title: { en: 'Reads a city' }, relatedESCOSkill: { id: 'http://data.europa.eu/esco/skill/x' } }],
    creditPoint: { framework: concept('http://data.europa.eu/snb/education-credit/6fcec5c5af', 'ECTS'), point: '1.5' },
    volumeOfLearning: 'PT40H',
    eqfLevel: concept('http://data.europa.eu/snb/eqf/6', 'Level 6'),
    mode: concept('http://data.europa.eu/snb/learning-assessment/e92d221e4d', 'Blended'),
    language: [concept('http://publications.europa.eu/resource/authority/language/DEU', 'German')],
    entryRequirement: { noteLiteral: { en: 'None' } },
    isPartOf: { type: 'Qualification' },
    targetGroup: concept('urn:x', 'Astronauts'),
  });
  expect(document.description).toEqual({
    title: { en: 'Reading a City', de: 'Stadt lesen' },
    outcomes: [{ id: 'LO1', text: { en: 'Reads a city' }, esco: ['http://data.europa.eu/esco/skill/x'] }],
    workload: { ects: 1.5, hoursTotal: 40 },
    level: { eqf: 6 },
    languages: ['de'],
    delivery: { mode: 'blended' },
    access: { prerequisites: { en: 'None' } },
    stacking: { type: 'stackable' },
  });
  expect(notes).toContainEqual({ code: 'option', place: 'access.targetGroups', said: 'Astronauts' });
});

const samples = new URL('../../../../../../shared/standards/elm/samples/', import.meta.url);
describe.skipIf(!existsSync(samples))('the official samples (needs ../shared)', () => {
  test.each(['v2023-06/Sample-MC-Annex1-unsigned.jsonld', 'v2023-06/Sample-MC-Annex1-signed.jsonld'])('%s is read', async (name) => {
    const { document, notes } = await readOffer(readFileSync(new URL(name, samples)), name);
    expect(document.description).toMatchObject({
      title: { en: expect.stringMatching(/\S/) },
      workload: { ects: 2 },
      level: { eqf: 6 },
      languages: ['en'],
      assessment: { supervision: 'unsupervised-no-id' },
      delivery: { mode: 'blended' },
      provider: { lead: { name: 'University of Zed', country: 'IE' }, awardingBodies: [{ name: 'University of Zed' }] },
      access: { prerequisites: { en: expect.stringContaining('EU Login') } },
    });
    expect(document.description.outcomes?.length).toBeGreaterThan(1);
    expect(notes.some(({ code }) => code === 'seal-not-judged')).toBe(name.includes('-signed'));
  });

  test.each(['AA-Annex1-MC-unsigned.json', 'AA-Annex1-MC-signed.jsonld'])('%s is read', async (name) => {
    const { document } = await readOffer(readFileSync(new URL(name, samples)), name);
    expect(document.description).toMatchObject({ provider: { awardingBodies: [{ name: 'Learning Provider', country: 'IE' }] } });
    expect(document.description.title).toBeDefined();
    expect(document.description.workload?.ects).toBeGreaterThan(0);
  });
});
