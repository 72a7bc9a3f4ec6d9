import { sql } from 'kysely';
import type { acts, views } from './acts.ts';
import type { Actor } from './base/actor.ts';
import { administeredBy, institutionsOf } from './base/actor.ts';
import type { InstitutionStanding } from './base/people/institution.ts';
import type { Policy, Scope } from './base/policy.ts';
import type { DescriptionStanding } from './stages/design/description.ts';

const isOperator = (actor: Actor): boolean => actor.kind === 'operator';
const isJob = (actor: Actor, job: string): boolean => actor.kind === 'job' && actor.job === job;

const isPerson = (actor: Actor): boolean => actor.kind === 'person';

/** Roles are given and ended by the administrators of that very institution, and by whoever runs the house. */
function mayAdminister(actor: Actor, about: { readonly institutionId: string } | undefined): boolean {
  if (isOperator(actor)) return true;
  return about !== undefined && administeredBy(actor).includes(about.institutionId);
}

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

/** Who writes descriptions there. */
function designsIn(actor: Actor, institutionId: string): boolean {
  if (actor.kind !== 'person') return isOperator(actor);
  return actor.roles.some(
    ({ role, institutionId: at }) => at === institutionId && (role === 'course-leader' || role === 'quality-officer'),
  );
}

/** What cannot be seen is not there: that is said by the act itself. */
function mayDescribe(actor: Actor, about: DescriptionStanding | undefined): boolean {
  return about === undefined ? isOperator(actor) || actor.kind === 'person' : designsIn(actor, about.institutionId);
}

/** A description is seen by everyone who works at the leading institution. */
function mayReadDescription(actor: Actor, about: DescriptionStanding | undefined): boolean {
  if (actor.kind !== 'person') return actor.kind !== 'visitor';
  return about === undefined || institutionsOf(actor).includes(about.institutionId);
}

function readableDescriptions(actor: Actor): Scope {
  if (actor.kind === 'visitor') return sql`false`;
  return actor.kind === 'person' ? sql`description.institution_id = any(${institutionsOf(actor)}::uuid[])` : sql`true`;
}

/** Who issues and revokes there. */
function keepsRegisterOf(actor: Actor, institutionId: string): boolean {
  if (actor.kind !== 'person') return isOperator(actor);
  return actor.roles.some(({ role, institutionId: at }) => at === institutionId && role === 'registrar');
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
  'found-alliance': { may: isOperator },
  'join-alliance': { may: isOperator },
  'show-alliance': { may: () => true },
  'create-administrator': { may: isOperator },
  'invite-person': { may: mayAdminister },
  'give-role': { may: mayAdminister },
  'end-role': { may: mayAdminister },
  'lend-role': { may: (actor, own) => actor.kind === 'person' && own?.personId === actor.personId },
  // Whoever asks and whoever holds a link is nobody yet, or somebody who asks again.
  'ask-for-link': { may: (actor) => actor.kind === 'visitor' || isPerson(actor) },
  'open-sign-in-link': { may: (actor) => actor.kind === 'visitor' || isPerson(actor) },
  'write-sign-in-link': { may: (actor) => isJob(actor, 'when-person-invited-write-link') || isJob(actor, 'answer-sign-in') },
  'find-who-asks': { may: (actor) => isJob(actor, 'answer-sign-in') },
  'end-session': { may: isPerson },
  'show-me': { may: isPerson },
  'list-people': { may: mayAdminister },
  'take-mail': { may: (actor) => isJob(actor, 'send-mail') },
  'read-journal': { may: isOperator },
  'find-unsealed': { may: isOperator },
  'make-institution-key': { may: (actor) => isJob(actor, 'when-institution-confirmed-make-key') },
  'rotate-institution-key': { may: (actor, about) => isOperator(actor) || administeredBy(actor).includes(about.id) },
  'withdraw-institution-key': { may: isOperator },
  // The public halves are for everybody, and whose they are the institution says by being confirmed.
  'list-institution-keys': { may: () => true },
  'show-did-document': { may: () => true },
  // Both are parts of larger acts (issuing, revoking), which say more about who and how many; no caller from outside reaches them.
  'allocate-status-entry': { may: (actor, about) => actor.kind === 'job' || keepsRegisterOf(actor, about.institutionId) },
  'set-status': { may: (actor, about) => keepsRegisterOf(actor, about.institutionId) },
  'take-status-list': { may: (actor) => isJob(actor, 'sign-status-list') },
  'record-status-list': { may: (actor) => isJob(actor, 'sign-status-list') },
  'show-status-list': { may: () => true },
  'start-description': { may: (actor, input) => designsIn(actor, input.institutionId) },
  'import-description': { may: (actor, input) => designsIn(actor, input.institutionId) },
  'clone-description': { may: mayDescribe },
  describe: { may: mayDescribe },
  'withdraw-description': { may: mayDescribe },
  'list-descriptions': { may: mayReadDescription, scope: readableDescriptions },
  'show-description': { may: mayReadDescription },
  'check-description': { may: mayReadDescription },
} satisfies Policy<typeof acts, typeof views>;
