import { z } from 'zod';
import { defineView, type ViewTransaction } from '../act.ts';
import type { MailPage } from '../outside/mail.ts';
import { findLogosUpTo, findLook } from './institution-look.store.ts';
import { findWaitingMail } from './mail.store.ts';
import { outboxMail } from './mail.ts';
import { mailPage, type Sender } from './mail-page.ts';
import { findInstitution } from './people.store.ts';

/** A mail out of the outbox for the job that sends it: settled already, or no mail any more because its recipient was forgotten, or the mail. */
export const takeMail = defineView({
  name: 'take-mail',
  input: z.object({ mailId: z.uuid() }),
  result: z.object({
    settled: z.boolean(),
    mail: outboxMail.extend({ id: z.uuid(), messageId: z.string(), page: z.custom<MailPage>().optional() }).optional(),
  }),
  async look(tx, { mailId }) {
    const { settled, mail } = await findWaitingMail(tx, mailId);
    if (mail === undefined) return { settled };
    const sender = mail.institutionId === undefined ? undefined : await senderOf(tx, mail.institutionId);
    return { settled, mail: sender === undefined ? mail : { ...mail, page: mailPage(mail, sender, tx.house.publicUrl) } };
  },
});

/** How the institution shows itself now; a logo that is too large to be signed is too large for every mail as well. */
async function senderOf(tx: ViewTransaction, institutionId: string): Promise<Sender | undefined> {
  const institution = await findInstitution(tx, institutionId);
  if (institution === undefined) return undefined;
  const { largestSignedLogo, readLogoToSign } = await import('@laurel/credential');
  const { colour } = await findLook(tx, institutionId);
  const [found] = await findLogosUpTo(tx, [institutionId], largestSignedLogo);
  const logo = found?.bytes && readLogoToSign(found.bytes);
  return {
    name: institution.name,
    ...(colour !== undefined && { colour }),
    ...(logo !== undefined && typeof logo !== 'string' && { logo }),
  };
}
