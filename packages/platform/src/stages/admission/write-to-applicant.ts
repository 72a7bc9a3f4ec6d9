import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { insertMail } from '../../base/people/mail.store.ts';
import { findPerson } from '../../base/people/people.store.ts';
import { sendMailQueue } from '../../base/people/send-mail.queue.ts';
import { Refusal } from '../../base/refusal.ts';
import { findOffering } from '../catalogue/offering.store.ts';
import { findApplication } from './application.store.ts';
import { applicationMail, letterKinds } from './application-mail.ts';
import { headOf } from './offered.store.ts';

/** Puts a mail to an applicant into the outbox: their application came in, was accepted, or was declined and why. */
export const writeToApplicant = defineAct({
  name: 'write-to-applicant',
  input: z.object({ applicationId: z.uuid(), kind: z.enum(letterKinds) }),
  result: z.object({ mailId: z.uuid() }),
  async perform(tx, { applicationId, kind }) {
    const application = await findApplication(tx, applicationId);
    if (application === undefined) throw new Refusal('not-found');
    const [person, offering] = [await findPerson(tx, application.personId), await findOffering(tx, application.offeringId)];
    if (person === undefined || person.email === '' || offering === undefined) throw new Refusal('not-found');
    const { reason, reasonText, institutionId } = application;
    const letter = applicationMail(person.language, kind, {
      name: application.answers?.name ?? person.name,
      offered: await headOf(tx, offering),
      address: `${tx.house.publicUrl}/me/applications/${applicationId}`,
      reason,
      reasonText,
    });
    const purpose = `application-${kind}`;
    const mailId = await insertMail(tx, {
      ...letter,
      to: person.email,
      personId: person.id,
      purpose,
      subjectId: applicationId,
      institutionId,
    });
    if (mailId === undefined) throw new Refusal('conflict');
    await tx.send(sendMailQueue.name, { mailId });
    return {
      result: { mailId },
      events: [{ type: 'mail-written', institutionId, subjectId: mailId, facts: { purpose, personId: person.id } }],
    };
  },
});
