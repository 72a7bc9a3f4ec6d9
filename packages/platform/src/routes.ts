import { acts, views } from './acts.ts';
import { institutionPage } from './base/people/institution.page.tsx';
import { institutionsPage } from './base/people/institutions.page.tsx';
import { introduceInstitutionPage } from './base/people/introduce-institution.page.tsx';
import { introducedPage } from './base/people/introduced.page.tsx';
import type { Callable } from './base/rest/call.ts';
import { interfacesPage } from './base/rest/interfaces.page.tsx';
import { problemPage, problemsPage } from './base/rest/problem.page.tsx';
import { componentsPage } from './base/ui/components.page.tsx';
import type { Page } from './base/ui/page.ts';
import { homePage } from './home.page.tsx';
import { verifyPage } from './stages/verification/verify.page.tsx';

/** Everything that may be called over HTTP, where it names an address. */
export const callables: readonly Callable[] = [...acts, ...views] as readonly unknown[] as readonly Callable[];

/** Every page there is. The first whose path fits answers, so fixed paths stand before those with places. */
export const pages: readonly Page[] = [
  homePage,
  institutionsPage,
  introduceInstitutionPage,
  introducedPage,
  institutionPage,
  verifyPage,
  interfacesPage(callables),
  problemsPage,
  problemPage,
  componentsPage,
];
