import { text } from '@laurel/microcredential';
import { z } from 'zod';
import type { Actor } from '../../base/actor.ts';
import { paragraphs } from '../../base/plain-text.ts';

/** Asked for by a course leader; granted or declined by a decider; withdrawn before anybody decided; or ended before its last day. */
export const deviationStates = ['asked', 'granted', 'declined', 'withdrawn', 'ended'] as const;
export type DeviationState = (typeof deviationStates)[number];

const LONGEST_REASON = 2_000;
/** Why somebody asks, decides or ends: everybody reads it who reads the description. */
export const deviationReason = paragraphs(10, LONGEST_REASON);

/** For longer than this, a rule should be changed rather than deviated from. */
const MOST_YEARS = 5;

/** How a rule is named: as its framework does. */
export const ruleOfFramework = { framework: z.string().max(100), rule: z.string().max(20) } as const;

const institution = z.object({ id: z.uuid(), name: z.string(), country: z.string() });

/** A rule that one description need not keep from a day to a day, because its leading institution decided so and said why. */
export const deviation = z.object({
  id: z.uuid(),
  ...ruleOfFramework,
  /** which decided, and for which it holds; by whose hand is no part of it */
  institution,
  reason: z.string(),
  decidedOn: z.iso.date(),
  from: z.iso.date(),
  /** the last day on which it holds */
  until: z.iso.date(),
  /** the day on which it was taken back, from which it does not hold any more */
  endedOn: z.iso.date().optional(),
});
export type Deviation = z.output<typeof deviation>;

/** Everything that is kept about a deviation, from the wish to its end. */
export const deviationRecord = z.object({
  id: z.uuid(),
  descriptionId: z.uuid(),
  title: text.optional(),
  /** of the framework, where it is an alliance's own */
  frameworkTitle: text.optional(),
  institution,
  ...ruleOfFramework,
  /** of the framework, when it was asked for or, once granted, when it was decided */
  version: z.string(),
  state: z.enum(deviationStates),
  wish: z.string(),
  wishedUntil: z.iso.date(),
  askedAt: z.string(),
  reason: z.string().optional(),
  decidedAt: z.string().optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  endedAt: z.string().optional(),
  endReason: z.string().optional(),
});
export type DeviationRecord = z.output<typeof deviationRecord>;

/** The part of a deviation that policy judges. */
export type DeviationStanding = {
  readonly id: string;
  readonly descriptionId: string;
  readonly institutionId: string;
  readonly state: DeviationState;
  readonly askedBy: string | null;
  /** everybody who wrote at the description */
  readonly authors: readonly string[];
};

/** Whether a deviation holds on a day; where no day is asked for, one that was not taken back does. */
export function holdsOn({ from, until, endedOn }: Pick<Deviation, 'from' | 'until' | 'endedOn'>, day: string | undefined): boolean {
  if (day === undefined) return endedOn === undefined;
  return from <= day && day <= until && (endedOn === undefined || day < endedOn);
}

/** The last day on which a deviation held. */
export function endOf({ until, endedOn }: Pick<Deviation, 'until' | 'endedOn'>): string {
  return endedOn !== undefined && endedOn < until ? endedOn : until;
}

/** What is wrong with the last day that somebody names for a deviation from today on. */
export function wrongLastDay(until: string, today: string, latest?: string): 'not-in-future' | 'too-far' | 'later-than-wished' | undefined {
  if (until <= today) return 'not-in-future';
  if (until > furthestDay(today)) return 'too-far';
  return latest !== undefined && until > latest ? 'later-than-wished' : undefined;
}

/** ISO days stand in the order of their letters, also one that is in no calendar. */
export function furthestDay(today: string): string {
  return `${Number(today.slice(0, 4)) + MOST_YEARS}${today.slice(4)}`;
}

/** What keeps somebody from deciding about a wish. */
export const deviationObstacles = ['settled', 'no-decider', 'author'] as const;

/** A decider of the leading institution who neither wrote at the description nor asked. */
export function obstacleTo(actor: Actor, standing: DeviationStanding): (typeof deviationObstacles)[number] | undefined {
  if (standing.state !== 'asked') return 'settled';
  return obstacleToAny(actor, standing);
}

/** The same, whatever has become of the wish. */
export function obstacleToAny(actor: Actor, standing: DeviationStanding): 'no-decider' | 'author' | undefined {
  const { institutionId, authors, askedBy } = standing;
  if (actor.kind !== 'person') return 'no-decider';
  if (!actor.roles.some((held) => held.role === 'decider' && held.institutionId === institutionId)) return 'no-decider';
  return authors.includes(actor.personId) || askedBy === actor.personId ? 'author' : undefined;
}
