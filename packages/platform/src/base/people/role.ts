import { z } from 'zod';
import type { Role } from '../actor.ts';
import type { MessageKey } from '../languages/message.ts';

/** What a person can be in an institution. Who may do what in which role is said in policy.ts. */
export const roleNames = [
  'course-leader',
  'lecturer',
  'quality-officer',
  'decider',
  'admission-officer',
  'registrar',
  'recognition-officer',
  'institution-admin',
  'alliance-office',
] as const;
export type RoleName = (typeof roleNames)[number];
export const roleName = z.enum(roleNames);

/** The words for a role. */
export const roleLabel = (role: RoleName): MessageKey => `role.${role}`;

/** A role that was given: it counts from its first day to its last, both included, unless it was ended before. */
export const assignment = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  institutionId: z.uuid(),
  role: roleName,
  fromDay: z.iso.date(),
  untilDay: z.iso.date().optional(),
  /** ISO 8601 in UTC */
  endedAt: z.string().optional(),
  /** The lender's own assignment, where the role is lent. */
  lentFrom: z.uuid().optional(),
});
export type Assignment = z.output<typeof assignment>;

/** The calendar day of a moment, in UTC. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** Whether an assignment counts now. A lent one counts only while the lender's own does, and what is lent cannot be lent on. */
export function isInForce(held: Assignment, all: readonly Assignment[], now: Date): boolean {
  if (!counts(held, now)) return false;
  if (held.lentFrom === undefined) return true;
  const own = all.find(({ id }) => id === held.lentFrom);
  return (
    own !== undefined &&
    own.lentFrom === undefined &&
    own.role === held.role &&
    own.institutionId === held.institutionId &&
    own.personId !== held.personId &&
    counts(own, now)
  );
}

function counts({ fromDay, untilDay, endedAt }: Assignment, now: Date): boolean {
  const today = dayOf(now);
  if (endedAt !== undefined && new Date(endedAt) <= now) return false;
  return fromDay <= today && (untilDay === undefined || today <= untilDay);
}

/**
 * The roles of one person that count now.
 * @param all the person's assignments, and those they were lent from
 */
export function rolesInForce(personId: string, all: readonly Assignment[], now: Date): readonly Role[] {
  const roles = all
    .filter((held) => held.personId === personId && isInForce(held, all, now))
    .map(({ role, institutionId }) => ({ role, institutionId }));
  return [...new Map(roles.map((held) => [`${held.role}/${held.institutionId}`, held])).values()];
}

/** What whoever gives a role says: which, and for how long. An end before the beginning is none. */
export const term = {
  role: roleName,
  fromDay: z.iso.date().optional(),
  untilDay: z.iso.date().optional(),
} as const;
