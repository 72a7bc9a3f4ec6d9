import { acts, views } from './acts.ts';
import { didJson } from './base/institution-keys/did.document.ts';
import { institutionPage } from './base/people/institution.page.tsx';
import { institutionsPage } from './base/people/institutions.page.tsx';
import { introduceInstitutionPage } from './base/people/introduce-institution.page.tsx';
import { introducedPage } from './base/people/introduced.page.tsx';
import { mePage } from './base/people/me.page.tsx';
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
import { homePage } from './home.page.tsx';
import { checkDescriptionPage } from './stages/design/check-description.page.tsx';
import { descriptionPage } from './stages/design/description.page.tsx';
import { descriptionsPage } from './stages/design/descriptions.page.tsx';
import { importDescriptionPage } from './stages/design/import-description.page.tsx';
import { sectionPage } from './stages/design/section.page.tsx';
import { startDescriptionPage } from './stages/design/start-description.page.tsx';
import { verifyPage } from './stages/verification/verify.page.tsx';

/** Everything that may be called over HTTP, where it names an address. */
export const callables: readonly Callable[] = [...acts, ...views] as readonly unknown[] as readonly Callable[];

/** What machines fetch under fixed addresses outside of the interface. */
export const documents: readonly PublicDocument[] = [didJson, statusListDocument];

/** Every page there is. The first whose path fits answers, so fixed paths stand before those with places. */
export const pages: readonly Page[] = [
  homePage,
  institutionsPage,
  introduceInstitutionPage,
  introducedPage,
  peoplePage,
  personPage,
  institutionPage,
  signInPage,
  signInSentPage,
  signInLinkPage,
  mePage,
  descriptionsPage,
  startDescriptionPage,
  importDescriptionPage,
  descriptionPage,
  checkDescriptionPage,
  sectionPage,
  verifyPage,
  interfacesPage(callables),
  problemsPage,
  problemPage,
  componentsPage,
];
