import { z } from 'zod';
import { defineAct } from '../../../base/act.ts';
import { speak } from '../../../base/languages/message.ts';
import { insertMail } from '../../../base/people/mail.store.ts';
import { languageFor, titleInMail } from '../../../base/people/mail.ts';
import { findInstitution, findPerson } from '../../../base/people/people.store.ts';
import { sendMailQueue } from '../../../base/people/send-mail.queue.ts';
import { Refusal } from '../../../base/refusal.ts';
import { findDescription } from '../design.store.ts';
import { standingOfInvitation } from './stakeholder.store.ts';

/** Puts the mail to somebody who speaks for an invited organisation into the outbox, once: it leads to what they are asked about. */
export const writeInvitationMail = defineAct({
  name: 'write-invitation-mail',
  input: z.object({ invitationId: z.uuid(), personId: z.uuid() }),
  result: z.object({ mailId: z.uuid() }),
  async perform(tx, { invitationId, personId }) {
    const standing = await standingOfInvitation(tx, invitationId);
    const description = standing && (await findDescription(tx, standing.descriptionId));
    const institution = standing && (await findInstitution(tx, standing.institutionId));
    const person = await findPerson(tx, personId);
    if (standing === undefined || description === undefined || institution === undefined || person === undefined)
      throw new Refusal('not-found');
    const language = languageFor(person.language);
    const say = speak(language);
    const words = {
      name: person.name,
      institution: institution.name,
      stakeholder: standing.stakeholder.name,
      title: titleInMail(description.title, [language.tag, 'en']) ?? say('design.untitled'),
      address: `${tx.house.publicUrl}/developments/${standing.descriptionId}`,
    };
    const letter = {
      language: language.tag,
      subject: say('mail.stakeholder-invited.subject', words),
      text: say('mail.stakeholder-invited.text', words),
    };
    const { institutionId } = standing;
    const purpose = 'stakeholder-invited';
    const mailId = await insertMail(tx, { ...letter, to: person.email, personId, purpose, subjectId: invitationId, institutionId });
    if (mailId === undefined) throw new Refusal('conflict');
    await tx.send(sendMailQueue.name, { mailId });
    return { result: { mailId }, events: [{ type: 'mail-written', institutionId, subjectId: mailId, facts: { purpose, personId } }] };
  },
});
