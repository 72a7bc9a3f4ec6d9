import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { insertMail } from '../../base/people/mail.store.ts';
import { findPerson } from '../../base/people/people.store.ts';
import { sendMailQueue } from '../../base/people/send-mail.queue.ts';
import { Refusal } from '../../base/refusal.ts';
import { findDeviation } from './deviation.store.ts';
import { deviationMail, deviationMailPurposes } from './deviation-mail.ts';

/** Puts the mail about a deviation to one person into the outbox, once for each occasion. */
export const writeDeviationMail = defineAct({
  name: 'write-deviation-mail',
  input: z.object({ deviationId: z.uuid(), personId: z.uuid(), purpose: z.enum(deviationMailPurposes) }),
  result: z.object({ mailId: z.uuid() }),
  async perform(tx, { deviationId, personId, purpose }) {
    const found = await findDeviation(tx, deviationId);
    const person = await findPerson(tx, personId);
    if (found === undefined || person === undefined) throw new Refusal('not-found');
    const institutionId = found.institution.id;
    const letter = deviationMail(person.language, purpose, {
      name: person.name,
      institution: found.institution.name,
      title: found.title,
      rule: found.rule,
      state: found.state,
      address: `${tx.house.publicUrl}/deviations/${deviationId}`,
    });
    const mailId = await insertMail(tx, { ...letter, to: person.email, personId, purpose, subjectId: deviationId, institutionId });
    if (mailId === undefined) throw new Refusal('conflict');
    await tx.send(sendMailQueue.name, { mailId });
    return { result: { mailId }, events: [{ type: 'mail-written', institutionId, subjectId: mailId, facts: { purpose, personId } }] };
  },
});
