import { description as mask, text } from '@laurel/microcredential';
import { z } from 'zod';

/** A draft is written; what is submitted waits for its approval; a draft that is given up is withdrawn. */
export const descriptionStates = ['draft', 'submitted', 'approved', 'withdrawn'] as const;
export type DescriptionState = (typeof descriptionStates)[number];

/** The part of a description that policy judges. */
export type DescriptionStanding = { readonly id: string; readonly institutionId: string; readonly state: DescriptionState };

/** A tag of BCP 47, short enough for a name of a field. */
export const languageTag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

/** What every reader of a description gets to know of it. */
export const descriptionHead = z.object({
  id: z.uuid(),
  institutionId: z.uuid(),
  state: z.enum(descriptionStates),
  version: z.number().int(),
  /** a text, or texts by language */
  title: text.optional(),
  madeAt: z.string(),
  changedAt: z.string(),
});
export type DescriptionHead = z.output<typeof descriptionHead>;

/** A description with all it says. */
export const wholeDescription = descriptionHead.extend({
  languages: z.array(z.string()),
  /** hand this back when you change a section: it tells whether somebody else changed it meanwhile */
  edit: z.number().int(),
  description: mask,
});
export type WholeDescription = z.output<typeof wholeDescription>;
