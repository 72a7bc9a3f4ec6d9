import { text } from '@laurel/microcredential';
import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { offerableDescriptions } from './offering-list.store.ts';

/** The approved descriptions of which the reader may prepare an offering, the youngest first. */
export const listOfferableDescriptions = defineView({
  name: 'list-offerable-descriptions',
  input: z.object({}),
  result: z.object({
    descriptions: z.array(
      z.object({
        id: z.uuid(),
        institutionId: z.uuid(),
        title: text.optional(),
        languages: z.array(z.string()),
        version: z.number().int(),
      }),
    ),
  }),
  rest: { method: 'GET', path: '/api/offerable-descriptions', summary: 'List the approved descriptions that you may offer' },
  about: async () => undefined,
  look: async (tx) => ({ descriptions: await offerableDescriptions(tx) }),
});
