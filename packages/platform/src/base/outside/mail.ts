import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { Refusal } from '../refusal.ts';
import { writeWhole } from './files.ts';

export type Mail = {
  /** Stays the same when the mail is sent again: `<id@host>`. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language?: string;
  /** The same for programs that show it as a page. */
  readonly page?: MailPage;
};

export type MailPage = {
  readonly html: string;
  /** What the page shows by `cid:`; it comes with the mail, so that nobody learns when it is read. */
  readonly picture?: { readonly cid: string; readonly contentType: 'image/png' | 'image/jpeg'; readonly bytes: Uint8Array };
};

/** Sends mail. It answers when the mail server has taken it over, or throws. */
export type Mailer = {
  readonly kind: 'smtp' | 'disk' | 'memory';
  send(mail: Mail): Promise<void>;
  /** Whether the mail server would take a mail now; for `laurel doctor`. */
  check(): Promise<void>;
  close(): void;
};

/** A mail in the inbox of a house that has no mail server. */
export type InboxMail = { readonly file: string; readonly text: string };

/** How long a mail server may keep us waiting, in milliseconds: for the connection, its first word, and any answer. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Through a mail server (SMTP_URL). */
export function smtpMailer(url: string, from: string, patience: Partial<typeof PATIENCE> = {}): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    ...PATIENCE,
    ...patience,
  } as Parameters<typeof createTransport>[0]);
  return {
    kind: 'smtp',
    async send(mail) {
      await transport.sendMail(letter(mail, from));
    },
    async check() {
      await transport.verify();
    },
    close: () => transport.close(),
  };
}

/**
 * Onto the disk, one `.eml` file a mail: until SMTP_URL is set nobody receives anything, but everything can be seen.
 * The file is named after the Message-ID, so a mail that is sent again lies there once.
 */
export function diskMailer(folder: string, from: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    kind: 'disk',
    async send(mail) {
      const { message } = await transport.sendMail(letter(mail, from));
      await writeWhole(join(folder, `${mail.messageId.replace(/[<>]/g, '').replace(/[^\w.@-]/g, '_')}.eml`), message as Buffer);
    },
    check: async () => {},
    close: () => {},
  };
}

/** Where mails lie until there is a mail server. */
export const mailFolder = (home: string): string => join(home, 'mail');

/** The mails that lie on the disk. */
export async function readInbox(folder: string): Promise<InboxMail[]> {
  const files = await readdir(folder).catch(() => []);
  const mails = files.filter((file) => file.endsWith('.eml')).sort();
  return Promise.all(mails.map(async (file) => ({ file, text: await readFile(join(folder, file), 'utf8') })));
}

/** For tests: keeps what was sent. */
export function memoryMailer(): Mailer & { readonly sent: Mail[]; failWith(error: Error | undefined): void } {
  const sent: Mail[] = [];
  let failure: Error | undefined;
  return {
    kind: 'memory',
    sent,
    failWith: (error) => {
      failure = error;
    },
    async send(mail) {
      letter(mail, 'house@example.org');
      if (failure !== undefined) throw failure;
      sent.push(mail);
    },
    check: async () => {},
    close: () => {},
  };
}

/** A line break in a header begins another header (ASVS 1.3.11): such a mail is not written at all. */
function letter(mail: Mail, from: string) {
  for (const [header, value] of Object.entries({
    to: mail.to,
    subject: mail.subject,
    'message-id': mail.messageId,
    from,
    language: mail.language ?? '',
  })) {
    if (/\p{Cc}/u.test(value))
      throw new Refusal('mail-refused', { why: `the header ${header} holds a line break or another control character` });
  }
  // One recipient: a comma would make it two.
  if (!/^[^\s@,;<>()"]+@[^\s@,;<>()"]+$/.test(mail.to))
    throw new Refusal('mail-refused', { why: 'the header to is not one plain address' });
  if (!/^<[^\s<>@]+@[^\s<>@]+>$/.test(mail.messageId))
    throw new Refusal('mail-refused', { why: 'the header message-id is not one (RFC 5322 §3.6.4)' });
  return {
    from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    ...(mail.page && pageOf(mail.page)),
    messageId: mail.messageId,
    // RFC 3834 §5: nobody's absence notice shall answer this.
    headers: { 'Auto-Submitted': 'auto-generated', ...(mail.language === undefined ? {} : { 'Content-Language': mail.language }) },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function pageOf({ html, picture }: MailPage) {
  if (picture === undefined) return { html };
  const { cid, contentType, bytes } = picture;
  const filename = `logo.${contentType.slice('image/'.length)}`;
  return { html, attachments: [{ cid, contentType, filename, content: Buffer.from(bytes), contentDisposition: 'inline' as const }] };
}
