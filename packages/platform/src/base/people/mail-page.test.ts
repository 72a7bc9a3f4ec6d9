import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { diskMailer, readInbox } from '../outside/mail.ts';
import { pngForTests } from './logo-for-tests.ts';
import { mailPage } from './mail-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'laurel-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const house = 'https://house.example.org';
const letter = {
  messageId: '<3b1c@house.example.org>',
  to: 'zoe@fluss.example.org',
  subject: 'Your credential',
  text: `Hello Zoë,\n\nit is here:\n${house}/c/abc\n\nUniversität Mühlenau\n`,
  language: 'en',
};
const logo = { type: 'png', width: 120, height: 60, bytes: pngForTests() } as const;
const sender = { name: 'Universität Mühlenau', colour: '#7a1f3d', logo };

test('a mail shows the name, the colour and the logo of the institution that writes, and says what its text says', () => {
  const { html, picture } = mailPage(letter, sender, house);
  expect(html).toContain('#7a1f3d');
  expect(html).toContain('<img src="cid:logo.3b1c@house.example.org" alt="" width="112" height="56"');
  expect(picture).toEqual({ cid: 'logo.3b1c@house.example.org', contentType: 'image/png', bytes: logo.bytes });
  expect(html).toContain(`<a href="${house}/c/abc" style="color:#1c5d40">${house}/c/abc</a>`);
  const said = html.slice(html.indexOf('Universität Mühlenau</p>\n') + 'Universität Mühlenau'.length);
  const words = said
    .replace(/<[^>]*>/g, '')
    .split(/\s+/)
    .filter(Boolean);
  expect(words).toEqual(letter.text.split(/\s+/).filter(Boolean));
});

test('nothing is fetched when it is opened, and an institution that has chosen nothing is named all the same', () => {
  const { html, picture } = mailPage(letter, { name: 'Ruhr-Kolleg' }, house);
  expect(picture).toBeUndefined();
  expect(html).toContain('Ruhr-Kolleg</p>');
  for (const page of [html, mailPage(letter, sender, house).html])
    expect(page).not.toMatch(/src="(?!cid:)|url\(|<(?:link|script|style|table)/);
});

test.each([
  ['markup', '<img src=x onerror=alert(1)> & "quoted" \'so\''],
  ['an address that breaks out of its link', `${house}/c/"onmouseover="alert(1)`],
  [
    'an address that only looks like one of this house',
    'https://house.example.org.evil.example/c/1 https://house.example.org@evil.example/',
  ],
  ['another scheme', 'javascript:alert(1) data:text/html,x'],
])('%s in a text stays text', (_, text) => {
  const { html } = mailPage({ ...letter, subject: text, text }, { ...sender, name: text }, house);
  expect(html).not.toMatch(/<img src=x|<script| onerror=alert\(1\)>|"onmouseover|href="(?!https:\/\/house\.example\.org\/)/);
  expect(html.match(/<img/g)).toHaveLength(1);
});

test('a colour that is none is not written into the page', () => {
  const { html } = mailPage(letter, { ...sender, colour: 'red;background:url(https://evil.example)' }, house);
  expect(html).not.toContain('evil.example');
});

test('each paragraph runs in the direction of its own words, and the page in that of its language', () => {
  const { html } = mailPage({ ...letter, text: 'مرحبا זואי\n\nHello' }, { ...sender, name: 'جامعة' }, house);
  expect(html.match(/<p dir="auto"/g)).toHaveLength(3);
  expect(html).toContain('<html lang="en" dir="ltr">');
});

test('the mail that goes out has its text, its page and the logo, under one Message-ID however often it is sent', async () => {
  const mailer = diskMailer(folder, 'Laurel <laurel@house.example.org>');
  const mail = { ...letter, page: mailPage(letter, sender, house) };
  await mailer.send(mail);
  await mailer.send(mail);
  const inbox = await readInbox(folder);
  expect(inbox).toHaveLength(1);
  const raw = inbox[0]?.text ?? '';
  expect(raw).toContain('Message-ID: <3b1c@house.example.org>');
  expect(raw).toMatch(/^Content-Type: multipart\/alternative/m);
  const [text, page, picture] = ['Content-Type: text/plain', 'Content-Type: text/html', 'Content-ID: <logo.3b1c@house.example.org>'].map(
    (part) => raw.indexOf(part),
  );
  expect(text).toBeGreaterThan(0);
  expect(page).toBeGreaterThan(text ?? 0);
  expect(picture).toBeGreaterThan(page ?? 0);
  expect(raw).toMatch(/^Content-Disposition: inline/m);
  expect(raw.replace(/\s/g, '')).toContain(pngForTests().toString('base64'));
});
