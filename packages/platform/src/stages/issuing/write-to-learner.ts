import { z } from 'zod';
import { defineAct, type EventDraft } from '../../base/act.ts';
import { insertMail } from '../../base/people/mail.store.ts';
import { titleInMail } from '../../base/people/mail.ts';
import { findInstitution, findPerson } from '../../base/people/people.store.ts';
import { sendMailQueue } from '../../base/people/send-mail.queue.ts';
import { Refusal } from '../../base/refusal.ts';
import { findLearner } from '../admission/enrolment.store.ts';
import { contentOfVersion, findOffering } from '../catalogue/offering.store.ts';
import { findCredential } from './credential.store.ts';
import { issuedMail } from './issued-mail.ts';
import { makeHolderShare } from './make-holder-share.ts';

/** Writes to a learner that a credential was issued to them, with the one link that opens it. Whoever has no address is handed it. */
export const writeToLearner = defineAct({
  name: 'write-to-learner',
  input: z.object({ credentialId: z.uuid() }),
  result: z.object({ mailId: z.uuid().optional() }),
  async perform(tx, { credentialId }) {
    const credential = await findCredential(tx, credentialId);
    if (credential === undefined) throw new Refusal('not-found');
    const { institutionId, personId } = credential;
    const [person, learner] = [await findPerson(tx, personId), await findLearner(tx, credential.enrolmentId)];
    const offering = await findOffering(tx, credential.offeringId);
    const institution = await findInstitution(tx, institutionId);
    if (person === undefined || learner === undefined || offering === undefined || institution === undefined)
      throw new Refusal('not-found');
    const to = learner.email || person.email;
    const event = (type: string, subjectId: string): EventDraft => ({
      type,
      institutionId,
      subjectId,
      facts: { purpose: 'credential-issued', personId },
    });
    if (to === '') return { result: {}, events: [event('mail-not-written', credentialId)] };
    const { address } = await tx.runAct(makeHolderShare, { credentialId });
    const content = await contentOfVersion(tx, offering.descriptionId, offering.version);
    const title = titleInMail(content?.title, [person.language, offering.language, 'en']) ?? '';
    const letter = issuedMail(person.language, { name: learner.name, title, institution: institution.name, address });
    const mailId = await insertMail(tx, { ...letter, to, personId, purpose: 'credential-issued', subjectId: credentialId, institutionId });
    if (mailId === undefined) throw new Refusal('conflict');
    await tx.send(sendMailQueue.name, { mailId });
    return { result: { mailId }, events: [event('mail-written', mailId)] };
  },
});
