import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { speak } from '../../base/languages/message.ts';
import { insertMail } from '../../base/people/mail.store.ts';
import { languageFor, titleInMail } from '../../base/people/mail.ts';
import { findInstitution, findPerson } from '../../base/people/people.store.ts';
import { sendMailQueue } from '../../base/people/send-mail.queue.ts';
import { Refusal } from '../../base/refusal.ts';
import { findLearner } from '../admission/enrolment.store.ts';
import { contentOfVersion, findOffering } from '../catalogue/offering.store.ts';
import { findCredential } from './credential.store.ts';
import { urnOf } from './credential.ts';
import { revocationsOfCredential } from './revocation.store.ts';
import { reasonLabel } from './revocation.ts';

export const REVOKED_MAIL = 'credential-revoked';

/** Puts the mail that tells a learner of a revocation into the outbox, once: why, what follows from it, and how to object. */
export const writeRevocationToLearner = defineAct({
  name: 'write-revocation-to-learner',
  input: z.object({ credentialId: z.uuid() }),
  result: z.object({ mailId: z.uuid() }),
  async perform(tx, { credentialId }) {
    const credential = await findCredential(tx, credentialId);
    const revocation = (await revocationsOfCredential(tx, credentialId)).find(({ state }) => state === 'confirmed');
    if (credential === undefined || revocation === undefined) throw new Refusal('not-found');
    const learner = await findLearner(tx, credential.enrolmentId);
    const person = await findPerson(tx, credential.personId);
    const institution = await findInstitution(tx, credential.institutionId);
    const offering = await findOffering(tx, credential.offeringId);
    if (learner === undefined || person === undefined || institution === undefined || offering === undefined)
      throw new Refusal('not-found');
    // Whoever came in a class list without an address cannot be written to.
    const to = person.email === '' ? (learner.email ?? '') : person.email;
    if (to === '') throw new Refusal('not-found');
    const language = languageFor(person.language);
    const say = speak(language);
    const content = await contentOfVersion(tx, offering.descriptionId, offering.version);
    const facts = {
      name: learner.name,
      title: titleInMail(content?.title, [language.tag, offering.language, 'en']) ?? urnOf(credentialId),
      institution: institution.name,
      website: institution.website,
      reference: urnOf(credentialId),
      reason: say(reasonLabel(revocation.reason)),
      note: revocation.note ?? '',
    };
    const mailId = await insertMail(tx, {
      to,
      language: language.tag,
      subject: say('mail.revoked.subject', { title: facts.title }),
      text: say('mail.revoked.text', facts),
      personId: credential.personId,
      purpose: REVOKED_MAIL,
      subjectId: credentialId,
      institutionId: credential.institutionId,
    });
    if (mailId === undefined) throw new Refusal('conflict');
    await tx.send(sendMailQueue.name, { mailId });
    const { institutionId, personId } = credential;
    return {
      result: { mailId },
      events: [{ type: 'mail-written', institutionId, subjectId: mailId, facts: { purpose: REVOKED_MAIL, personId } }],
    };
  },
});
