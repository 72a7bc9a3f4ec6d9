import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { countCatalogue, pageOfCatalogue } from './catalogue.store.ts';
import { catalogueEntry, facetCount, search } from './catalogue.ts';

/** What the public can learn here, narrowed by words and facets, a page at a time. */
export const searchCatalogue = defineView({
  name: 'search-catalogue',
  input: search,
  result: z.object({
    /** how many fit, of how many there are */
    count: z.number().int(),
    all: z.number().int(),
    /** for each facet what can be chosen in it, and how many would fit then */
    facets: z.object({
      institution: z.array(facetCount),
      language: z.array(facetCount),
      size: z.array(facetCount),
      eqf: z.array(facetCount),
      mode: z.array(facetCount),
    }),
    microCredentials: z.array(catalogueEntry),
    next: z.string().optional(),
  }),
  rest: { method: 'GET', path: '/api/catalogue', summary: 'Search the catalogue of micro-credentials' },
  async look(tx, input) {
    const counted = await countCatalogue(tx, input);
    return { ...counted, ...(await pageOfCatalogue(tx, input)) };
  },
});
