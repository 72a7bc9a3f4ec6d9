import { z } from 'zod';
import { defineAct } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { insertMail } from './mail.store.ts';
import { introductionMail } from './mail.ts';
import { contactOfInstitution, findPerson } from './people.store.ts';
import { sendMailQueue } from './send-mail.queue.ts';

/** Puts the thank-you for an introduction into the outbox, once, together with the job that sends it. */
export const writeToContact = defineAct({
  name: 'write-to-contact',
  input: z.object({ institutionId: z.uuid() }),
  result: z.object({ mailId: z.uuid() }),
  async perform(tx, { institutionId }) {
    const institution = await contactOfInstitution(tx, institutionId);
    if (institution === undefined) throw new Refusal('not-found');
    const person = await findPerson(tx, institution.contactId);
    if (person === undefined) throw new Refusal('not-found');
    const address = `${tx.house.publicUrl}/institutions/${institutionId}/introduced`;
    const letter = introductionMail(person.language, {
      contact: person.name,
      institution: institution.name,
      reference: institutionId,
      address,
    });
    const mailId = await insertMail(tx, {
      ...letter,
      to: person.email,
      personId: person.id,
      purpose: 'introduction',
      subjectId: institutionId,
      institutionId,
    });
    if (mailId === undefined) throw new Refusal('conflict');
    await tx.send(sendMailQueue.name, { mailId });
    return {
      result: { mailId },
      events: [{ type: 'mail-written', institutionId, subjectId: mailId, facts: { purpose: 'introduction', personId: person.id } }],
    };
  },
});
