import type { Actor } from '../actor.ts';
import type { MessageKey } from '../languages/message.ts';
import type { RoleName } from '../people/role.ts';

/** Whom an entry of the main navigation is for: everybody; whoever is signed in, or works here in no role; whoever works in one of these. */
type For = 'all' | 'visitors-and-learners' | 'learners' | readonly RoleName[];

/** The entries of the main navigation. */
export const places = [
  { place: 'catalogue', path: '/catalogue', says: 'nav.catalogue', for: 'all' },
  { place: 'credentials', path: '/me/credentials', says: 'nav.credentials', for: 'learners' },
  { place: 'applications', path: '/me/applications', says: 'nav.applications', for: 'learners' },
  {
    place: 'design',
    path: '/design',
    says: 'nav.design',
    for: ['course-leader', 'lecturer', 'quality-officer', 'decider', 'institution-admin'],
  },
  {
    place: 'approvals',
    path: '/approvals',
    says: 'nav.approvals',
    for: ['course-leader', 'quality-officer', 'decider', 'institution-admin'],
  },
  {
    place: 'offerings',
    path: '/offerings',
    says: 'nav.offerings',
    for: ['course-leader', 'lecturer', 'quality-officer', 'admission-officer', 'registrar', 'institution-admin'],
  },
  { place: 'register', path: '/credentials', says: 'nav.register', for: ['registrar', 'institution-admin'] },
  { place: 'revocations', path: '/revocations', says: 'nav.revocations', for: ['registrar', 'institution-admin'] },
  { place: 'frameworks', path: '/frameworks', says: 'nav.frameworks', for: ['alliance-office'] },
  { place: 'verify', path: '/verify', says: 'nav.verify', for: 'all' },
  // Whoever works here finds it in the foot of every page.
  { place: 'check', path: '/check', says: 'nav.check', for: 'visitors-and-learners' },
  { place: 'institutions', path: '/institutions', says: 'nav.institutions', for: 'visitors-and-learners' },
  // Machines read it; people find it in the foot of every page.
  { place: 'interfaces', path: '/api', says: 'nav.interfaces', for: [] },
] as const satisfies readonly { place: string; path: string; says: MessageKey; for: For }[];

export type Place = (typeof places)[number]['place'];

/** The entries that somebody is offered: what only people in other roles work with is not in their way. */
export function placesFor(actor: Actor): readonly (typeof places)[number][] {
  const roles = actor.kind === 'person' ? actor.roles.map(({ role }) => role) : [];
  return places.filter(({ for: whom }: { for: For }) => {
    if (whom === 'all') return true;
    if (whom === 'visitors-and-learners') return roles.length === 0;
    if (whom === 'learners') return actor.kind === 'person' && roles.length === 0;
    return whom.some((role) => roles.includes(role));
  });
}
