import { z } from 'zod';
import { languageTag } from '../design/description.ts';

/** A draft is prepared; a published one can be applied to; a cancelled one does not take place. */
export const offeringStates = ['draft', 'published', 'cancelled'] as const;
export type OfferingState = (typeof offeringStates)[number];

/** One edition of an approved description: dates, place, language, seats, price. */
export const offering = z.object({
  id: z.uuid(),
  descriptionId: z.uuid(),
  /** the version of the description that is offered: fixed */
  version: z.number().int(),
  institutionId: z.uuid(),
  state: z.enum(offeringStates),
  /** calendar days, such as `2026-11-22` */
  startsOn: z.string(),
  endsOn: z.string(),
  /** the last day on which one may apply; without it, nobody applies and a class list comes */
  applyUntil: z.string().optional(),
  place: z.string().optional(),
  /** BCP 47 */
  language: z.string().regex(languageTag),
  seats: z.number().int(),
  taken: z.number().int(),
  priceCents: z.number().int(),
  /** ISO 4217 */
  currency: z.string(),
  publishedAt: z.string().optional(),
  /** when the dates or the place were last changed after publication */
  movedAt: z.string().optional(),
  cancelledAt: z.string().optional(),
  cancelReason: z.string().optional(),
  /** hand this back when you change the offering: it tells whether somebody else changed it meanwhile */
  edit: z.number().int(),
});
export type Offering = z.output<typeof offering>;

/** The part of an offering that policy judges. */
export type OfferingStanding = { readonly id: string; readonly institutionId: string; readonly state: OfferingState };

/** Whether somebody may apply on that day: published, with a last day that has not passed, and a free seat. */
export function takesApplications(about: Pick<Offering, 'state' | 'applyUntil' | 'seats' | 'taken'>, today: string): boolean {
  return about.state === 'published' && about.applyUntil !== undefined && today <= about.applyUntil && about.taken < about.seats;
}
