import { text } from '@laurel/microcredential';
import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { type OfferingStanding, offering } from './offering.ts';
import { pageOfOfferings } from './offering-list.store.ts';

/** An offering as it stands in a list. */
export const offeringHead = offering.extend({ title: text.optional() });
export type OfferingHead = z.output<typeof offeringHead>;

/** The offerings of the reader's institutions, those that begin last first, a page at a time. */
export const listOfferings = defineView({
  name: 'list-offerings',
  input: z.object({
    /** as `next` of the page before said */
    after: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  result: z.object({ offerings: z.array(offeringHead), next: z.string().optional() }),
  rest: { method: 'GET', path: '/api/offerings', summary: 'List the offerings of your institutions' },
  about: async (): Promise<OfferingStanding | undefined> => undefined,
  look: (tx, input) => pageOfOfferings(tx, input),
});
