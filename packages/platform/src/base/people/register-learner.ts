import { z } from 'zod';
import { defineAct } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { newcomer } from './answer-sign-in.queue.ts';
import { insertMail } from './mail.store.ts';
import { registrationMail } from './mail.ts';
import { insertRegistration, sweepRegistrations } from './registration.store.ts';
import { sendMailQueue } from './send-mail.queue.ts';
import { returnPath, STRANGERS_KEPT } from './sign-in.ts';

/**
 * Writes to somebody who is new to the house. They become a person by opening the link of the mail, not before;
 * until then what they said is sealed, and whoever never comes is forgotten by themselves.
 */
export const registerLearner = defineAct({
  name: 'register-learner',
  input: newcomer.extend({ returnTo: returnPath.optional() }),
  result: z.object({ mailId: z.uuid() }),
  async perform(tx, { returnTo, ...who }) {
    await sweepRegistrations(tx, new Date(tx.now.getTime() - STRANGERS_KEPT));
    const { id, personId, address } = await insertRegistration(tx, who, returnTo);
    const letter = registrationMail(who.language, { name: who.name, address, again: `${tx.house.publicUrl}${returnTo ?? '/signin'}` });
    const mailId = await insertMail(tx, { ...letter, to: who.email, personId, purpose: 'registration', subjectId: id });
    if (mailId === undefined) throw new Refusal('conflict');
    await tx.send(sendMailQueue.name, { mailId });
    return { result: { mailId }, events: [{ type: 'registration-asked', subjectId: id, facts: {} }] };
  },
});
