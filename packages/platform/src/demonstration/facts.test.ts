import { undrawableCharacters } from '@laurel/credential/certificate';
import { description, missingAnnex1, type Phase } from '@laurel/microcredential';
import { describe, expect, test } from 'vitest';
import { shippedInForce } from '../stages/design/in-force.ts';
import { errorsThatBind } from '../stages/design/judge.ts';
import { describeSketch } from './describe-sketch.ts';
import { isAuthorised, learners, type Sketch, sketches, staff, universities } from './facts.ts';
import { employees, somebodies, students } from './somebody.ts';

const ids = new Map(universities.map(({ key }) => [key, `id-of-${key}`]));
const day = (days: number) => new Date(Date.UTC(2026, 10, 20) + days * 86_400_000).toISOString().slice(0, 10);
const described = (sketch: Sketch) => describeSketch(sketch, ids, day);

/** The errors of the frameworks that bind. */
function errorsOf(sketch: Sketch, phase: Phase): string[] {
  return errorsThatBind({ description: described(sketch) }, shippedInForce, { phase, language: 'en' }).map(({ rule }) => rule);
}

describe('the people and universities of the demonstration', () => {
  test('are six universities in six countries, in three scripts, under addresses that are nobody’s', () => {
    expect(new Set(universities.map(({ country }) => country)).size).toBe(6);
    for (const script of ['Latin', 'Greek', 'Cyrillic'])
      expect(universities.some(({ name }) => new RegExp(`\\p{Script=${script}}`, 'u').test(name))).toBe(true);
    for (const { website } of universities) expect(new URL(website).hostname).toMatch(/\.example$/);
    for (const { email } of [...employees, ...students]) expect(email).toMatch(/^[a-z0-9-]+@([a-z]+\.)+example$/);
  });

  test('hold every role that the chain needs in two universities, with two registrars each', () => {
    const needed = ['course-leader', 'lecturer', 'decider', 'quality-officer', 'admission-officer', 'registrar', 'institution-admin'];
    for (const at of ['muehlenau', 'penaclara']) {
      const held = staff.filter((one) => one.at === at).flatMap(({ roles }) => roles);
      expect(needed.filter((role) => !held.includes(role))).toEqual([]);
      expect(held.filter((role) => role === 'registrar')).toHaveLength(2);
    }
    for (const { key } of universities)
      expect(
        staff.some(({ at, roles }) => at === key && roles.includes('decider')),
        key,
      ).toBe(true);
  });

  test('can all be drawn on a certificate, also those of one word', () => {
    const written = [
      ...universities.flatMap(({ name, place, unit }) => [name, place, unit]),
      ...staff.map(({ name }) => name),
      ...learners.flatMap(({ name, given = '', family = '' }) => [name, given, family]),
      ...sketches.flatMap(({ title, outcomes }) => [...Object.values(title), ...outcomes.flatMap(({ text }) => Object.values(text))]),
    ];
    expect(written.filter((text) => undrawableCharacters(text).length > 0)).toEqual([]);
    expect(learners.some(({ name, family }) => !name.includes(' ') && family === undefined)).toBe(true);
  });

  test('have keys that are theirs alone', () => {
    const keys = [...employees, ...students].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(somebodies(true).map(({ roles }) => roles)).toEqual([['institution-admin']]);
  });
});

describe('the descriptions of the demonstration', () => {
  test('are two dozen at every standing, in seven languages', () => {
    expect(sketches).toHaveLength(24);
    expect(new Set(sketches.map(({ state }) => state)).size).toBe(10);
    expect([...new Set(sketches.flatMap(({ languages }) => languages))].sort()).toEqual(['bg', 'de', 'el', 'en', 'es', 'fi', 'pl']);
  });

  test.each(sketches.map((sketch) => [sketch.key, sketch.state, sketch] as const))(
    '%s (%s) passes the frameworks as far as its standing says',
    (_key, state, sketch) => {
      expect(description.safeParse(described(sketch)).success).toBe(true);
      if (state === 'begun' || state === 'draft') {
        const award = {
          description: described(sketch),
          awardingBodies: [{ name: 'x' }],
          learner: { name: '' },
          issuer: { country: '' },
          issuedOn: '',
        };
        expect(missingAnnex1(award as never).length).toBeGreaterThan(0);
        return;
      }
      expect(errorsOf(sketch, 'approval')).toEqual([]);
      if (isAuthorised(state)) for (const phase of ['publication', 'issuing'] as const) expect(errorsOf(sketch, phase)).toEqual([]);
      // One that waits for a partner is not authorised by all of them yet, and says so.
      else if (sketch.partners.length > 0) expect(errorsOf(sketch, 'publication')).toContain('UNI-25');
    },
  );

  test.each(sketches.map((sketch) => [sketch.key, sketch] as const))('%s says the same in each of its languages', (_key, sketch) => {
    const languages = [...sketch.languages].sort();
    for (const words of [sketch.title, sketch.short, sketch.content, sketch.competences, ...sketch.outcomes.map(({ text }) => text)])
      if (words !== undefined) expect(Object.keys(words).sort()).toEqual(languages);
    if (sketch.parts.length > 0) expect(sketch.parts.reduce((sum, { ects }) => sum + ects, 0)).toBe(sketch.ects);
  });
});
