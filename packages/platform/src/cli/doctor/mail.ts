import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { smtpMailer } from '../../base/outside/mail.ts';
import type { Settings } from '../../base/settings.ts';
import { mailFolder } from '../../house.ts';
import { systemCode } from '../command-failure.ts';
import type { Finding } from './finding.ts';

export async function examineMail({ home, smtpUrl, mailFrom }: Settings): Promise<Finding> {
  if (smtpUrl === undefined) {
    const folder = mailFolder(home);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const probe = join(folder, `.doctor-${randomBytes(4).toString('hex')}`);
    await writeFile(probe, 'x');
    await rm(probe);
    return {
      name: 'mail',
      outcome: 'warn',
      says: `mails are written to ${folder}, and nobody receives them`,
      mend: 'set SMTP_URL when they shall be sent',
    };
  }
  const mailer = smtpMailer(smtpUrl, mailFrom);
  try {
    await mailer.check();
    return { name: 'mail', outcome: 'ok', says: `the mail server ${new URL(smtpUrl).host} takes mails` };
  } catch (error) {
    return {
      name: 'mail',
      outcome: 'fail',
      says: `the mail server ${new URL(smtpUrl).host} does not take mails (${systemCode(error) ?? 'refused'})`,
      mend: 'check SMTP_URL',
    };
  } finally {
    mailer.close();
  }
}
