import { z } from 'zod';
import { oneLine } from '../../base/plain-text.ts';
import type { InputIssue } from '../../base/refusal.ts';
import { languageTag } from '../design/description.ts';
import { LARGEST_PRICE_CENTS } from './money.ts';
import type { Offering } from './offering.ts';

const day = z.iso.date().refine((value) => value >= '2000-01-01' && value <= '2199-12-31', { error: 'invalid' });

/** What is settled about an offering by whoever arranges it. */
export const terms = {
  startsOn: day,
  endsOn: day,
  applyUntil: day,
  place: oneLine(1, 200),
  language: z.string().max(35).regex(languageTag),
  seats: z.number().int().min(1).max(100_000),
  priceCents: z.number().int().min(0).max(LARGEST_PRICE_CENTS),
} as const;

export type Terms = Pick<Offering, 'startsOn' | 'endsOn' | 'applyUntil' | 'place' | 'language' | 'seats' | 'priceCents'>;

/** What does not fit together, each with its member. */
export function troublesOfTerms({ startsOn, endsOn, applyUntil, seats }: Terms, taken = 0): InputIssue[] {
  return [
    ...(endsOn < startsOn ? [issue('endsOn', 'before-start', 'is before the first day')] : []),
    ...(applyUntil !== undefined && applyUntil > endsOn ? [issue('applyUntil', 'after-end', 'is after the last day')] : []),
    ...(seats < taken ? [issue('seats', 'fewer-than-taken', 'is less than the seats that are taken')] : []),
  ];
}

function issue(path: string, code: string, message: string): InputIssue {
  return { path, code, message };
}
