import { listInstitutionKeys } from './base/institution-keys/list-institution-keys.ts';
import { makeInstitutionKey } from './base/institution-keys/make-institution-key.ts';
import { rotateInstitutionKey } from './base/institution-keys/rotate-institution-key.ts';
import { showDidDocument } from './base/institution-keys/show-did-document.ts';
import { whenInstitutionConfirmedMakeKey } from './base/institution-keys/when-institution-confirmed-make-key.ts';
import { withdrawInstitutionKey } from './base/institution-keys/withdraw-institution-key.ts';
import type { Queue, Worker } from './base/jobs/queue.ts';
import { findUnsealed } from './base/journal/find-unsealed.ts';
import type { Follower } from './base/journal/follower.ts';
import { readJournal } from './base/journal/read-journal.ts';
import { answerSignIn } from './base/people/answer-sign-in.ts';
import { askForLink } from './base/people/ask-for-link.ts';
import { confirmInstitution } from './base/people/confirm-institution.ts';
import { createAdministrator } from './base/people/create-administrator.ts';
import { endRole } from './base/people/end-role.ts';
import { endSession } from './base/people/end-session.ts';
import { findWhoAsks } from './base/people/find-who-asks.ts';
import { followIntroduction } from './base/people/follow-introduction.ts';
import { foundAlliance } from './base/people/found-alliance.ts';
import { giveRole } from './base/people/give-role.ts';
import { introduceInstitution } from './base/people/introduce-institution.ts';
import { invitePerson } from './base/people/invite-person.ts';
import { joinAlliance } from './base/people/join-alliance.ts';
import { lendRole } from './base/people/lend-role.ts';
import { listInstitutions } from './base/people/list-institutions.ts';
import { listPeople } from './base/people/list-people.ts';
import { openSignInLink } from './base/people/open-sign-in-link.ts';
import { recordMail } from './base/people/record-mail.ts';
import { sendMail } from './base/people/send-mail.ts';
import { showAlliance } from './base/people/show-alliance.ts';
import { showInstitution } from './base/people/show-institution.ts';
import { showMe } from './base/people/show-me.ts';
import { takeMail } from './base/people/take-mail.ts';
import { whenInstitutionIntroducedWriteToContact } from './base/people/when-institution-introduced-write-to-contact.ts';
import { whenPersonInvitedWriteLink } from './base/people/when-person-invited-write-link.ts';
import { writeSignInLink } from './base/people/write-sign-in-link.ts';
import { writeToContact } from './base/people/write-to-contact.ts';
import { allocateStatusEntry } from './base/status-lists/allocate-status-entry.ts';
import { recordStatusList } from './base/status-lists/record-status-list.ts';
import { setStatus } from './base/status-lists/set-status.ts';
import { showStatusList } from './base/status-lists/show-status-list.ts';
import { signStatusList } from './base/status-lists/sign-status-list.ts';
import { takeStatusList } from './base/status-lists/take-status-list.ts';
import { whenInstitutionKeyMadeSignStatusLists } from './base/status-lists/when-institution-key-made-sign-status-lists.ts';
import { checkDescription } from './stages/design/check-description.ts';
import { cloneDescription } from './stages/design/clone-description.ts';
import { describe } from './stages/design/describe.ts';
import { importDescription } from './stages/design/import-description.ts';
import { listDescriptions } from './stages/design/list-descriptions.ts';
import { showDescription } from './stages/design/show-description.ts';
import { startDescription } from './stages/design/start-description.ts';
import { withdrawDescription } from './stages/design/withdraw-description.ts';

/** Everything that can be done here. */
export const acts = [
  introduceInstitution,
  confirmInstitution,
  writeToContact,
  recordMail,
  makeInstitutionKey,
  rotateInstitutionKey,
  withdrawInstitutionKey,
  allocateStatusEntry,
  setStatus,
  recordStatusList,
  startDescription,
  importDescription,
  cloneDescription,
  describe,
  withdrawDescription,
  createAdministrator,
  invitePerson,
  giveRole,
  endRole,
  lendRole,
  askForLink,
  writeSignInLink,
  openSignInLink,
  endSession,
  foundAlliance,
  joinAlliance,
] as const;

/** Everything that can be seen here. */
export const views = [
  listInstitutions,
  showInstitution,
  followIntroduction,
  takeMail,
  readJournal,
  findUnsealed,
  listInstitutionKeys,
  showDidDocument,
  takeStatusList,
  showStatusList,
  listDescriptions,
  showDescription,
  checkDescription,
  listPeople,
  showMe,
  findWhoAsks,
  showAlliance,
] as const;

/** What happens by itself after something happened. */
export const followers: readonly Follower[] = [
  whenInstitutionIntroducedWriteToContact,
  whenPersonInvitedWriteLink,
  whenInstitutionConfirmedMakeKey,
  whenInstitutionKeyMadeSignStatusLists,
];

/** What is done later, and again when it fails. */
export const workers: readonly Worker[] = [sendMail, signStatusList, answerSignIn];

export const queues: readonly Queue[] = workers.map((worker) => worker.queue);
