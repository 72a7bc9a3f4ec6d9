import { z } from 'zod';
import { defineView, type ViewTransaction } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { findOffering } from '../catalogue/offering.store.ts';
import { type Application, applicationsInScope, findApplication, standingOfApplication } from './application.store.ts';
import { type OwnApplication, ownApplication } from './application.ts';
import { takingPart } from './enrolment.store.ts';
import { headOf } from './offered.store.ts';

/** More than anybody sends. */
const MOST = 200;

/** My applications, the newest first. */
export const listOwnApplications = defineView({
  name: 'list-own-applications',
  input: z.object({}),
  result: z.object({ applications: z.array(ownApplication) }),
  rest: { method: 'GET', path: '/api/me/applications', summary: 'My applications' },
  async look(tx) {
    const found = [];
    for (const application of await applicationsInScope(tx, MOST)) {
      const told = await ownOf(tx, application);
      if (told !== undefined) found.push(told);
    }
    return { applications: found };
  },
});

/** One of my applications: what I said, where it stands, and why. */
export const showOwnApplication = defineView({
  name: 'show-own-application',
  input: z.object({ applicationId: z.uuid() }),
  result: ownApplication,
  rest: { method: 'GET', path: '/api/me/applications/{applicationId}', summary: 'One of my applications' },
  about: (tx, { applicationId }) => standingOfApplication(tx, applicationId),
  async look(tx, { applicationId }) {
    const application = await findApplication(tx, applicationId);
    const told = application && (await ownOf(tx, application));
    if (told === undefined) throw new Refusal('not-found');
    return told;
  },
});

async function ownOf(tx: ViewTransaction, application: Application): Promise<OwnApplication | undefined> {
  const offering = await findOffering(tx, application.offeringId);
  if (offering === undefined) return undefined;
  const { email: _, ...answers } = application.answers ?? {};
  const there = await takingPart(tx, application.offeringId, { personIds: [application.personId], studentMarks: [] });
  return {
    id: application.id,
    state: application.state,
    offered: await headOf(tx, offering),
    answers,
    submittedAt: application.submittedAt.toISOString(),
    ...(application.decidedAt === null ? {} : { decidedAt: application.decidedAt.toISOString() }),
    ...(application.reason === null ? {} : { reason: application.reason }),
    ...(application.reasonText === undefined ? {} : { reasonText: application.reasonText }),
    takesPart: there.length > 0,
  };
}
