import { z } from 'zod';
import { defineAct } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { insertMail } from './mail.store.ts';
import { invitationMail, signInMail } from './mail.ts';
import { findInstitution, findPerson } from './people.store.ts';
import { sendMailQueue } from './send-mail.queue.ts';
import { insertLink } from './sign-in.store.ts';
import { returnPath } from './sign-in.ts';

/** Puts a mail with a one-time link into the outbox. The link stands nowhere but in that sealed mail. */
export const writeSignInLink = defineAct({
  name: 'write-sign-in-link',
  input: z.object({
    personId: z.uuid(),
    purpose: z.enum(['sign-in', 'invitation']),
    institutionId: z.uuid().optional(),
    returnTo: returnPath.optional(),
  }),
  result: z.object({ mailId: z.uuid() }),
  async perform(tx, { personId, purpose, institutionId, returnTo }) {
    const person = await findPerson(tx, personId);
    if (person === undefined) throw new Refusal('not-found');
    const link = await insertLink(tx, personId, purpose, returnTo);
    const institution = institutionId === undefined ? undefined : await findInstitution(tx, institutionId);
    const facts = { name: person.name, address: link.address, again: `${tx.house.publicUrl}/signin` };
    const letter =
      institution === undefined
        ? signInMail(person.language, facts)
        : invitationMail(person.language, { ...facts, institution: institution.name });
    const mailId = await insertMail(tx, {
      ...letter,
      to: person.email,
      personId,
      purpose,
      subjectId: link.id,
      ...(institution && { institutionId: institution.id }),
    });
    if (mailId === undefined) throw new Refusal('conflict');
    await tx.send(sendMailQueue.name, { mailId });
    return {
      result: { mailId },
      events: [
        {
          type: 'mail-written',
          ...(institutionId === undefined ? {} : { institutionId }),
          subjectId: mailId,
          facts: { purpose, personId },
        },
      ],
    };
  },
});
