import { readFileSync } from 'node:fs';
import type { Award } from '@laurel/microcredential';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pngOf } from '../picture-for-tests.ts';
import { logoUri } from '../signed-logo.ts';
import { factsOf } from './award-facts.ts';
import { readOpenBadge, writeOpenBadge } from './open-badge.ts';
import { openBadge } from './open-badge-schema.ts';
import { numericCredits, writeFacts } from './write-facts.ts';

const award = JSON.parse(readFileSync(new URL('../vectors/joint-award.json', import.meta.url), 'utf8')) as Award;
const options = { id: 'urn:uuid:3f0c1b8e-5d1f-4c7b-9d3b-0a3f5a1c2b4d', issuer: 'did:web:lindau.example', validFrom: '2026-10-30' };

test('an Open Badge says every mandatory element of Annex I, and reads back as it was written [UNIC-28]', () => {
  const facts = readOpenBadge(writeOpenBadge(award, options));
  expect(facts).toEqual(factsOf(award, options));
  expect(facts).toMatchObject({
    learner: { name: 'Zoë Ångström-Đorđević 李' },
    title: 'Quiet Cities: measuring urban noise',
    issuer: { name: 'University of Lindau', country: 'DE', region: 'Bavaria', legalId: 'VATDE-000000000' },
    awardingBodies: [
      { name: 'University of Lindau', country: 'DE' },
      { name: 'Kerry Institute', country: 'IE' },
    ],
    issuedOn: '2026-10-30',
    ects: '3',
    hours: 81,
    eqf: 6,
    cycle: 'first-cycle',
    nqf: 'DQR 6',
    assessmentTypes: ['portfolio', 'project'],
    participationForm: 'blended',
    qualityAssurance: ['internal-esg'],
    supervision: 'supervised-online-id',
    stacking: 'standalone',
    grade: '1.7',
    gradeScale: ['1.0', '4.0', '5.0'],
    attendance: 92,
    participationRecorded: true,
    assessedOn: '2026-10-30',
    issuedAt: 'Lindau, DE',
  });
  expect(facts.outcomes.map(({ code }) => code)).toEqual(['LO1', 'LO2', 'LO3']);
  expect(facts.components).toEqual(award.components);
});

const logos = [122, 20].map((value) => logoUri({ type: 'png', bytes: pngOf(value) })) as [string, string];

test('the logo of the issuer is the picture of its profile, those of other bodies stand beside them, and none stands twice', () => {
  const [lindau, kerry] = award.awardingBodies as [Award['awardingBodies'][0], Award['awardingBodies'][0]];
  const [own, other] = logos;
  const withLogos: Award = {
    ...award,
    issuer: { ...award.issuer, logo: own },
    awardingBodies: [
      { ...lindau, logo: own },
      { ...kerry, logo: other },
    ],
  };
  const badge = writeOpenBadge(withLogos, options);
  expect(badge.issuer).toMatchObject({ image: { id: own, type: ['Image'] } });
  expect(JSON.stringify(badge).split('data:image/').length - 1).toBe(2);
  expect(readOpenBadge(badge)).toEqual(factsOf(withLogos, options));
  expect(readOpenBadge(badge)).toMatchObject({ issuer: { logo: own }, awardingBodies: [{ name: lindau.name }, { logo: other }] });
  expect(writeFacts(readOpenBadge(badge), badge.validFrom)).toEqual(badge);
});

test('what is read can be written again, to the same credential', () => {
  const badge = writeOpenBadge(award, options);
  expect(writeFacts(readOpenBadge(badge), badge.validFrom)).toEqual(badge);
});

test('the texts are in one language, the first of the title unless another is wanted', () => {
  const german = readOpenBadge(writeOpenBadge(award, { ...options, language: 'de' }));
  expect(german).toMatchObject({ language: 'de', title: 'Leise Städte: Stadtlärm messen', prerequisites: 'keine' });
  expect(JSON.stringify(writeOpenBadge(award, { ...options, language: 'de' }))).toContain('EQR-Niveau 6');
  expect(readOpenBadge(writeOpenBadge(award, options)).language).toBe('en');
});

test('the order and repetition of lists in the file are not read', () => {
  const badge = writeOpenBadge(award, options);
  const { achievement, result = [], identifier = [] } = badge.credentialSubject;
  const turned = {
    ...badge,
    credentialSubject: {
      ...badge.credentialSubject,
      identifier: [...identifier].reverse(),
      result: [...result].reverse(),
      achievement: {
        ...achievement,
        alignment: [...(achievement.alignment ?? [])].reverse(),
        resultDescription: [...(achievement.resultDescription ?? [])].reverse(),
      },
    },
  };
  expect(readOpenBadge(turned)).toEqual(readOpenBadge(badge));
});

test('whatever is known or not, the badge has the closed shape and loses nothing', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() === text && text !== '');
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const drawn = fc.record({
    title: words,
    short: maybe(words),
    outcomes: fc.array(words, { maxLength: 4 }),
    criteria: maybe(words),
    ects: maybe(fc.constantFrom(0.25, 0.5, 1, 1.5, 5)),
    eqf: maybe(fc.integer({ min: 1, max: 8 })),
    mode: maybe(fc.constantFrom('blended', 'by carrier pigeon')),
    methods: fc.array(fc.constantFrom('project', 'portfolio', 'duel at dawn'), { maxLength: 3 }),
    bodies: fc.array(fc.record({ id: fc.constantFrom('a', 'b', options.issuer), name: words, logo: maybe(fc.constantFrom(...logos)) }), {
      minLength: 1,
      maxLength: 4,
    }),
    logo: maybe(fc.constantFrom(...logos)),
    grade: maybe(words),
    scale: maybe(fc.constantFrom(['1.0', '4.0', '5.0'], ['A', 'E', 'F'], ['20', '10', '0'])),
    recorded: fc.boolean(),
  });
  fc.assert(
    fc.property(drawn, ({ title, short, outcomes, criteria, ects, eqf, mode, methods, bodies, logo, grade, scale, recorded }) => {
      const description = {
        title,
        shortDescription: short,
        outcomes: outcomes.map((text) => ({ text })),
        workload: { ects },
        level: { eqf },
        delivery: { mode },
        assessment: { methods, criteria },
      };
      const { attendance: _attendance, ...rest } = award;
      const other = {
        ...rest,
        description,
        issuer: { ...award.issuer, logo },
        awardingBodies: bodies,
        grade,
        gradeScale: scale,
        participationRecorded: recorded,
        components: [],
      } as unknown as Award;
      const badge = JSON.parse(JSON.stringify(writeOpenBadge(other, options)));
      expect(openBadge.safeParse(badge).error?.issues ?? []).toEqual([]);
      expect(readOpenBadge(badge)).toEqual(factsOf(other, options));
    }),
    { numRuns: 200 },
  );
});

test('half a credit is carried as text, for a number would be signed differently elsewhere', () => {
  expect(numericCredits('0.5')).toBeUndefined();
  expect(numericCredits('1.5')).toBe(1.5);
  const half = { ...award, description: { ...award.description, workload: { ects: 0.5, hoursTotal: 13 } } };
  const badge = writeOpenBadge(half, options);
  expect(badge.credentialSubject).not.toHaveProperty('creditsEarned');
  expect(readOpenBadge(badge).ects).toBe('0.5');
});

test('something else than an Open Badge is not read', () => {
  for (const other of [null, 'x', [], {}, { ...writeOpenBadge(award, options), honour: 'summa' }])
    expect(() => readOpenBadge(other)).toThrow(TypeError);
});
