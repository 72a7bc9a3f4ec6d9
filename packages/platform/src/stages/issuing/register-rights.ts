import { sql } from 'kysely';
import { type Actor, institutionsOf } from '../../base/actor.ts';
import type { Scope } from '../../base/policy.ts';
import type { RegisterStanding } from './credential-register.ts';
import type { RevocationStanding } from './revocation.ts';

/** Registrars keep the register of what was issued; administrators look into it and are the second person where there is one registrar. */
const REGISTER = ['registrar', 'institution-admin'];

function registersOf(actor: Actor): readonly string[] {
  return actor.kind === 'person' ? actor.roles.flatMap(({ role, institutionId }) => (REGISTER.includes(role) ? institutionId : [])) : [];
}

/** Who reads the register of an institution; where none is named, that of some. */
export function readsRegister(actor: Actor, about: RegisterStanding | undefined): boolean {
  const own = registersOf(actor);
  return about === undefined ? own.length > 0 : own.includes(about.institutionId);
}

export const ownRegisters = (actor: Actor): Scope => sql`credential.institution_id = any(${[...new Set(registersOf(actor))]}::uuid[])`;

/** To anybody who does not work there, a credential of somebody is not there. */
export function worksWhereIssued(actor: Actor, about: RegisterStanding | undefined): boolean {
  return about !== undefined && institutionsOf(actor).includes(about.institutionId);
}

export function asksForRevocation(actor: Actor, about: RegisterStanding | undefined): boolean {
  return (
    actor.kind === 'person' &&
    about !== undefined &&
    actor.roles.some(({ role, institutionId }) => role === 'registrar' && institutionId === about.institutionId)
  );
}

/** Never whoever asked: two persons take a credential back. */
export function settlesRevocation(actor: Actor, about: RevocationStanding | undefined): boolean {
  return actor.kind === 'person' && about !== undefined && actor.personId !== about.askedBy && readsRegister(actor, about);
}
