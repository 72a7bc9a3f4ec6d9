import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { publicAddresses } from './micro-credential.store.ts';

/** The addresses of everything in the catalogue, for the sitemap. */
export const listAddresses = defineView({
  name: 'list-addresses',
  input: z.object({}),
  result: z.object({ addresses: z.array(z.object({ slug: z.string(), changedAt: z.string() })) }),
  look: async (tx) => ({ addresses: await publicAddresses(tx) }),
});
