import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diskMailer, readInbox } from '../base/outside/mail.ts';
import { readLetter } from './read-letter.ts';

const folder = await mkdtemp(join(tmpdir(), 'laurel-letters-'));

test.each([
  ['plain letters', 'Your link', 'Open https://house.example/signin/abc and go on.\n\nLaurel'],
  ['every script', 'Ваша грамота: „Бели бряг“, Αλκυόνη', 'Честито, Цветан!\nΣυγχαρητήρια\n= 100 %, =C3 stays as it was typed.'],
  ['a very long line', 'x'.repeat(160).replaceAll('xxxxxxxx', 'grüßen ').trim(), `https://house.example/c/${'a'.repeat(300)}`],
])('a mail of %s is read as it was written', async (name, subject, text) => {
  const mailer = diskMailer(join(folder, name.replaceAll(' ', '-')), 'Laurel <house@house.example>');
  await mailer.send({ messageId: '<1@house.example>', to: 'tsvetan@mail.example', subject, text });
  const [mail] = await readInbox(join(folder, name.replaceAll(' ', '-')));
  const letter = readLetter(mail?.text ?? '');
  expect(letter).toMatchObject({ to: 'tsvetan@mail.example', subject, text });
  expect(Math.abs(letter.sentAt.getTime() - Date.now())).toBeLessThan(60_000);
});

test('of a mail with a page and a logo, the text is read', async () => {
  const mailer = diskMailer(join(folder, 'page'), 'Laurel <house@house.example>');
  const page = {
    html: '<p>Grüße</p>',
    picture: { cid: 'logo.1@house.example', contentType: 'image/png', bytes: Buffer.alloc(3_000) },
  } as const;
  const text = 'Grüße, Цветан!\n\nhttps://house.example/c/1';
  await mailer.send({ messageId: '<1@house.example>', to: 'tsvetan@mail.example', subject: 'Grüße', text, page });
  const [mail] = await readInbox(join(folder, 'page'));
  expect(readLetter(mail?.text ?? '')).toMatchObject({ to: 'tsvetan@mail.example', subject: 'Grüße', text });
});

test('what is no mail is an empty letter, not a crash', async () => {
  expect(readLetter('')).toMatchObject({ to: '', subject: '', text: '' });
  await rm(folder, { recursive: true, force: true });
});
