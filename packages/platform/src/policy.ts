import { sql } from 'kysely';
import type { acts, views } from './acts.ts';
import type { Actor } from './base/actor.ts';
import { institutionsOf } from './base/actor.ts';
import type { InstitutionStanding } from './base/people/institution.ts';
import type { Policy, Scope } from './base/policy.ts';

const isOperator = (actor: Actor): boolean => actor.kind === 'operator';
const isJob = (actor: Actor, job: string): boolean => actor.kind === 'job' && actor.job === job;

/** Confirmed institutions are public; an introduced one is seen by the operator, by the house's own jobs and by its own people. */
function mayKnow(actor: Actor, about: InstitutionStanding): boolean {
  if (about.state === 'confirmed' || actor.kind === 'operator' || actor.kind === 'job') return true;
  return institutionsOf(actor).includes(about.id);
}

function knownInstitutions(actor: Actor): Scope {
  if (actor.kind === 'operator' || actor.kind === 'job') return sql`true`;
  const own = institutionsOf(actor);
  return own.length === 0
    ? sql`institution.state = 'confirmed'`
    : sql`(institution.state = 'confirmed' or institution.id = any(${own}::uuid[]))`;
}

/** Who may do what: one line for every act and view. */
export const policy = {
  'introduce-institution': { may: (actor) => actor.kind === 'visitor' || isOperator(actor) || actor.kind === 'person' },
  'confirm-institution': { may: isOperator },
  'write-to-contact': { may: (actor) => isJob(actor, 'when-institution-introduced-write-to-contact') },
  'record-mail': { may: (actor) => isJob(actor, 'send-mail') },
  'list-institutions': { may: (actor, about) => about === undefined || mayKnow(actor, about), scope: knownInstitutions },
  'show-institution': { may: (actor, about) => about === undefined || mayKnow(actor, about) },
  // The reference is the permission: nobody else can name it.
  'follow-introduction': { may: () => true },
  'take-mail': { may: (actor) => isJob(actor, 'send-mail') },
  'read-journal': { may: isOperator },
  'find-unsealed': { may: isOperator },
} satisfies Policy<typeof acts, typeof views>;
