import { acts, views } from './acts.ts';
import { didJson } from './base/institution-keys/did.document.ts';
import { institutionPage } from './base/people/institution.page.tsx';
import { institutionLogo } from './base/people/institution-logo.document.ts';
import { institutionLookPage } from './base/people/institution-look.page.tsx';
import { institutionsPage } from './base/people/institutions.page.tsx';
import { introduceInstitutionPage } from './base/people/introduce-institution.page.tsx';
import { introducedPage } from './base/people/introduced.page.tsx';
import { lendRolePage } from './base/people/lend-role.page.tsx';
import { mePageWith } from './base/people/me.page.tsx';
import { peoplePage } from './base/people/people.page.tsx';
import { personPage } from './base/people/person.page.tsx';
import { signInLinkPage, signInPage, signInSentPage } from './base/people/sign-in.page.tsx';
import type { Callable } from './base/rest/call.ts';
import { interfacesPage } from './base/rest/interfaces.page.tsx';
import { problemPage, problemsPage } from './base/rest/problem.page.tsx';
import type { PublicDocument } from './base/rest/public-document.ts';
import { statusListDocument } from './base/status-lists/status-list.document.ts';
import { componentsPage } from './base/ui/components.page.tsx';
import type { Page } from './base/ui/page.ts';
import { homePage } from './home/home.page.tsx';
import { WaitingTasks } from './home/waiting-tasks.tsx';
import { applicationsPage } from './stages/admission/applications.page.tsx';
import { applyPage } from './stages/admission/apply.page.tsx';
import { applySentPage } from './stages/admission/apply-newcomer.tsx';
import { classPage } from './stages/admission/class.page.tsx';
import { ownApplicationPage } from './stages/admission/own-application.page.tsx';
import { ownApplicationsPage } from './stages/admission/own-applications.page.tsx';
import { approvalOfDescription } from './stages/approval/approval-of-description.tsx';
import { approvalsPage } from './stages/approval/approvals.page.tsx';
import { casePage } from './stages/approval/case.page.tsx';
import { reviseDescriptionPage } from './stages/approval/revise-description.page.tsx';
import { submitDescriptionPage } from './stages/approval/submit-description.page.tsx';
import { classImportPage } from './stages/assessment/class-import.page.tsx';
import { importClassPage } from './stages/assessment/import-class.page.tsx';
import { resultsPage } from './stages/assessment/results.page.tsx';
import { cataloguePage } from './stages/catalogue/catalogue.page.tsx';
import { draftOfferingPage } from './stages/catalogue/draft-offering.page.tsx';
import { editOfferingPage } from './stages/catalogue/edit-offering.page.tsx';
import { feedDocument } from './stages/catalogue/feed.document.ts';
import { microCredentialPage } from './stages/catalogue/micro-credential.page.tsx';
import { offeringPage } from './stages/catalogue/offering.page.tsx';
import { offeringDatesDocument } from './stages/catalogue/offering-dates.document.ts';
import { offeringsPage } from './stages/catalogue/offerings.page.tsx';
import { publicOfferingPage } from './stages/catalogue/public-offering.page.tsx';
import { sitemapDocument } from './stages/catalogue/sitemap.document.ts';
import { allianceFrameworksPage } from './stages/design/alliance-frameworks.page.tsx';
import { checkDescriptionPage } from './stages/design/check-description.page.tsx';
import { checkOfferPage } from './stages/design/check-offer.page.tsx';
import { commentsPage } from './stages/design/comments/comments.page.tsx';
import { developmentPage } from './stages/design/comments/development.page.tsx';
import { developmentsPage } from './stages/design/comments/developments.page.tsx';
import { countryNumbersPage } from './stages/design/country-numbers.page.tsx';
import { descriptionPage } from './stages/design/description.page.tsx';
import { descriptionDeviationsPage } from './stages/design/description-deviations.page.tsx';
import { descriptionsPage } from './stages/design/descriptions.page.tsx';
import { deviationPage } from './stages/design/deviation.page.tsx';
import { deviationsPage } from './stages/design/deviations.page.tsx';
import { frameworkPage } from './stages/design/framework.page.tsx';
import { frameworkHeadPage } from './stages/design/framework-head.page.tsx';
import { frameworkPreviewPage } from './stages/design/framework-preview.page.tsx';
import { frameworkRulePage } from './stages/design/framework-rule.page.tsx';
import { frameworksPage } from './stages/design/frameworks.page.tsx';
import { importDescriptionPage } from './stages/design/import-description.page.tsx';
import { institutionFrameworksPage } from './stages/design/institution-frameworks.page.tsx';
import { institutionNumbersPage } from './stages/design/institution-numbers.page.tsx';
import { ownFrameworkPage } from './stages/design/own-framework.page.tsx';
import { readDescriptionPage } from './stages/design/read-description.page.tsx';
import { sectionPage } from './stages/design/section.page.tsx';
import { startDescriptionPage } from './stages/design/start-description.page.tsx';
import { stepsPage } from './stages/design/steps.page.tsx';
import { templatePage } from './stages/design/template.page.tsx';
import { workedExamplesPage } from './stages/design/worked-examples.page.tsx';
import { certificateFile, credentialFile, credentialPage } from './stages/issuing/credential.page.tsx';
import { credentialsPage } from './stages/issuing/credentials-of-institution.page.tsx';
import { issuePage } from './stages/issuing/issue.page.tsx';
import { issuerPage } from './stages/issuing/issuer.page.tsx';
import { previewCredentialPage } from './stages/issuing/preview-credential.page.tsx';
import { revocationsPage } from './stages/issuing/revocations.page.tsx';
import { verifyPage } from './stages/verification/verify.page.tsx';
import { credentialFiles } from './stages/wallet/files.ts';
import { ownCredentialPage } from './stages/wallet/own-credential.page.tsx';
import { ownCredentialsPage } from './stages/wallet/own-credentials.page.tsx';
import { sharedCredentialPage } from './stages/wallet/shared-credential.page.tsx';

/** Everything that may be called over HTTP, where it names an address. */
export const callables: readonly Callable[] = [...acts, ...views] as readonly unknown[] as readonly Callable[];

/** What machines fetch under fixed addresses outside of the interface. */
export const documents: readonly PublicDocument[] = [
  didJson,
  statusListDocument,
  institutionLogo,
  offeringDatesDocument,
  feedDocument,
  sitemapDocument,
];

/** Every page there is. The first whose path fits answers, so fixed paths stand before those with places. */
export const pages: readonly Page[] = [
  homePage,
  institutionsPage,
  introduceInstitutionPage,
  introducedPage,
  peoplePage,
  personPage,
  institutionLookPage,
  institutionPage,
  signInPage,
  signInSentPage,
  signInLinkPage,
  mePageWith(WaitingTasks),
  ownApplicationsPage,
  ownApplicationPage,
  applyPage,
  applySentPage,
  applicationsPage,
  classPage,
  lendRolePage,
  descriptionsPage,
  startDescriptionPage,
  importDescriptionPage,
  descriptionPage(approvalOfDescription),
  checkDescriptionPage,
  descriptionDeviationsPage,
  reviseDescriptionPage,
  commentsPage,
  developmentsPage,
  developmentPage,
  deviationsPage,
  deviationPage,
  frameworksPage,
  frameworkPage,
  allianceFrameworksPage,
  frameworkHeadPage,
  frameworkPreviewPage,
  frameworkRulePage,
  ownFrameworkPage,
  countryNumbersPage,
  institutionFrameworksPage,
  institutionNumbersPage,
  submitDescriptionPage,
  templatePage,
  stepsPage,
  readDescriptionPage,
  sectionPage,
  checkOfferPage,
  workedExamplesPage,
  approvalsPage,
  casePage,
  resultsPage,
  importClassPage,
  classImportPage,
  credentialsPage,
  credentialPage,
  credentialFile,
  certificateFile,
  revocationsPage,
  issuePage,
  previewCredentialPage,
  issuerPage,
  cataloguePage,
  microCredentialPage,
  publicOfferingPage,
  offeringsPage,
  draftOfferingPage,
  offeringPage,
  editOfferingPage,
  verifyPage,
  ownCredentialsPage,
  ownCredentialPage,
  sharedCredentialPage,
  ...credentialFiles,
  interfacesPage(callables),
  problemsPage,
  problemPage,
  componentsPage,
];
