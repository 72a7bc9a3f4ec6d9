import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { findPerson } from '../../base/people/people.store.ts';
import { dayOf } from '../../base/people/role.ts';
import { Refusal } from '../../base/refusal.ts';
import { findOffering } from '../catalogue/offering.store.ts';
import { insertApplication } from './application.store.ts';
import { applicationAnswers } from './application.ts';
import { takingPart } from './enrolment.store.ts';
import { openness } from './openness.ts';

/** Somebody asks for a seat in an offering. One open application a person and offering. */
export const apply = defineAct({
  name: 'apply',
  input: applicationAnswers.extend({
    offeringId: z.uuid(),
    /** the applicant says that they bring what is asked for */
    prerequisitesMet: z.literal(true, { error: 'not-confirmed' }),
  }),
  result: z.object({ applicationId: z.uuid() }),
  rest: { method: 'POST', path: '/api/offerings/{offeringId}/applications', status: 201, summary: 'Apply for a seat' },
  async perform(tx, { offeringId, prerequisitesMet: _, ...answers }) {
    if (tx.actor.kind !== 'person') throw new Refusal('not-allowed');
    const { personId } = tx.actor;
    const offering = await findOffering(tx, offeringId);
    if (offering === undefined) throw new Refusal('not-found');
    const open = openness(offering, dayOf(tx.now));
    if (open === 'full') throw new Refusal('no-seats', { free: 0, asked: 1 });
    if (open !== 'open') throw new Refusal('wrong-state', { state: open });
    const there = await takingPart(tx, offeringId, { personIds: [personId], studentMarks: [] });
    if (there.length > 0) throw new Refusal('conflict');
    const me = await findPerson(tx, personId);
    if (me === undefined) throw new Refusal('not-found');
    const { institutionId } = offering;
    const said = { ...answers, ...(me.email === '' ? {} : { email: me.email }) };
    const applicationId = await insertApplication(tx, { offeringId, institutionId, personId, answers: said });
    if (applicationId === undefined) throw new Refusal('conflict');
    return {
      result: { applicationId },
      events: [{ type: 'application-submitted', institutionId, subjectId: applicationId, facts: { offeringId } }],
    };
  },
});
