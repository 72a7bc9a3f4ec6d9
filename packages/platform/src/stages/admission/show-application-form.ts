import type { Text } from '@laurel/microcredential';
import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { findPerson } from '../../base/people/people.store.ts';
import { dayOf } from '../../base/people/role.ts';
import { Refusal } from '../../base/refusal.ts';
import { contentOfVersion, findOffering } from '../catalogue/offering.store.ts';
import { openApplicationOf } from './application.store.ts';
import { offeredHead } from './application.ts';
import { takingPart } from './enrolment.store.ts';
import { headOf } from './offered.store.ts';
import { openness } from './openness.ts';

/** What somebody needs to know who wants to apply: whether they can, what is asked for, and what they said before. */
export const showApplicationForm = defineView({
  name: 'show-application-form',
  input: z.object({ slug: z.string().max(100), offeringId: z.uuid() }),
  result: z.object({
    offered: offeredHead,
    openness: z.enum(['open', 'draft', 'cancelled', 'by-list', 'over', 'full']),
    prerequisites: z.custom<Text>().optional(),
    /** the name of the account, where somebody is signed in */
    name: z.string().optional(),
    /** my application that is open or accepted already */
    applicationId: z.uuid().optional(),
    takesPart: z.boolean(),
  }),
  async look(tx, { slug, offeringId }) {
    const offering = await findOffering(tx, offeringId);
    if (offering === undefined) throw new Refusal('not-found');
    const offered = await headOf(tx, offering);
    if (offered.slug !== slug) throw new Refusal('not-found');
    const prerequisites = (await contentOfVersion(tx, offering.descriptionId, offering.version))?.access?.prerequisites;
    const me = tx.actor.kind === 'person' ? tx.actor.personId : undefined;
    const applicationId = me && (await openApplicationOf(tx, offeringId, me));
    const name = me && (await findPerson(tx, me))?.name;
    return {
      offered,
      openness: openness(offering, dayOf(tx.now)),
      ...(prerequisites === undefined ? {} : { prerequisites }),
      ...(name === undefined ? {} : { name }),
      ...(applicationId === undefined ? {} : { applicationId }),
      takesPart: me !== undefined && (await takingPart(tx, offeringId, { personIds: [me], studentMarks: [] })).length > 0,
    };
  },
});
