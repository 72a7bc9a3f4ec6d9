import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { House } from '../../packages/platform/src/base/house.ts';
import { diskMailer, mailFolder } from '../../packages/platform/src/base/outside/mail.ts';
import { demonstrationPages } from '../../packages/platform/src/demonstration/pages.ts';
import { demonstrationPolicy } from '../../packages/platform/src/policy.ts';
import { pages } from '../../packages/platform/src/routes.ts';
import { type Serving, serve } from '../../packages/platform/src/server.ts';
import type { Run } from './world.ts';

const invented = { url: '', home: '' };

/** The same house as if everything in it were invented, on a port of its own. Nobody of the demonstration is in it. */
export async function serveAsDemonstration(house: House): Promise<Serving> {
  const home = await mkdtemp(join(tmpdir(), 'laurel-invented-'));
  const settings = { ...house.settings, home };
  const asDemonstration = { ...house, settings, demonstration: true, policy: demonstrationPolicy };
  const serving = await serve(asDemonstration, { port: 0, pages: [...demonstrationPages(false), ...pages] });
  Object.assign(invented, { url: serving.url, home });
  return {
    ...serving,
    async stop() {
      await serving.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** What a demonstration shows before a mail was written. */
export const newDemonstration: readonly Run[] = [
  { path: '/demonstration/mails', state: 'empty', go: (page) => page.goto(`${invented.url}/demonstration/mails`) },
];

export const demonstration: readonly Run[] = [
  { path: '/demonstration', state: 'full', go: (page) => page.goto(`${invented.url}/demonstration`) },
  {
    path: '/demonstration',
    state: 'nobody of that name',
    status: 422,
    go: async (page) => {
      await page.goto(`${invented.url}/demonstration`);
      await page.locator('main table button').first().click();
      await page.locator('main .ds-alert').waitFor();
    },
  },
  {
    path: '/demonstration/mails',
    state: 'full',
    go: async (page, { url }) => {
      const mailer = diskMailer(mailFolder(invented.home), 'Laurel <laurel@laurel.example>');
      const text = `Честито, Цветан!\n\n${url}/c/${'a'.repeat(43)}\n`;
      await mailer.send({
        messageId: '<one@laurel.example>',
        to: 'tsvetan@mail.example',
        subject: 'Вашето удостоверение',
        text,
        language: 'bg',
      });
      await page.goto(`${invented.url}/demonstration/mails`);
    },
  },
  {
    path: '/',
    state: 'of a demonstration, with the menu open on a phone',
    go: async (page) => {
      await page.setViewportSize({ width: 390, height: 800 });
      await page.goto(invented.url);
      await page.locator('.places > summary').click();
      await page.setViewportSize({ width: 1280, height: 900 });
    },
  },
];
