import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { dayOf } from '../../base/people/role.ts';
import { Refusal } from '../../base/refusal.ts';
import { findOffering, freeSeats } from '../catalogue/offering.store.ts';
import { closeApplication, standingOfApplication } from './application.store.ts';
import { endEnrolment, enrolmentOfApplication, holdOffering } from './enrolment.store.ts';

/** An applicant takes their application back; who has a seat already gives it up, as long as the offering has not begun. */
export const withdrawApplication = defineAct({
  name: 'withdraw-application',
  input: z.object({ applicationId: z.uuid() }),
  result: z.object({ applicationId: z.uuid() }),
  rest: { method: 'DELETE', path: '/api/applications/{applicationId}', summary: 'Take back an application' },
  about: (tx, { applicationId }) => standingOfApplication(tx, applicationId),
  async perform(tx, { applicationId }, before) {
    if (before === undefined) throw new Refusal('not-found');
    const { offeringId, institutionId } = before;
    const offering = await findOffering(tx, offeringId);
    if (offering === undefined) throw new Refusal('not-found');
    if (!(await closeApplication(tx, applicationId, ['submitted', 'accepted']))) {
      const now = await standingOfApplication(tx, applicationId);
      throw new Refusal('wrong-state', { state: now?.state ?? 'withdrawn' });
    }
    // Looked for after the application was closed: whoever accepted it in this moment has enrolled before.
    const enrolmentId = await enrolmentOfApplication(tx, applicationId);
    if (enrolmentId !== undefined) {
      if (dayOf(tx.now) >= offering.startsOn) throw new Refusal('wrong-state', { state: 'begun' });
      await holdOffering(tx, offeringId);
      if ((await endEnrolment(tx, enrolmentId)) !== 'ended') throw new Refusal('wrong-state', { state: 'begun' });
      await freeSeats(tx, offeringId, 1);
    }
    return {
      result: { applicationId },
      events: [
        { type: 'application-withdrawn', institutionId, subjectId: applicationId, facts: { offeringId } },
        ...(enrolmentId === undefined
          ? []
          : [{ type: 'enrolment-withdrawn', institutionId, subjectId: enrolmentId, facts: { offeringId } }]),
      ],
    };
  },
});
