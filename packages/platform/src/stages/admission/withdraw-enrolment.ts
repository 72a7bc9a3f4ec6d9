import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { freeSeats } from '../catalogue/offering.store.ts';
import { closeApplication } from './application.store.ts';
import { applicationOfEnrolment, endEnrolment, holdOffering, standingOfEnrolment } from './enrolment.store.ts';

/** Somebody does not take part any more, and their seat is free again. Not once a credential was made for them: that one is revoked. */
export const withdrawEnrolment = defineAct({
  name: 'withdraw-enrolment',
  input: z.object({ enrolmentId: z.uuid() }),
  result: z.object({ enrolmentId: z.uuid() }),
  rest: { method: 'DELETE', path: '/api/enrolments/{enrolmentId}', summary: 'End an enrolment' },
  about: (tx, { enrolmentId }) => standingOfEnrolment(tx, enrolmentId),
  async perform(tx, { enrolmentId }, before) {
    if (before === undefined) throw new Refusal('not-found');
    const { offeringId, institutionId } = before;
    await holdOffering(tx, offeringId);
    const became = await endEnrolment(tx, enrolmentId);
    if (became === 'has-credential') throw new Refusal('wrong-state', { state: 'credential' });
    if (became === 'ended-before') throw new Refusal('wrong-state', { state: 'withdrawn' });
    await freeSeats(tx, offeringId, 1);
    // So that whoever left by mistake can apply anew.
    const applicationId = await applicationOfEnrolment(tx, enrolmentId);
    if (applicationId !== null) await closeApplication(tx, applicationId, ['accepted']);
    return {
      result: { enrolmentId },
      events: [{ type: 'enrolment-withdrawn', institutionId, subjectId: enrolmentId, facts: { offeringId } }],
    };
  },
});
