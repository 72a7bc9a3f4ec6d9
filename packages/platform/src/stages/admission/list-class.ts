import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { findOffering } from '../catalogue/offering.store.ts';
import { offeredHead } from './application.ts';
import { learnersOf } from './enrolment.store.ts';
import { headOf } from './offered.store.ts';

/** Who takes part in an offering, and how each of them came. */
export const listClass = defineView({
  name: 'list-class',
  input: z.object({ offeringId: z.uuid() }),
  result: z.object({
    offered: offeredHead,
    learners: z.array(
      z.object({
        enrolmentId: z.uuid(),
        personId: z.uuid(),
        /** '' where the person was forgotten */
        name: z.string(),
        givenName: z.string().optional(),
        familyName: z.string().optional(),
        studentNumber: z.string().optional(),
        email: z.string().optional(),
        came: z.enum(['applied', 'class-list']),
        enrolledAt: z.string(),
      }),
    ),
  }),
  rest: { method: 'GET', path: '/api/offerings/{offeringId}/enrolments', summary: 'Who takes part in an offering' },
  about: (tx, { offeringId }) => findOffering(tx, offeringId),
  async look(tx, { offeringId }, offering) {
    if (offering === undefined) throw new Refusal('not-found');
    const learners = (await learnersOf(tx, offeringId)).map(({ forgotten: _, applicationId, enrolledAt, ...learner }) => ({
      ...learner,
      came: applicationId === undefined ? ('class-list' as const) : ('applied' as const),
      enrolledAt: enrolledAt.toISOString(),
    }));
    return { offered: await headOf(tx, offering), learners };
  },
  showsPersons: (_, { learners }) => learners.map(({ personId }) => personId),
});
