import { z } from 'zod';
import { type Context, runAct, runView } from '../act.ts';
import type { Worker } from '../jobs/queue.ts';
import { killHere } from '../kill-here.ts';
import { recordMail } from './record-mail.ts';
import { sendMailQueue } from './send-mail.queue.ts';
import { takeMail } from './take-mail.ts';

/**
 * Sends a mail of the outbox and records it. When this process dies after the mail server took the mail and before that is recorded,
 * the mail goes out again, under the same Message-ID; before that point it goes out once.
 */
export const sendMail: Worker = {
  queue: sendMailQueue,
  async work(house, job) {
    const { mailId } = z.object({ mailId: z.uuid() }).parse(job.payload);
    const ctx: Context = { actor: { kind: 'job', job: sendMailQueue.name }, house, requestId: job.id, language: house.settings.language };
    const { mail, settled } = await runView(takeMail, ctx, { mailId });
    if (settled) return;
    if (mail === undefined) return void (await runAct(recordMail, ctx, { mailId, state: 'left-out', attempts: job.attempt }));
    killHere('before-mail');
    try {
      const { messageId, to, subject, text, language, page } = mail;
      await house.outside.mail.send({ messageId, to, subject, text, language, ...(page && { page }) });
    } catch (error) {
      if (job.lastAttempt) await runAct(recordMail, ctx, { mailId, state: 'failed', attempts: job.attempt });
      throw error;
    }
    killHere('after-mail');
    await runAct(recordMail, ctx, { mailId, state: 'sent', attempts: job.attempt });
  },
};
