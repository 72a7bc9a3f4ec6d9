import { sql } from 'kysely';
import type { acts, views } from './acts.ts';
import type { Actor } from './base/actor.ts';
import { administeredBy, institutionsOf } from './base/actor.ts';
import type { InstitutionStanding } from './base/people/institution.ts';
import type { Policy, Scope } from './base/policy.ts';
import { decidesApplications, keepsClass, seesClass } from './stages/admission/admission-rights.ts';
import { type CaseStanding, isAuthor, partiesDecidedBy } from './stages/approval/approval-case.ts';
import { bringsList, confirmsResults, enrolsByList, entersResults } from './stages/assessment/results-rights.ts';
import type { OfferingStanding } from './stages/catalogue/offering.ts';
import { answers, isAskedAbout, talksAbout } from './stages/design/comments/comment-rights.ts';
import type { DescriptionStanding } from './stages/design/description.ts';
import { type DeviationStanding, obstacleToAny } from './stages/design/deviation.ts';
import { knowsAlliance, speaksForAlliance } from './stages/design/framework-rights.ts';
import { asksForRevocation, ownRegisters, readsRegister, settlesRevocation, worksWhereIssued } from './stages/issuing/register-rights.ts';
import type { Held } from './stages/wallet/holder.ts';

const isOperator = (actor: Actor): boolean => actor.kind === 'operator';
const isJob = (actor: Actor, job: string): boolean => actor.kind === 'job' && actor.job === job;

const isPerson = (actor: Actor): boolean => actor.kind === 'person';

/** Roles are given and ended by the administrators of that very institution, and by whoever runs the house. */
function mayAdminister(actor: Actor, about: { readonly institutionId: string } | undefined): boolean {
  if (isOperator(actor)) return true;
  return about !== undefined && administeredBy(actor).includes(about.institutionId);
}

/** Its own administrators, and nobody from outside: whoever runs the machine teaches, offers and issues nothing. */
function administers(actor: Actor, about: { readonly institutionId: string } | undefined): boolean {
  return about !== undefined && administeredBy(actor).includes(about.institutionId);
}

/** What goes on inside an institution is nothing to strangers: for them it is not there. */
function worksAt(actor: Actor, about: { readonly institutionId: string } | undefined): boolean {
  if (actor.kind === 'job') return true;
  return about !== undefined && institutionsOf(actor).includes(about.institutionId);
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
  return (
    actor.kind === 'person' &&
    actor.roles.some(({ role, institutionId: at }) => at === institutionId && (role === 'course-leader' || role === 'quality-officer'))
  );
}

/** What cannot be seen is not there: that is said by the act itself. */
function mayDescribe(actor: Actor, about: DescriptionStanding | undefined): boolean {
  return about === undefined ? isPerson(actor) : designsIn(actor, about.institutionId);
}

/** A description is seen by everyone who works at the leading institution. */
function mayReadDescription(actor: Actor, about: DescriptionStanding | undefined): boolean {
  if (actor.kind !== 'person') return actor.kind === 'job';
  return about === undefined || institutionsOf(actor).includes(about.institutionId);
}

function readableDescriptions(actor: Actor): Scope {
  if (actor.kind === 'job') return sql`true`;
  return sql`description.institution_id = any(${institutionsOf(actor)}::uuid[])`;
}

function leadsCoursesAt(actor: Actor, institutionId: string): boolean {
  return actor.kind === 'person' && actor.roles.some(({ role, institutionId: at }) => at === institutionId && role === 'course-leader');
}

function decidesAt(actor: Actor, institutionId: string): boolean {
  return actor.kind === 'person' && actor.roles.some(({ role, institutionId: at }) => at === institutionId && role === 'decider');
}

/** What cannot be seen is not there: that is said by the act itself. */
function maySubmit(actor: Actor, about: DescriptionStanding | undefined): boolean {
  return about === undefined ? isPerson(actor) : leadsCoursesAt(actor, about.institutionId);
}

/** A decider of the leading institution who neither wrote at the description nor asked. */
function mayDecideDeviation(actor: Actor, about: DeviationStanding | undefined): boolean {
  return about === undefined ? isPerson(actor) : obstacleToAny(actor, about) === undefined;
}

/** A wish is taken back by those who could have asked; what was granted also by those who decide there. */
function mayTakeDeviationBack(actor: Actor, about: DeviationStanding | undefined): boolean {
  if (about === undefined) return isPerson(actor);
  if (leadsCoursesAt(actor, about.institutionId)) return true;
  return about.state !== 'asked' && decidesAt(actor, about.institutionId);
}

/** Like the description it is about, it is read by everyone who works at the leading institution; a list has nothing to judge yet. */
function mayReadDeviation(actor: Actor, about: DeviationStanding | undefined): boolean {
  return about === undefined ? isPerson(actor) : institutionsOf(actor).includes(about.institutionId);
}

const readableDeviations = (actor: Actor): Scope => sql`deviation.institution_id = any(${institutionsOf(actor)}::uuid[])`;

/** A case is taken back by those who could submit it. */
function mayTakeBack(actor: Actor, about: CaseStanding | undefined): boolean {
  return about === undefined ? isPerson(actor) : leadsCoursesAt(actor, about.institutionId);
}

/** A decider of that very awarding body, who neither wrote at the description nor submitted it. */
function mayDecide(actor: Actor, about: (CaseStanding & { readonly decidesFor: string }) | undefined): boolean {
  if (about === undefined) return isPerson(actor);
  return partiesDecidedBy(actor, about).includes(about.decidesFor) && !isAuthor(actor, about);
}

/** A case is read by everyone who works at one of its institutions. */
function mayReadCase(actor: Actor, about: CaseStanding | undefined): boolean {
  if (actor.kind !== 'person') return actor.kind === 'job';
  return about === undefined || institutionsOf(actor).some((id) => about.parties.includes(id));
}

/** To everybody else a case is not there. */
const knowsCase = (actor: Actor, about: CaseStanding | undefined): boolean => about !== undefined && mayReadCase(actor, about);

function readableCases(actor: Actor): Scope {
  if (actor.kind === 'job') return sql`true`;
  return sql`approval_case.parties && ${institutionsOf(actor)}::uuid[]`;
}

/** Course leaders prepare offerings, and so may the administrators who publish them. */
function preparesOfferings(actor: Actor, about: { readonly institutionId: string } | undefined): boolean {
  return (
    actor.kind === 'person' &&
    actor.roles.some(
      ({ role, institutionId: at }) => at === about?.institutionId && (role === 'course-leader' || role === 'institution-admin'),
    )
  );
}

/** What the public knows of is changed by those who published it. */
function changesOffering(actor: Actor, about: OfferingStanding | undefined): boolean {
  return about?.state === 'draft' ? preparesOfferings(actor, about) : administers(actor, about);
}

/** Those who work at the offering institution; a list has nothing to judge yet. */
function mayReadOffering(actor: Actor, about: OfferingStanding | undefined): boolean {
  return about === undefined ? isPerson(actor) || actor.kind === 'job' : worksAt(actor, about);
}

function ownOfferings(actor: Actor): Scope {
  if (actor.kind === 'job') return sql`true`;
  return sql`offering.institution_id = any(${institutionsOf(actor)}::uuid[])`;
}

/** The institutions in which the actor prepares offerings. */
function offerable(actor: Actor): Scope {
  const own = institutionsOf(actor).filter((institutionId) => preparesOfferings(actor, { institutionId }));
  return sql`description.institution_id = any(${own}::uuid[])`;
}

/** Who issues and revokes there. */
function keepsRegisterOf(actor: Actor, institutionId: string): boolean {
  return actor.kind === 'person' && actor.roles.some(({ role, institutionId: at }) => at === institutionId && role === 'registrar');
}

/** A learner decides who sees their credential: signed in, or by the link that came with the mail. For all others it is not there. */
function holds(actor: Actor, about: Held | undefined): boolean {
  return about !== undefined && (about.byLink || (actor.kind === 'person' && actor.personId === about.personId));
}

const ownCredentials = (actor: Actor): Scope =>
  actor.kind === 'person' ? sql`credential.person_id = ${actor.personId}::uuid` : sql`false`;

/** Whose it is: the applicant's own. */
function isOwn(actor: Actor, about: { readonly personId: string } | undefined): boolean {
  return actor.kind === 'person' && about?.personId === actor.personId;
}

const ownApplications = (actor: Actor): Scope =>
  actor.kind === 'person' ? sql`application.person_id = ${actor.personId}::uuid` : sql`false`;

/** Who issues at the institution of an offering or a credential. */
function issues(actor: Actor, about: { readonly institutionId: string } | undefined): boolean {
  return about !== undefined && keepsRegisterOf(actor, about.institutionId);
}

/** Who may do what: one line for every act and view. */
export const policy = {
  'introduce-institution': { may: (actor) => actor.kind === 'visitor' || isOperator(actor) || actor.kind === 'person' },
  'confirm-institution': { may: isOperator },
  'write-to-contact': { may: (actor) => isJob(actor, 'when-institution-introduced-write-to-contact') },
  'record-mail': { may: (actor) => isJob(actor, 'send-mail') },
  'list-institutions': { may: (actor, about) => about === undefined || mayKnow(actor, about), scope: knownInstitutions },
  'show-institution': { may: (actor, about) => about === undefined || mayKnow(actor, about) },
  'change-institution-look': { may: mayAdminister },
  'show-institution-look': { may: (actor, about) => about === undefined || mayKnow(actor, about) },
  'show-institution-logo': { may: (actor, about) => about === undefined || mayKnow(actor, about) },
  // The reference is the permission: nobody else can name it.
  'follow-introduction': { may: () => true },
  'found-alliance': { may: isOperator },
  'join-alliance': { may: isOperator },
  'show-alliance': { may: () => true },
  'create-administrator': { may: isOperator },
  'invite-person': { may: mayAdminister, knows: worksAt },
  'give-role': { may: mayAdminister, knows: worksAt },
  'end-role': { may: mayAdminister, knows: worksAt },
  'lend-role': { may: (actor, own) => actor.kind === 'person' && own?.personId === actor.personId, knows: worksAt },
  // Whoever asks and whoever holds a link is nobody yet, or somebody who asks again.
  'ask-for-link': { may: (actor) => actor.kind === 'visitor' || isPerson(actor) },
  'open-sign-in-link': { may: (actor) => actor.kind === 'visitor' || isPerson(actor) },
  'write-sign-in-link': { may: (actor) => isJob(actor, 'when-person-invited-write-link') || isJob(actor, 'answer-sign-in') },
  'register-learner': { may: (actor) => isJob(actor, 'answer-sign-in') },
  'find-who-asks': { may: (actor) => isJob(actor, 'answer-sign-in') },
  'end-session': { may: isPerson },
  'show-me': { may: isPerson },
  'list-my-tasks': { may: isPerson },
  'list-colleagues': { may: (actor, own) => actor.kind === 'person' && own?.personId === actor.personId, knows: worksAt },
  'list-people': { may: mayAdminister, knows: worksAt },
  // Anybody who is signed in may ask for a seat; the offering says whether it takes applications.
  apply: { may: isPerson },
  'withdraw-application': { may: isOwn, knows: isOwn },
  'decide-application': { may: decidesApplications, knows: worksAt },
  'enrol-class': { may: keepsClass, knows: worksAt },
  'withdraw-enrolment': { may: keepsClass, knows: worksAt },
  'write-to-applicant': { may: (actor) => isJob(actor, 'when-application-moves-write-to-applicant') },
  // Whoever may see the offering reads what it asks for; what is shown of a person is the reader's own.
  'show-application-form': { may: () => true },
  'list-applications': { may: decidesApplications, knows: worksAt },
  'list-own-applications': { may: isPerson, scope: ownApplications },
  'show-own-application': { may: isOwn, knows: isOwn },
  'list-class': { may: seesClass, knows: worksAt },
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
  'allocate-status-entries': { may: (actor, about) => actor.kind === 'job' || keepsRegisterOf(actor, about.institutionId) },
  'set-status': { may: (actor, about) => keepsRegisterOf(actor, about.institutionId) || readsRegister(actor, about) },
  'take-status-list': { may: (actor) => isJob(actor, 'sign-status-list') },
  'record-status-list': { may: (actor) => isJob(actor, 'sign-status-list') },
  'show-status-list': { may: () => true },
  'start-description': { may: (actor, input) => designsIn(actor, input.institutionId) },
  'import-description': { may: (actor, input) => designsIn(actor, input.institutionId) },
  'clone-description': { may: mayDescribe, knows: worksAt },
  describe: { may: mayDescribe, knows: worksAt },
  'speak-language': { may: mayDescribe, knows: worksAt },
  'withdraw-description': { may: mayDescribe, knows: worksAt },
  'list-descriptions': { may: mayReadDescription, scope: readableDescriptions },
  'show-description': { may: mayReadDescription, knows: worksAt },
  'check-offer': { may: () => true },
  'check-description': { may: mayReadDescription, knows: worksAt },
  // The office of an alliance decides what its institutions are held to, and nothing else of theirs.
  'start-framework': { may: speaksForAlliance, knows: knowsAlliance },
  'change-framework': { may: speaksForAlliance, knows: speaksForAlliance },
  'write-framework-rule': { may: speaksForAlliance, knows: speaksForAlliance },
  'publish-framework': { may: speaksForAlliance, knows: speaksForAlliance },
  'withdraw-framework': { may: speaksForAlliance, knows: speaksForAlliance },
  'show-framework-draft': { may: speaksForAlliance, knows: speaksForAlliance },
  'preview-framework': { may: speaksForAlliance, knows: speaksForAlliance },
  'decide-framework': { may: speaksForAlliance, knows: knowsAlliance },
  'set-country-numbers': { may: speaksForAlliance, knows: knowsAlliance },
  'show-alliance-frameworks': { may: speaksForAlliance, knows: knowsAlliance },
  'set-institution-numbers': { may: administers, knows: worksAt },
  'show-institution-frameworks': { may: worksAt, knows: worksAt },
  // What descriptions are held against is no secret.
  'list-frameworks': { may: () => true },
  'show-framework': { may: () => true },
  'revise-description': { may: maySubmit, knows: worksAt },
  'give-up-revision': { may: maySubmit, knows: worksAt },
  'list-revisions': { may: mayReadDescription, knows: worksAt },
  'invite-stakeholder': { may: mayDescribe, knows: worksAt },
  'end-invitation': { may: (actor, about) => about !== undefined && designsIn(actor, about.institutionId), knows: worksAt },
  'list-invitations': { may: mayReadDescription, knows: worksAt },
  'comment-on-description': { may: talksAbout, knows: talksAbout },
  'answer-comment': { may: answers, knows: answers },
  'close-comment': { may: (actor, about) => about !== undefined && designsIn(actor, about.institutionId), knows: answers },
  'list-comments': { may: mayReadDescription, knows: worksAt },
  'list-developments': { may: isPerson },
  'show-development': { may: isAskedAbout, knows: isAskedAbout },
  'write-invitation-mail': { may: (actor) => isJob(actor, 'when-stakeholder-invited-write-to-them') },
  'ask-deviation': { may: maySubmit, knows: worksAt },
  'decide-deviation': { may: mayDecideDeviation, knows: worksAt },
  'take-back-deviation': { may: mayTakeDeviationBack, knows: worksAt },
  'list-deviations': { may: mayReadDeviation, scope: readableDeviations },
  'show-deviation': { may: mayReadDeviation, knows: worksAt },
  'write-deviation-mail': {
    may: (actor) => isJob(actor, 'when-deviation-asked-write-to-deciders') || isJob(actor, 'when-deviation-settled-write-to-course-leader'),
  },
  'show-submission': { may: mayDescribe, knows: worksAt },
  'submit-description': { may: maySubmit, knows: worksAt },
  'withdraw-case': { may: mayTakeBack, knows: knowsCase },
  'decide-case': { may: mayDecide, knows: knowsCase },
  'list-cases': { may: mayReadCase, scope: readableCases },
  'show-case': { may: mayReadCase, knows: knowsCase },
  'write-case-mail': {
    may: (actor) => isJob(actor, 'when-description-submitted-write-to-deciders') || isJob(actor, 'when-case-closed-write-to-course-leader'),
  },
  'list-credentials': {
    may: readsRegister,
    knows: (actor, about) => about === undefined || worksWhereIssued(actor, about),
    scope: ownRegisters,
  },
  'find-credentials': { may: readsRegister, scope: ownRegisters },
  'show-credential': { may: readsRegister, knows: worksWhereIssued },
  'take-credential': { may: readsRegister, knows: worksWhereIssued },
  'list-revocations': { may: readsRegister, scope: ownRegisters },
  'ask-revocation': { may: asksForRevocation, knows: worksWhereIssued },
  'settle-revocation': { may: settlesRevocation, knows: worksWhereIssued },
  'write-revocation-to-learner': { may: (actor) => isJob(actor, 'when-credential-revoked-write-to-learner') },
  // Registrars issue; administrators may look on.
  'order-issuing': { may: issues, knows: worksAt },
  'resume-issuing': { may: issues, knows: worksAt },
  'show-issuing': { may: (actor, about) => issues(actor, about) || administers(actor, about), knows: worksAt },
  'preview-credential': { may: (actor, about) => issues(actor, about) || administers(actor, about), knows: worksAt },
  'hand-over-credential': { may: issues, knows: worksAt },
  'take-issuing': { may: (actor) => isJob(actor, 'issue-credentials') },
  'plan-credentials': { may: (actor) => isJob(actor, 'issue-credentials') },
  'mark-unfit': { may: (actor) => isJob(actor, 'issue-credentials') },
  'record-credentials': { may: (actor) => isJob(actor, 'issue-credentials') },
  'end-issuing': { may: (actor) => isJob(actor, 'issue-credentials') },
  'take-signed': { may: (actor) => isJob(actor, 'draw-certificate') },
  'record-certificate': { may: (actor) => isJob(actor, 'draw-certificate') },
  'write-to-learner': { may: (actor) => isJob(actor, 'when-credential-issued-write-to-learner') },
  'name-issuer': { may: (actor, about) => issues(actor, about) || mayAdminister(actor, about), knows: worksAt },
  'show-issuer': { may: (actor, about) => worksAt(actor, about), knows: worksAt },
  // Its token goes into a mail and to nobody else.
  'make-holder-share': { may: (actor) => isJob(actor, 'when-credential-issued-write-to-learner') },
  // The token is the permission: nobody else can name it.
  'note-opening': { may: () => true },
  'open-share': { may: () => true },
  'share-credential': { may: holds, knows: holds },
  'end-share': { may: holds, knows: holds },
  'list-own-credentials': { may: isPerson, scope: ownCredentials },
  'show-own-credential': { may: holds, knows: holds },
  'enter-results': { may: entersResults, knows: worksAt },
  // That nobody confirms what they entered themselves, the act sees to, row by row.
  'confirm-results': { may: confirmsResults, knows: worksAt },
  'begin-class-import': { may: bringsList, knows: worksAt },
  'change-class-import': { may: bringsList, knows: worksAt },
  'take-class-import': { may: bringsList, knows: worksAt },
  'drop-class-import': { may: bringsList, knows: worksAt },
  'show-class-place': { may: (actor, about) => entersResults(actor, about) || enrolsByList(actor, about), knows: worksAt },
  'show-class-import': { may: bringsList, knows: worksAt },
  'show-results': { may: (actor, about) => entersResults(actor, about) || confirmsResults(actor, about), knows: worksAt },
  'draft-offering': { may: preparesOfferings, knows: worksAt },
  'change-offering': { may: changesOffering, knows: worksAt },
  'publish-offering': { may: administers, knows: worksAt },
  'cancel-offering': { may: changesOffering, knows: worksAt },
  'withdraw-publication': { may: administers, knows: worksAt },
  'list-offerings': { may: mayReadOffering, scope: ownOfferings },
  'list-offerable-descriptions': { may: isPerson, scope: offerable },
  'show-offering': { may: worksAt, knows: worksAt },
  'search-codes': { may: () => true },
  'search-catalogue': { may: () => true },
  'show-micro-credential': { may: () => true },
  'list-addresses': { may: () => true },
  // Nobody's in a house that people work with: only a demonstration opens with a policy that says otherwise.
  'build-demonstration': { may: () => false },
  'let-somebody-in': { may: () => false },
} satisfies Policy<typeof acts, typeof views>;

/** The policy of a house in which everything is invented: whoever is at this machine may be anybody. */
export const demonstrationPolicy = {
  ...policy,
  'build-demonstration': { may: isOperator },
  'let-somebody-in': { may: (actor) => isJob(actor, 'demonstration') },
} satisfies Policy<typeof acts, typeof views>;
