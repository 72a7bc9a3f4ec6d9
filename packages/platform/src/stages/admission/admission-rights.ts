import type { Actor } from '../../base/actor.ts';

const holdsThere = (actor: Actor, roles: readonly string[], about: { readonly institutionId: string } | undefined): boolean =>
  actor.kind === 'person' &&
  about !== undefined &&
  actor.roles.some(({ role, institutionId }) => institutionId === about.institutionId && roles.includes(role));

/** Who reads and decides applications at the offering institution. */
export const decidesApplications = (actor: Actor, about: { readonly institutionId: string } | undefined): boolean =>
  holdsThere(actor, ['admission-officer', 'course-leader'], about);

/** Who enrols a class and ends enrolments there. */
export const keepsClass = (actor: Actor, about: { readonly institutionId: string } | undefined): boolean =>
  holdsThere(actor, ['admission-officer', 'registrar'], about);

/** Who sees who takes part: whoever keeps the class, teaches it or leads it. */
export const seesClass = (actor: Actor, about: { readonly institutionId: string } | undefined): boolean =>
  holdsThere(actor, ['admission-officer', 'registrar', 'course-leader', 'lecturer'], about);
