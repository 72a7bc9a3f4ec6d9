import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { insertMail } from '../../base/people/mail.store.ts';
import { findInstitution, findPerson } from '../../base/people/people.store.ts';
import { sendMailQueue } from '../../base/people/send-mail.queue.ts';
import { Refusal } from '../../base/refusal.ts';
import { findCase } from './approval.store.ts';
import { caseMail } from './case-mail.ts';

/** Puts the mail about a case to one person into the outbox, once for each occasion. */
export const writeCaseMail = defineAct({
  name: 'write-case-mail',
  input: z.object({ caseId: z.uuid(), personId: z.uuid(), purpose: z.enum(['case-opened', 'case-closed']) }),
  result: z.object({ mailId: z.uuid() }),
  async perform(tx, { caseId, personId, purpose }) {
    const found = await findCase(tx, caseId);
    const person = await findPerson(tx, personId);
    const lead = found && (await findInstitution(tx, found.institutionId));
    if (found === undefined || person === undefined || lead === undefined) throw new Refusal('not-found');
    const letter = caseMail(person.language, purpose, {
      name: person.name,
      institution: lead.name,
      title: found.title,
      version: found.version,
      state: found.state,
      address: `${tx.house.publicUrl}/approvals/${caseId}`,
    });
    const mailId = await insertMail(tx, {
      ...letter,
      to: person.email,
      personId,
      purpose,
      subjectId: caseId,
      institutionId: found.institutionId,
    });
    if (mailId === undefined) throw new Refusal('conflict');
    await tx.send(sendMailQueue.name, { mailId });
    return {
      result: { mailId },
      events: [{ type: 'mail-written', institutionId: found.institutionId, subjectId: mailId, facts: { purpose, personId } }],
    };
  },
});
