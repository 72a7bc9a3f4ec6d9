import { text } from '@laurel/microcredential';
import { z } from 'zod';
import type { Actor } from '../../base/actor.ts';

/** A case waits for its awarding bodies until the last yes or the first no, or until it is taken back. */
export const caseStates = ['under-review', 'changes-required', 'authorised', 'rejected', 'withdrawn'] as const;
export type CaseState = (typeof caseStates)[number];

/** What one awarding body says. Silence is no yes. */
export const decisions = ['pending', 'approved', 'changes-required', 'rejected'] as const;
export type Decision = (typeof decisions)[number];

/** What a decider can say. */
export const verdictsOfDeciders = ['approved', 'changes-required', 'rejected'] as const;

/** The part of a case that policy judges. */
export type CaseStanding = {
  readonly id: string;
  readonly descriptionId: string;
  readonly version: number;
  readonly institutionId: string;
  readonly parties: readonly string[];
  readonly state: CaseState;
  readonly contentHash: string;
  readonly openedBy: string | null;
  /** everybody who wrote at the description */
  readonly authors: readonly string[];
};

/** An awarding body in a case, and what it said. */
export const party = z.object({
  institutionId: z.uuid(),
  name: z.string(),
  country: z.string(),
  decision: z.enum(decisions),
  /** ISO 8601 in UTC */
  decidedAt: z.string().optional(),
  reason: z.string().optional(),
});
export type Party = z.output<typeof party>;

/** What every reader of a case gets to know of it. Who decided for an institution is not in it: the institution did. */
export const caseHead = z.object({
  id: z.uuid(),
  descriptionId: z.uuid(),
  version: z.number().int(),
  /** the leading institution */
  institutionId: z.uuid(),
  state: z.enum(caseStates),
  title: text.optional(),
  openedAt: z.string(),
  closedAt: z.string().optional(),
  parties: z.array(party),
});
export type CaseHead = z.output<typeof caseHead>;

/** What keeps somebody from deciding. */
export const obstacles = ['closed', 'no-decider', 'author', 'decided'] as const;
export type Obstacle = (typeof obstacles)[number];

/** The parties of a case for which somebody is a decider. */
export function partiesDecidedBy(actor: Actor, { parties }: Pick<CaseStanding, 'parties'>): readonly string[] {
  if (actor.kind !== 'person') return [];
  const held = actor.roles.filter(({ role, institutionId }) => role === 'decider' && parties.includes(institutionId));
  return [...new Set(held.map(({ institutionId }) => institutionId))];
}

/** Whoever wrote at a description or submitted it does not decide about it. */
export function isAuthor(actor: Actor, { authors, openedBy }: Pick<CaseStanding, 'authors' | 'openedBy'>): boolean {
  return actor.kind === 'person' && (authors.includes(actor.personId) || openedBy === actor.personId);
}

/** For which awarding bodies somebody can decide now, and if for none, why. */
export function sayOf(
  actor: Actor,
  standing: CaseStanding,
  parties: readonly Pick<Party, 'institutionId' | 'decision'>[],
): { readonly for: readonly string[]; readonly obstacle?: Obstacle } {
  const own = partiesDecidedBy(actor, standing);
  const open = own.filter((id) => parties.some(({ institutionId, decision }) => institutionId === id && decision === 'pending'));
  if (standing.state !== 'under-review') return { for: [], obstacle: 'closed' };
  if (own.length === 0) return { for: [], obstacle: 'no-decider' };
  if (isAuthor(actor, standing)) return { for: [], obstacle: 'author' };
  return open.length === 0 ? { for: [], obstacle: 'decided' } : { for: open };
}

/** What the decisions make of a case: one no ends it, only every yes authorises it. */
export function outcomeOf(decisions: readonly Decision[]): CaseState {
  if (decisions.includes('rejected')) return 'rejected';
  if (decisions.includes('changes-required')) return 'changes-required';
  return decisions.length > 0 && decisions.every((decision) => decision === 'approved') ? 'authorised' : 'under-review';
}
