import { z } from 'zod';
import { defineView } from '../act.ts';
import { findWaitingMail } from './mail.store.ts';
import { outboxMail } from './mail.ts';

/** A mail out of the outbox for the job that sends it: settled already, or no mail any more because its recipient was forgotten, or the mail. */
export const takeMail = defineView({
  name: 'take-mail',
  input: z.object({ mailId: z.uuid() }),
  result: z.object({ settled: z.boolean(), mail: outboxMail.extend({ id: z.uuid(), messageId: z.string() }).optional() }),
  look: (tx, { mailId }) => findWaitingMail(tx, mailId),
});
