import type { Actor } from './base/actor.ts';
import type { Page } from './base/ui/page.ts';
import type { Visit } from './base/ui/visit.ts';
import { pages } from './routes.ts';

/** The pages of the house as somebody sees them who need not sign in first. Whoever is nobody meets the door as it is. */
export const pagesAs = (actor: Actor): readonly Page[] => (actor.kind === 'visitor' ? pages : pagesOf(() => actor));

/** The same for somebody who is not known yet when the server starts. */
export function pagesOf(whoever: () => Actor): readonly Page[] {
  const as = (visit: Visit): Visit => ({ ...visit, context: { ...visit.context, actor: whoever() } });
  return pages.map(({ forPeople: _, post, ...page }) => ({
    ...page,
    get: (visit) => page.get(as(visit)),
    ...(post ? { post: (visit, answers) => post(as(visit), answers) } : {}),
  }));
}
