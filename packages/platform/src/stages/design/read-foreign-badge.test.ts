import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readExchangeInput } from './exchange-input.ts';
import { readOffer } from './read-offer.ts';
import { UnreadableOffer } from './unreadable-offer.ts';

const of = (json: unknown) => readOffer(Buffer.from(JSON.stringify(json)), 'badge.json');
const contexts = ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'];
const type = ['VerifiableCredential', 'OpenBadgeCredential'];

/** As universities of the Netherlands write them: members of their own, several types, Markdown, an odd language tag. */
const dutch = {
  '@context': [...contexts, 'https://badges.riverton.example/contexts/education.json'],
  id: 'https://badges.riverton.example/credentials/7',
  type,
  issuer: {
    id: 'https://badges.riverton.example/issuers/3',
    type: ['Profile'],
    name: 'Hogeschool Riverton',
    image: { id: 'https://badges.riverton.example/logo.png', type: 'Image' },
    address: { type: ['Address'], addressCountry: 'Nederland', addressCountryCode: 'NL' },
  },
  validFrom: '2026-08-30T00:00:00Z',
  credentialSubject: {
    id: 'https://badges.riverton.example/learners/mira-brandt',
    type: ['AchievementSubject'],
    identifier: [{ type: 'IdentityObject', hashed: false, identityHash: 'Mira Brandt', identityType: 'name' }],
    achievement: {
      id: 'https://badges.riverton.example/achievements/44',
      type: ['Achievement', 'RivertonAchievement'],
      name: 'Wandelen met data',
      description: 'Over **kaarten** en wat ze verzwijgen',
      criteria: { narrative: 'Een kaart maken en verdedigen' },
      inLanguage: 'nl_NL',
      alignment: [
        { type: ['Alignment'], targetType: 'ext:EQF', targetName: 'EQF niveau 6', targetCode: '6', targetUrl: 'https://x.example/eqf' },
        { type: ['Alignment'], targetType: 'ext:QualityAssurance', targetName: 'Toets', targetUrl: 'https://quality.example/AV-1' },
        {
          type: ['Alignment'],
          targetType: 'ext:ESCOAlignment',
          targetName: 'kaarten lezen',
          targetUrl: 'http://data.europa.eu/esco/skill/1337',
        },
      ],
      participationType: 'blended',
      assessmentType: 'portfolio',
      identityChecked: true,
      supervisionType: 'onsite with identity verification',
      ECTS: 2.5,
      educationProgramIdentifier: '56823',
    },
  },
};

test('a badge with members of another house is read by those that are known, and the others are named', async () => {
  const { document, notes } = await of(dutch);
  expect(document.description).toEqual({
    title: { nl: 'Wandelen met data' },
    shortDescription: { nl: 'Over **kaarten** en wat ze verzwijgen' },
    skills: [{ uri: 'http://data.europa.eu/esco/skill/1337', title: { nl: 'kaarten lezen' } }],
    level: { eqf: 6 },
    languages: ['nl'],
    assessment: {
      criteria: { nl: 'Een kaart maken en verdedigen' },
      idVerification: true,
      supervision: 'supervised-onsite-id',
      methods: ['portfolio'],
    },
    quality: { publicUrl: 'https://quality.example/AV-1' },
    provider: {
      lead: { id: 'hogeschool-riverton', name: 'Hogeschool Riverton', country: 'NL' },
      awardingBodies: [{ id: 'hogeschool-riverton', name: 'Hogeschool Riverton', country: 'NL' }],
    },
    workload: { ects: 2.5 },
    delivery: { mode: 'blended' },
  });
  expect(notes).toContainEqual({ code: 'unknown-members', said: 'credentialSubject.achievement.educationProgramIdentifier' });
  expect(JSON.stringify([document, notes])).not.toMatch(/mira/i);
});

test('what may mean two things is asked: two forms of participation, and credit hours that may be of any country', async () => {
  const { achievement } = dutch.credentialSubject;
  const { ECTS: _ects, ...rest } = achievement;
  const subject = { ...dutch.credentialSubject, achievement: { ...rest, participationType: 'onsite or blended', creditsAvailable: 4 } };
  const { document, notes } = await of({ ...dutch, credentialSubject: subject });
  expect([document.description.workload, document.description.delivery]).toEqual([undefined, undefined]);
  expect(notes).toContainEqual({ code: 'one-of-several', place: 'delivery.mode', said: 'onsite or blended' });
  expect(notes).toContainEqual({ code: 'number', place: 'workload.ects', said: '4' });
});

test('a badge of the first version of the data model, with another context, a picture as an address, and a unit that made it', async () => {
  const { document, notes } = await of({
    '@context': ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context.json'],
    type: 'OpenBadgeCredential',
    issuer: { id: 'did:key:z6Mk', type: 'Profile', name: 'Riverton University', image: 'https://riverton.example/logo.png' },
    issuanceDate: '2026-01-01T00:00:00Z',
    name: 'Field work',
    credentialSubject: {
      type: 'AchievementSubject',
      achievement: {
        type: 'Achievement',
        name: 'Field work',
        description: 'Field work',
        achievementType: 'Course',
        criteria: { id: 'https://riverton.example/criteria' },
        creator: {
          type: 'Profile',
          name: 'Department of Geography',
          parentOrg: { type: 'Profile', name: 'Riverton University', address: { addressCountry: 'Germany' } },
        },
        alignment: { targetType: 'ceasn:Competency', targetName: 'Survey a site', targetUrl: 'https://skills.example/7' },
      },
    },
    proof: { type: 'Ed25519Signature2020' },
  });
  expect(document.description).toMatchObject({
    title: { en: 'Field work' },
    assessment: { criteria: { en: 'https://riverton.example/criteria' } },
    skills: [{ uri: 'https://skills.example/7', title: { en: 'Survey a site' } }],
    provider: { lead: { name: 'Riverton University', unit: 'Department of Geography' }, awardingBodies: [{ name: 'Riverton University' }] },
  });
  expect(document.description.shortDescription).toBeUndefined();
  expect(notes.map(({ code }) => code)).toContain('seal-not-judged');
  expect(notes.map(({ code }) => code)).not.toContain('unknown-members');
});

test('an issuer that is an address, texts in several languages, and outcomes of their own', async () => {
  const { document } = await of({
    type,
    issuer: 'https://riverton.example',
    credentialSubject: [
      {
        achievement: {
          name: { en: 'Heat', el: 'Ζέστη' },
          description: [
            { '@value': 'Hot towns', '@language': 'en' },
            { '@value': 'Θερμές πόλεις', '@language': 'el' },
          ],
          learningOutcome: ['Explains heat', { name: 'Plans shade' }],
          fieldOfStudy: 'Urban climate',
        },
      },
    ],
  });
  expect(document.description).toEqual({
    title: { en: 'Heat', el: 'Ζέστη' },
    shortDescription: { en: 'Hot towns', el: 'Θερμές πόλεις' },
    outcomes: [
      { id: 'LO1', text: { en: 'Explains heat' } },
      { id: 'LO2', text: { en: 'Plans shade' } },
    ],
    provider: { lead: { url: 'https://riverton.example' } },
    topic: { en: 'Urban climate' },
  });
});

test('a signed token and a presentation are read by the badge in them, and nobody looks whether the seal holds', async () => {
  const part = (json: unknown) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const token = (payload: unknown) =>
    readOffer(Buffer.from(`${part({ alg: 'EdDSA', typ: 'vc+jwt' })}.${part(payload)}.c2lnbmVk\n`), 'badge.jwt');
  const plain = (await of(dutch)).document;
  for (const { document, notes } of [
    await token({ ...dutch, iss: dutch.issuer.id, jti: dutch.id, sub: 'did:example:mira' }),
    await token({ iss: 'x', vc: dutch }),
  ]) {
    expect(document).toEqual(plain);
    expect(notes[0]).toEqual({ code: 'seal-not-judged' });
    expect(notes.filter(({ code }) => code === 'unknown-members').map(({ said }) => said)).toEqual([
      'credentialSubject.achievement.educationProgramIdentifier',
    ]);
  }
  expect((await of({ type: 'VerifiablePresentation', verifiableCredential: [dutch] })).document).toEqual(plain);
  await expect(token('hello')).rejects.toMatchObject({ code: 'not-an-offer' });
  await expect(readOffer(Buffer.from('eyJhbGciOiJFUzI1NiJ9.###.x'), undefined)).rejects.toMatchObject({ code: 'json' });
});

test('a badge without an achievement that has a name is refused with a sentence', async () => {
  for (const subject of [
    undefined,
    'x',
    {},
    { achievement: 'https://x.example/achievements/1' },
    { achievement: { name: 7 } },
    { achievement: { name: ' ' } },
  ])
    await expect(of({ type, credentialSubject: subject })).rejects.toMatchObject({ code: 'credential' });
});

/** Somewhere in the badge something else stands than should. */
function withAt(value: unknown, path: readonly (string | number)[], other: unknown): unknown {
  const [step, ...deeper] = path;
  if (step === undefined) return other;
  if (Array.isArray(value)) return value.map((each, at) => (at === step ? withAt(each, deeper, other) : each));
  if (typeof value !== 'object' || value === null) return other;
  return { ...value, [step]: withAt((value as Record<string, unknown>)[step], deeper, other) };
}
function pathsIn(value: unknown): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const steps = Array.isArray(value) ? value.map((each, at) => [at, each] as const) : Object.entries(value);
  return [[], ...steps.flatMap(([step, each]) => pathsIn(each).map((path) => [step, ...path]))];
}

test('whatever stands in a badge, it is read into a description that can be checked, or refused with a sentence', async () => {
  const paths = pathsIn(dutch).filter((path) => path.length > 0 && path[0] !== 'type');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...paths), fc.jsonValue()), { minLength: 1, maxLength: 4 }), async (changes) => {
      const badge = changes.reduce<unknown>((before, [path, other]) => withAt(before, path, other), dutch);
      try {
        const { document } = await of(badge);
        readExchangeInput(document);
      } catch (error) {
        if (!(error instanceof UnreadableOffer)) throw error;
      }
      expect(changes.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
