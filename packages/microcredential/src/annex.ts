import type { Award } from './award.ts';
import { country } from './codes/country.ts';
import { eqfLevel } from './codes/eqf-level.ts';
import type { Text } from './language-map.ts';

/** What people type where something has to stand. Not among them: "na" and "test", which are names somewhere. */
const placeholder =
  /^(n\s*[./]\s*a\.?|t\.?b\.?[acd]\.?|to be (announced|confirmed|decided|defined|determined)|to ?do|fixme|placeholder|platzhalter|k\.\s*a\.|keine angabe|folgt( noch)?|wird nachgereicht|x{2,}|\?+|\.{2,}|…|[-–—_*#.]+|lorem ipsum.*)$/isu;

/**
 * Whether a text really says something: neither blank nor a placeholder.
 * @example
 * saysSomething('tbd') // false
 */
export function saysSomething(words: string | undefined): words is string {
  return words !== undefined && words.trim() !== '' && !placeholder.test(words.trim().replace(/^[[(<{]+|[\])>}]+$/g, ''));
}

/**
 * Elements of Annex I of Council Recommendation 2022/C 243/02 that every micro-credential must name, and what counts as naming them.
 * A provider that is not a university need not have a level (EUC-06).
 */
const demands: Readonly<Record<string, (award: Award) => boolean>> = {
  title: ({ description }) => isNamed(description.title),
  'provider.awardingBodies': ({ awardingBodies }) => awardingBodies.length > 0 && awardingBodies.every((body) => saysSomething(body.name)),
  outcomes: ({ description: { outcomes = [] } }) => outcomes.length > 0 && outcomes.every((outcome) => isNamed(outcome.text)),
  workload: ({ description: { workload = {} } }) => (workload.ects ?? 0) > 0 || (workload.hoursTotal ?? 0) > 0,
  'level.eqf': ({ description: { level = {}, provider = {} } }) =>
    level.eqf === undefined ? provider.type !== undefined && provider.type !== 'hei' : eqfLevel(level.eqf) !== undefined,
  'delivery.mode': ({ description }) => saysSomething(description.delivery?.mode),
  'assessment.methods': ({ description }) => allSaySomething(description.assessment?.methods),
  'quality.types': ({ description }) => allSaySomething(description.quality?.types),
  'learner.name': ({ learner }) => saysSomething(learner.name),
  'issuer.country': ({ issuer }) => issuer.country.length === 2 && country(issuer.country) !== undefined,
  issuedOn: ({ issuedOn }) => isDay(issuedOn),
};

/**
 * The mandatory elements of Annex I that an award does not name, or names with a placeholder ("tbd", "n/a", "xxx").
 * @returns their keys as in `elements`; none when a credential may be written
 */
export function missingAnnex1(award: Award): string[] {
  return Object.entries(demands)
    .filter(([, isNamed]) => !isNamed(award))
    .map(([key]) => key);
}

/** In at least one language, and in none by a placeholder: every language may be printed. */
function isNamed(text: Text | undefined): boolean {
  const written = Object.values(typeof text === 'string' ? { text } : (text ?? {})).filter((words) => words.trim() !== '');
  return allSaySomething(written);
}

function allSaySomething(words: readonly string[] | undefined): boolean {
  return words !== undefined && words.length > 0 && words.every(saysSomething);
}

/** A calendar day that exists: Date would read 30 February as 2 March. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
