import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startMailServer } from '../../for-tests/mail-server.ts';
import { diskMailer, type Mail, memoryMailer, readInbox, smtpMailer } from './mail.ts';

const folder = mkdtempSync(join(tmpdir(), 'laurel-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const from = 'Laurel <laurel@house.example.org>';
const mail: Mail = {
  messageId: '<3b1c0f0e-1111-4222-8333-444455556666@house.example.org>',
  to: 'zoe@fluss.example.org',
  subject: 'Łódź hat sich vorgestellt',
  text: 'Guten Tag Zoë,\n\nvielen Dank.\n',
  language: 'de',
};

test('without a mail server a mail lies on the disk, once however often it is sent', async () => {
  const mailer = diskMailer(folder, from);
  await mailer.send(mail);
  await mailer.send(mail);
  const inbox = await readInbox(folder);
  expect(inbox).toHaveLength(1);
  expect(inbox[0]?.text).toContain('Message-ID: <3b1c0f0e-1111-4222-8333-444455556666@house.example.org>');
  expect(inbox[0]?.text).toMatch(/^To: zoe@fluss\.example\.org$/m);
  expect(inbox[0]?.text).toMatch(/^Auto-Submitted: auto-generated$/m);
  expect(await readInbox(join(folder, 'nowhere'))).toEqual([]);
});

test('a mail server gets it under the same Message-ID each time', async () => {
  const server = await startMailServer();
  const mailer = smtpMailer(server.url, from);
  await mailer.check();
  await mailer.send(mail);
  await mailer.send(mail);
  expect(server.taken.map(({ messageId, to }) => `${messageId} ${to}`)).toEqual([
    `${mail.messageId} ${mail.to}`,
    `${mail.messageId} ${mail.to}`,
  ]);
  server.refuseWith(451);
  await expect(mailer.send(mail)).rejects.toThrow();
  mailer.close();
  await server.stop();
});

test('a line break in a header, or a second recipient, is never written', async () => {
  const mailer = memoryMailer();
  const attacks: Partial<Mail>[] = [
    { subject: 'Hello\r\nBcc: all@example.org' },
    { subject: 'Hello\nX: y' },
    { subject: 'Hello\u0085X: y' },
    { to: 'a@example.org\r\nBcc: b@example.org' },
    { to: 'a@example.org, b@example.org' },
    { to: 'a@example.org;b@example.org' },
    { to: 'A <a@example.org>' },
    { to: '"a b"@example.org' },
    { to: 'nobody' },
    { to: '' },
    { messageId: '<a@b>\r\nX: y' },
    { messageId: 'a@b' },
    { language: 'de\r\nX: y' },
  ];
  for (const attack of attacks) {
    await expect(mailer.send({ ...mail, ...attack }), JSON.stringify(attack)).rejects.toMatchObject({ code: 'mail-refused' });
    await expect(diskMailer(folder, from).send({ ...mail, ...attack }), JSON.stringify(attack)).rejects.toMatchObject({
      code: 'mail-refused',
    });
  }
  expect(mailer.sent).toEqual([]);
});

test('what looks like a file or an address in a text stays text', async () => {
  const mailer = diskMailer(join(folder, 'text'), from);
  await mailer.send({ ...mail, text: 'See file:///etc/passwd and https://example.org\n.\nQUIT\n' });
  const [only] = await readInbox(join(folder, 'text'));
  expect(only?.text).not.toContain('root:');
  expect(only?.text).toContain('QUIT');
});
