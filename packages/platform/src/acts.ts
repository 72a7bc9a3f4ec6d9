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
import { changeInstitutionLook } from './base/people/change-institution-look.ts';
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
import { listColleagues } from './base/people/list-colleagues.ts';
import { listInstitutions } from './base/people/list-institutions.ts';
import { listPeople } from './base/people/list-people.ts';
import { openSignInLink } from './base/people/open-sign-in-link.ts';
import { recordMail } from './base/people/record-mail.ts';
import { registerLearner } from './base/people/register-learner.ts';
import { sendMail } from './base/people/send-mail.ts';
import { showAlliance } from './base/people/show-alliance.ts';
import { showInstitution } from './base/people/show-institution.ts';
import { showInstitutionLogo, showInstitutionLook } from './base/people/show-institution-look.ts';
import { showMe } from './base/people/show-me.ts';
import { takeMail } from './base/people/take-mail.ts';
import { whenInstitutionIntroducedWriteToContact } from './base/people/when-institution-introduced-write-to-contact.ts';
import { whenPersonInvitedWriteLink } from './base/people/when-person-invited-write-link.ts';
import { writeSignInLink } from './base/people/write-sign-in-link.ts';
import { writeToContact } from './base/people/write-to-contact.ts';
import { allocateStatusEntries } from './base/status-lists/allocate-status-entries.ts';
import { recordStatusList } from './base/status-lists/record-status-list.ts';
import { setStatus } from './base/status-lists/set-status.ts';
import { showStatusList } from './base/status-lists/show-status-list.ts';
import { signStatusList } from './base/status-lists/sign-status-list.ts';
import { takeStatusList } from './base/status-lists/take-status-list.ts';
import { whenInstitutionKeyMadeSignStatusLists } from './base/status-lists/when-institution-key-made-sign-status-lists.ts';
import { buildDemonstrationAct } from './demonstration/build-demonstration.ts';
import { letSomebodyIn } from './demonstration/let-somebody-in.ts';
import { listMyTasks } from './home/list-my-tasks.ts';
import { apply } from './stages/admission/apply.ts';
import { decideApplication } from './stages/admission/decide-application.ts';
import { enrolClass } from './stages/admission/enrol-class.ts';
import { listApplications } from './stages/admission/list-applications.ts';
import { listClass } from './stages/admission/list-class.ts';
import { listOwnApplications, showOwnApplication } from './stages/admission/list-own-applications.ts';
import { showApplicationForm } from './stages/admission/show-application-form.ts';
import { whenApplicationMovesWriteToApplicant } from './stages/admission/when-application-moves-write-to-applicant.ts';
import { withdrawApplication } from './stages/admission/withdraw-application.ts';
import { withdrawEnrolment } from './stages/admission/withdraw-enrolment.ts';
import { writeToApplicant } from './stages/admission/write-to-applicant.ts';
import { decideCase } from './stages/approval/decide-case.ts';
import { giveUpRevision } from './stages/approval/give-up-revision.ts';
import { listCases } from './stages/approval/list-cases.ts';
import { reviseDescription } from './stages/approval/revise-description.ts';
import { showCase } from './stages/approval/show-case.ts';
import { showSubmission } from './stages/approval/show-submission.ts';
import { submitDescription } from './stages/approval/submit-description.ts';
import { whenCaseClosedWriteToCourseLeader } from './stages/approval/when-case-closed-write-to-course-leader.ts';
import { whenDescriptionSubmittedWriteToDeciders } from './stages/approval/when-description-submitted-write-to-deciders.ts';
import { withdrawCase } from './stages/approval/withdraw-case.ts';
import { writeCaseMail } from './stages/approval/write-case-mail.ts';
import { beginClassImport } from './stages/assessment/begin-class-import.ts';
import { changeClassImport } from './stages/assessment/change-class-import.ts';
import { confirmResults } from './stages/assessment/confirm-results.ts';
import { dropClassImport } from './stages/assessment/drop-class-import.ts';
import { enterResults } from './stages/assessment/enter-results.ts';
import { showClassImport } from './stages/assessment/show-class-import.ts';
import { showClassPlace } from './stages/assessment/show-class-place.ts';
import { showResults } from './stages/assessment/show-results.ts';
import { takeClassImport } from './stages/assessment/take-class-import.ts';
import { cancelOffering } from './stages/catalogue/cancel-offering.ts';
import { changeOffering } from './stages/catalogue/change-offering.ts';
import { draftOffering } from './stages/catalogue/draft-offering.ts';
import { listAddresses } from './stages/catalogue/list-addresses.ts';
import { listOfferableDescriptions } from './stages/catalogue/list-offerable-descriptions.ts';
import { listOfferings } from './stages/catalogue/list-offerings.ts';
import { publishOffering } from './stages/catalogue/publish-offering.ts';
import { searchCatalogue } from './stages/catalogue/search-catalogue.ts';
import { showMicroCredential } from './stages/catalogue/show-micro-credential.ts';
import { showOffering } from './stages/catalogue/show-offering.ts';
import { withdrawPublication } from './stages/catalogue/withdraw-publication.ts';
import { askDeviation } from './stages/design/ask-deviation.ts';
import { changeFramework } from './stages/design/change-framework.ts';
import { checkDescription } from './stages/design/check-description.ts';
import { checkOffer } from './stages/design/check-offer.ts';
import { cloneDescription } from './stages/design/clone-description.ts';
import { answerComment } from './stages/design/comments/answer-comment.ts';
import { closeComment } from './stages/design/comments/close-comment.ts';
import { commentOnDescription } from './stages/design/comments/comment-on-description.ts';
import { endInvitation } from './stages/design/comments/end-invitation.ts';
import { inviteStakeholder } from './stages/design/comments/invite-stakeholder.ts';
import { listComments } from './stages/design/comments/list-comments.ts';
import { listDevelopments } from './stages/design/comments/list-developments.ts';
import { listInvitations } from './stages/design/comments/list-invitations.ts';
import { showDevelopment } from './stages/design/comments/show-development.ts';
import { whenStakeholderInvitedWriteToThem } from './stages/design/comments/when-stakeholder-invited-write-to-them.ts';
import { writeInvitationMail } from './stages/design/comments/write-invitation-mail.ts';
import { decideDeviation } from './stages/design/decide-deviation.ts';
import { decideFramework } from './stages/design/decide-framework.ts';
import { describe } from './stages/design/describe.ts';
import { importDescription } from './stages/design/import-description.ts';
import { listDescriptions } from './stages/design/list-descriptions.ts';
import { listDeviations } from './stages/design/list-deviations.ts';
import { listFrameworks } from './stages/design/list-frameworks.ts';
import { listRevisions } from './stages/design/list-revisions.ts';
import { previewFramework } from './stages/design/preview-framework.ts';
import { publishFramework } from './stages/design/publish-framework.ts';
import { searchCodes } from './stages/design/search-codes.ts';
import { setCountryNumbers, setInstitutionNumbers } from './stages/design/set-framework-numbers.ts';
import { showAllianceFrameworks } from './stages/design/show-alliance-frameworks.ts';
import { showDescription } from './stages/design/show-description.ts';
import { showDeviation } from './stages/design/show-deviation.ts';
import { showFramework } from './stages/design/show-framework.ts';
import { showFrameworkDraft } from './stages/design/show-framework-draft.ts';
import { showInstitutionFrameworks } from './stages/design/show-institution-frameworks.ts';
import { speakLanguage } from './stages/design/speak-language.ts';
import { startDescription } from './stages/design/start-description.ts';
import { startFramework } from './stages/design/start-framework.ts';
import { takeBackDeviation } from './stages/design/take-back-deviation.ts';
import { whenDeviationAskedWriteToDeciders } from './stages/design/when-deviation-asked-write-to-deciders.ts';
import { whenDeviationSettledWriteToCourseLeader } from './stages/design/when-deviation-settled-write-to-course-leader.ts';
import { withdrawDescription } from './stages/design/withdraw-description.ts';
import { withdrawFramework } from './stages/design/withdraw-framework.ts';
import { writeDeviationMail } from './stages/design/write-deviation-mail.ts';
import { writeFrameworkRule } from './stages/design/write-framework-rule.ts';
import { askRevocation } from './stages/issuing/ask-revocation.ts';
import { drawCertificate } from './stages/issuing/draw-certificate.ts';
import { endIssuing } from './stages/issuing/end-issuing.ts';
import { handOverCredential } from './stages/issuing/hand-over-credential.ts';
import { issueCredentials } from './stages/issuing/issue-credentials.ts';
import { nameIssuer, showIssuer } from './stages/issuing/issuer-identity.ts';
import { findCredentials, listCredentials } from './stages/issuing/list-credentials.ts';
import { listRevocations } from './stages/issuing/list-revocations.ts';
import { makeHolderShare } from './stages/issuing/make-holder-share.ts';
import { markUnfit } from './stages/issuing/mark-unfit.ts';
import { noteOpening } from './stages/issuing/note-opening.ts';
import { openShare } from './stages/issuing/open-share.ts';
import { orderIssuing } from './stages/issuing/order-issuing.ts';
import { planCredentials } from './stages/issuing/plan-credentials.ts';
import { previewCredential } from './stages/issuing/preview-credential.ts';
import { recordCertificate } from './stages/issuing/record-certificate.ts';
import { recordCredentials } from './stages/issuing/record-credentials.ts';
import { resumeIssuing } from './stages/issuing/resume-issuing.ts';
import { settleRevocation } from './stages/issuing/settle-revocation.ts';
import { showCredential, takeCredential } from './stages/issuing/show-credential.ts';
import { showIssuing } from './stages/issuing/show-issuing.ts';
import { takeIssuing } from './stages/issuing/take-issuing.ts';
import { takeSigned } from './stages/issuing/take-signed.ts';
import { whenCredentialIssuedWriteToLearner } from './stages/issuing/when-credential-issued-write-to-learner.ts';
import { whenCredentialRevokedWriteToLearner } from './stages/issuing/when-credential-revoked-write-to-learner.ts';
import { writeRevocationToLearner } from './stages/issuing/write-revocation-to-learner.ts';
import { writeToLearner } from './stages/issuing/write-to-learner.ts';
import { endShare } from './stages/wallet/end-share.ts';
import { listOwnCredentials } from './stages/wallet/list-own-credentials.ts';
import { shareCredential } from './stages/wallet/share-credential.ts';
import { showOwnCredential } from './stages/wallet/show-own-credential.ts';

/** Everything that can be done here. */
export const acts = [
  orderIssuing,
  resumeIssuing,
  planCredentials,
  markUnfit,
  recordCredentials,
  endIssuing,
  recordCertificate,
  writeToLearner,
  handOverCredential,
  nameIssuer,
  introduceInstitution,
  confirmInstitution,
  changeInstitutionLook,
  writeToContact,
  recordMail,
  makeInstitutionKey,
  rotateInstitutionKey,
  withdrawInstitutionKey,
  allocateStatusEntries,
  setStatus,
  recordStatusList,
  startDescription,
  importDescription,
  cloneDescription,
  describe,
  speakLanguage,
  withdrawDescription,
  startFramework,
  changeFramework,
  writeFrameworkRule,
  publishFramework,
  withdrawFramework,
  decideFramework,
  setCountryNumbers,
  setInstitutionNumbers,
  askDeviation,
  decideDeviation,
  takeBackDeviation,
  inviteStakeholder,
  endInvitation,
  commentOnDescription,
  answerComment,
  closeComment,
  writeInvitationMail,
  reviseDescription,
  giveUpRevision,
  writeDeviationMail,
  submitDescription,
  decideCase,
  withdrawCase,
  writeCaseMail,
  createAdministrator,
  invitePerson,
  giveRole,
  endRole,
  lendRole,
  askForLink,
  registerLearner,
  writeSignInLink,
  openSignInLink,
  endSession,
  apply,
  withdrawApplication,
  decideApplication,
  enrolClass,
  withdrawEnrolment,
  writeToApplicant,
  foundAlliance,
  joinAlliance,
  buildDemonstrationAct,
  letSomebodyIn,
  makeHolderShare,
  askRevocation,
  settleRevocation,
  writeRevocationToLearner,
  noteOpening,
  shareCredential,
  endShare,
  enterResults,
  confirmResults,
  beginClassImport,
  changeClassImport,
  takeClassImport,
  dropClassImport,
  draftOffering,
  changeOffering,
  publishOffering,
  cancelOffering,
  withdrawPublication,
] as const;

/** Everything that can be seen here. */
export const views = [
  showIssuing,
  previewCredential,
  takeIssuing,
  takeSigned,
  showIssuer,
  listInstitutions,
  showInstitution,
  showInstitutionLook,
  showInstitutionLogo,
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
  listDeviations,
  listRevisions,
  listInvitations,
  listComments,
  listDevelopments,
  showDevelopment,
  showDeviation,
  checkOffer,
  listFrameworks,
  showFramework,
  showAllianceFrameworks,
  showFrameworkDraft,
  previewFramework,
  showInstitutionFrameworks,
  showSubmission,
  listCases,
  showCase,
  listPeople,
  listColleagues,
  showMe,
  listMyTasks,
  findWhoAsks,
  showApplicationForm,
  listApplications,
  listOwnApplications,
  showOwnApplication,
  listClass,
  showAlliance,
  openShare,
  listCredentials,
  findCredentials,
  showCredential,
  takeCredential,
  listRevocations,
  listOwnCredentials,
  showOwnCredential,
  showResults,
  showClassImport,
  showClassPlace,
  listOfferings,
  listOfferableDescriptions,
  showOffering,
  searchCodes,
  searchCatalogue,
  showMicroCredential,
  listAddresses,
] as const;

/** What happens by itself after something happened. */
export const followers: readonly Follower[] = [
  whenCredentialIssuedWriteToLearner,
  whenInstitutionIntroducedWriteToContact,
  whenPersonInvitedWriteLink,
  whenApplicationMovesWriteToApplicant,
  whenInstitutionConfirmedMakeKey,
  whenInstitutionKeyMadeSignStatusLists,
  whenDeviationAskedWriteToDeciders,
  whenStakeholderInvitedWriteToThem,
  whenDeviationSettledWriteToCourseLeader,
  whenDescriptionSubmittedWriteToDeciders,
  whenCaseClosedWriteToCourseLeader,
  whenCredentialRevokedWriteToLearner,
];

/** What is done later, and again when it fails. */
export const workers: readonly Worker[] = [sendMail, signStatusList, answerSignIn, issueCredentials, drawCertificate];

export const queues: readonly Queue[] = workers.map((worker) => worker.queue);
