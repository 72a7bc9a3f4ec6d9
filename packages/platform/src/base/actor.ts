import { createHash } from 'node:crypto';

/** A role that a person holds in one institution. */
export type Role = { readonly role: string; readonly institutionId: string };

/** Who acts. */
export type Actor =
  | { readonly kind: 'visitor' }
  /** The command line on this machine. */
  | { readonly kind: 'operator' }
  /** A job or a follower of the journal, by its name. */
  | { readonly kind: 'job'; readonly job: string }
  | { readonly kind: 'person'; readonly personId: string; readonly roles: readonly Role[] };

export const visitor: Actor = { kind: 'visitor' };
export const operator: Actor = { kind: 'operator' };

/** The institutions in which the actor holds any role. */
export function institutionsOf(actor: Actor): readonly string[] {
  return actor.kind === 'person' ? [...new Set(actor.roles.map((role) => role.institutionId))] : [];
}

/** The institutions whose people and roles the actor looks after. */
export function administeredBy(actor: Actor): readonly string[] {
  return actor.kind === 'person' ? actor.roles.filter((held) => held.role === 'institution-admin').map((held) => held.institutionId) : [];
}

/** The institutions in which the actor speaks for the alliances that they are members of. */
export function officesOf(actor: Actor): readonly string[] {
  return actor.kind === 'person' ? actor.roles.filter((held) => held.role === 'alliance-office').map((held) => held.institutionId) : [];
}

/**
 * How the actor is named in the journal and the security log: an id, never a name or an address.
 * A person's id is hashed, so that whoever reads a log line cannot use it as an address in the house.
 */
export function pseudonym(actor: Actor): string {
  switch (actor.kind) {
    case 'visitor':
    case 'operator':
      return actor.kind;
    case 'job':
      return `job:${actor.job}`;
    case 'person':
      return `person:${createHash('sha256').update(`laurel/actor/${actor.personId}`).digest('hex').slice(0, 16)}`;
  }
}
