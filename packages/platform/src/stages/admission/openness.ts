import { type Offering, takesApplications } from '../catalogue/offering.ts';

/** Whether somebody may apply on a day, and if not, why: the reason decides what they are told to do instead. */
export type Openness = 'open' | 'draft' | 'cancelled' | 'by-list' | 'over' | 'full';

export function openness(about: Pick<Offering, 'state' | 'applyUntil' | 'seats' | 'taken'>, today: string): Openness {
  if (about.state !== 'published') return about.state;
  if (takesApplications(about, today)) return 'open';
  if (about.applyUntil === undefined) return 'by-list';
  return today > about.applyUntil ? 'over' : 'full';
}
