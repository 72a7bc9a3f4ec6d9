import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { contentOfVersion, findOffering } from '../catalogue/offering.store.ts';
import { standingOfResults } from './enter-results.ts';
import { enrolsByList, entersResults } from './results-rights.ts';

/** For whom a class list would be, and what the reader may do with one. Nobody's name is in it. */
export const showClassPlace = defineView({
  name: 'show-class-place',
  input: z.object({ offeringId: z.uuid() }),
  result: z.object({
    title: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
    running: z.boolean(),
    mayEnrol: z.boolean(),
    mayEnter: z.boolean(),
  }),
  about: (tx, input) => standingOfResults(tx, input.offeringId),
  async look(tx, { offeringId }, standing) {
    const offering = await findOffering(tx, offeringId);
    if (offering === undefined) throw new Refusal('not-found');
    const title = (await contentOfVersion(tx, offering.descriptionId, offering.version))?.title;
    return {
      ...(title !== undefined && { title }),
      running: offering.state === 'published',
      mayEnrol: enrolsByList(tx.actor, standing),
      mayEnter: entersResults(tx.actor, standing),
    };
  },
});
