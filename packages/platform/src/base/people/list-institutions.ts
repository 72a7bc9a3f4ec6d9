import { z } from 'zod';
import { defineView } from '../act.ts';
import { type InstitutionStanding, institution } from './institution.ts';
import { pageOfInstitutions } from './people.store.ts';

/** The institutions of the house by name, a page at a time. */
export const listInstitutions = defineView({
  name: 'list-institutions',
  input: z.object({
    /** as `next` of the page before said */
    after: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  result: z.object({ institutions: z.array(institution), next: z.string().optional() }),
  rest: { method: 'GET', path: '/api/institutions', summary: 'List the institutions' },
  // The list itself is open to all; what stands in it is narrowed by the scope.
  about: async (): Promise<InstitutionStanding | undefined> => undefined,
  look: (tx, input) => pageOfInstitutions(tx, input),
});
