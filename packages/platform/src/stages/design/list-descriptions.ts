import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { type DescriptionStanding, descriptionHead } from './description.ts';
import { pageOfDescriptions } from './design.store.ts';

/** The descriptions of the reader's institutions, the youngest first, a page at a time. */
export const listDescriptions = defineView({
  name: 'list-descriptions',
  input: z.object({
    /** as `next` of the page before said */
    after: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  result: z.object({ descriptions: z.array(descriptionHead), next: z.string().optional() }),
  rest: { method: 'GET', path: '/api/descriptions', summary: 'List the descriptions of your institutions' },
  about: async (): Promise<DescriptionStanding | undefined> => undefined,
  look: (tx, input) => pageOfDescriptions(tx, input),
});
