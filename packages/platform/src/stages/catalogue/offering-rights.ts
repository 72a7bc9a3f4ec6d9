import { institutionsOf } from '../../base/actor.ts';
import type { Visit } from '../../base/ui/visit.ts';

/** Whether the policy lets the reader do this act with that object. */
export function may(visit: Visit, act: string, about: object): boolean {
  const { actor, house } = visit.context;
  return house.policy[act]?.may(actor, about as never) === true;
}

/** Whether there is an institution in which the reader may do this act. */
export function draftsSomewhere(visit: Visit, act: string): boolean {
  return institutionsOf(visit.context.actor).some((institutionId) => may(visit, act, { institutionId }));
}

/** Whether the reader holds one of these roles there: what later stages show is for these, and their own policy says so again. */
export function holdsThere(visit: Visit, institutionId: string, ...roles: readonly string[]): boolean {
  const { actor } = visit.context;
  return actor.kind === 'person' && actor.roles.some((held) => held.institutionId === institutionId && roles.includes(held.role));
}
