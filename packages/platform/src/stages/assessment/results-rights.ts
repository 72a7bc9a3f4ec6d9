import type { Actor } from '../../base/actor.ts';
import type { RoleName } from '../../base/people/role.ts';
import type { ResultsStanding } from './result.ts';

function holds(actor: Actor, about: ResultsStanding | undefined, roles: readonly RoleName[]): boolean {
  if (actor.kind !== 'person' || about === undefined) return false;
  return actor.roles.some(({ role, institutionId }) => institutionId === about.institutionId && roles.some((each) => each === role));
}

/** Who says there what came out for a learner. */
export function entersResults(actor: Actor, about: ResultsStanding | undefined): boolean {
  return holds(actor, about, ['registrar', 'lecturer', 'course-leader']);
}

/** Who says it for the second time; that nobody does so of what they entered themselves, the act sees to. */
export function confirmsResults(actor: Actor, about: ResultsStanding | undefined): boolean {
  return holds(actor, about, ['registrar', 'course-leader']);
}

/** Who goes on to issue credentials when all is confirmed. */
export function issuesNext(actor: Actor, about: ResultsStanding | undefined): boolean {
  return holds(actor, about, ['registrar']);
}

/** Who brings learners into a class with a list. */
export function enrolsByList(actor: Actor, about: ResultsStanding | undefined): boolean {
  return holds(actor, about, ['registrar', 'admission-officer']);
}

/** Who may bring a class list of that purpose. */
export function bringsList(actor: Actor, about: (ResultsStanding & { readonly purpose: 'enrol' | 'results' }) | undefined): boolean {
  return about?.purpose === 'enrol' ? enrolsByList(actor, about) : entersResults(actor, about);
}
