import type { MessageKey } from '../languages/message.ts';

/** The entries of the main navigation. */
export const places = [
  { place: 'institutions', path: '/institutions', says: 'nav.institutions' },
  { place: 'design', path: '/design', says: 'nav.design', forPeople: true },
  { place: 'verify', path: '/verify', says: 'nav.verify' },
  { place: 'interfaces', path: '/api', says: 'nav.interfaces' },
] as const satisfies readonly { place: string; path: string; says: MessageKey; forPeople?: true }[];

export type Place = (typeof places)[number]['place'];
