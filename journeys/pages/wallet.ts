import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { type Actor, operator, visitor } from '../../packages/platform/src/base/actor.ts';
import { inTransaction } from '../../packages/platform/src/base/database/transaction.ts';
import { runAct } from '../../packages/platform/src/base/door.ts';
import { enrolledIn, type Issued, institutionIn, issuedIn, offeredIn, passedIn } from '../../packages/platform/src/scenario-for-tests.ts';
import { makeHolderShare } from '../../packages/platform/src/stages/issuing/make-holder-share.ts';
import { endShare } from '../../packages/platform/src/stages/wallet/end-share.ts';
import { shareCredential } from '../../packages/platform/src/stages/wallet/share-credential.ts';
import { learnerIn, type PagesOfStage, type Run, signInAs, signOut, type World } from './world.ts';

const mailing: Actor = { kind: 'job', job: 'when-credential-issued-write-to-learner' };

/** A learner with a credential and links to it, one whose credential was revoked, one who was forgotten, and one without any. */
const held = {
  holder: '',
  credential: '',
  mail: '',
  given: '',
  ended: '',
  revokedHolder: '',
  revokedCredential: '',
  revokedMail: '',
  revokedGiven: '',
  forgotten: '',
  beginner: '',
};

async function prepare(world: World): Promise<void> {
  const { house } = world;
  const as = (actor: Actor) => ({ actor, house, requestId: randomUUID(), language: 'en' });
  // Under the name with which the description names its issuer, the house vouches for it.
  const lead = await institutionIn(house, 'Universität Mühlenau');
  const offering = await offeredIn(house, [lead]);
  const learners = await enrolledIn(house, offering, ['Hélène Böhm-Żółć', 'محمد الحسيني', 'Jordi Ñandú']);
  await passedIn(house, offering, learners, '1.7');
  const [first, second, third] = (await issuedIn(house, offering, learners, '1.7')) as [Issued, Issued, Issued];
  const pathOf = ({ address }: { readonly address: string }) => new URL(address).pathname;
  const tokenIn = (path: string) => ({ token: path.split('/').at(-1) ?? '' });
  const mailTo = async ({ credentialId }: Issued) => pathOf(await runAct(makeHolderShare, as(mailing), { credentialId }));
  const give = (mail: string, label: string) => runAct(shareCredential, as(visitor), { of: tokenIn(mail), label, until: '30-days' });

  held.holder = first.personId;
  held.credential = first.credentialId;
  held.mail = await mailTo(first);
  held.given = pathOf(await give(held.mail, 'Stadtverwaltung Mühlenau, Frau Özdemir <b>&amp;</b>'));
  const over = await give(held.mail, 'جامعة');
  held.ended = pathOf(over);
  await runAct(endShare, as(visitor), { of: tokenIn(held.mail), shareId: over.shareId });

  held.revokedHolder = second.personId;
  held.revokedCredential = second.credentialId;
  held.revokedMail = await mailTo(second);
  held.revokedGiven = pathOf(await give(held.revokedMail, 'For the hospital'));
  const revoked_at = house.outside.clock.now();
  held.forgotten = await mailTo(third);
  held.beginner = await learnerIn(world, 'Aino Ylä-Äijälä');
  await inTransaction(house.db, operator, 'write', async (db) => {
    await db.updateTable('credential').set({ state: 'revoked', revoked_at }).where('id', '=', second.credentialId).execute();
    await house.keys.forget(db, third.personId);
  });
}

/** Whoever holds a link signs in nowhere. */
const byLink = (path: () => string) => async (page: Page, world: World) => {
  await signOut(page);
  await page.goto(`${world.url}${path()}`);
};

const asLearner = (person: () => string, path: () => string) => async (page: Page, world: World) => {
  await signInAs(page, world, person());
  await page.goto(`${world.url}${path()}`);
};

const pasted = (link: (world: World) => string) => async (page: Page, world: World) => {
  await signOut(page);
  await page.goto(`${world.url}/verify`);
  await page.locator('#paste').fill(link(world));
  await page.locator('main button[type=submit]').click();
};

const links: readonly Run[] = [
  { path: '/c/{token}', state: 'given away', go: byLink(() => held.given) },
  { path: '/c/{token}', state: 'the holder’s own', go: byLink(() => held.mail) },
  {
    path: '/c/{token}',
    state: 'everything unfolded, in the other colours of a revoked one',
    go: async (page, world) => {
      await byLink(() => held.revokedGiven)(page, world);
      for (const fold of await page.locator('main details summary').all()) await fold.click();
    },
  },
  { path: '/c/{token}', state: 'revoked, its holder’s', go: byLink(() => held.revokedMail) },
  {
    path: '/c/{token}',
    state: 'a link was made for LinkedIn',
    go: async (page, world) => {
      await byLink(() => held.mail)(page, world);
      await page.locator('main form button[data-variant=secondary]').first().click();
      await page.locator('main .ds-alert[data-color=success]').waitFor();
    },
  },
  {
    path: '/c/{token}',
    state: 'with errors',
    status: 422,
    go: async (page, world) => {
      await byLink(() => held.mail)(page, world);
      await page.locator('main .panel form button').click();
      await page.locator('.ds-error-summary').waitFor();
    },
  },
  { path: '/c/{token}', state: 'ended', status: 410, go: byLink(() => held.ended) },
  { path: '/c/{token}', state: 'of somebody who was forgotten', status: 410, go: byLink(() => held.forgotten) },
  { path: '/c/{token}', state: 'unknown', status: 404, go: byLink(() => `/c/${'A'.repeat(43)}`) },
  { path: '/c/{token}/credential.json', state: 'ended', status: 410, go: byLink(() => `${held.ended}/credential.json`) },
  { path: '/c/{token}/certificate.pdf', state: 'unknown', status: 404, go: byLink(() => `/c/${'A'.repeat(43)}/certificate.pdf`) },
  {
    path: '/verify',
    state: 'a link of this house',
    go: async (page, world) => {
      await pasted(({ house }) => `${house.settings.publicUrl}${held.given}`)(page, world);
      await page.locator('.verdict').waitFor();
    },
  },
  {
    path: '/verify',
    state: 'a link that has ended',
    status: 410,
    go: async (page, world) => {
      await pasted(({ house }) => `${house.settings.publicUrl}${held.ended}`)(page, world);
      await page.locator('.ds-error-summary').waitFor();
    },
  },
  {
    path: '/verify',
    state: 'a link that comes along',
    go: byLink(() => `/verify?link=${encodeURIComponent('https://credentials.invalid/1.json')}`),
  },
  {
    path: '/verify',
    state: 'a link that cannot be fetched',
    go: async (page, world) => {
      await pasted(() => 'https://credentials.invalid/1.json')(page, world);
      await page.locator('.verdict').waitFor();
    },
  },
];

const signedIn: readonly Run[] = [
  {
    path: '/me/credentials',
    state: 'full',
    go: asLearner(
      () => held.holder,
      () => '/me/credentials',
    ),
  },
  {
    path: '/me/credentials',
    state: 'revoked',
    go: asLearner(
      () => held.revokedHolder,
      () => '/me/credentials',
    ),
  },
  {
    path: '/me/credentials',
    state: 'empty',
    go: asLearner(
      () => held.beginner,
      () => '/me/credentials',
    ),
  },
  {
    path: '/me/credentials/{id}',
    state: 'full',
    go: asLearner(
      () => held.holder,
      () => `/me/credentials/${held.credential}`,
    ),
  },
  {
    path: '/me/credentials/{id}',
    state: 'with errors',
    status: 422,
    go: async (page, world) => {
      await asLearner(
        () => held.holder,
        () => `/me/credentials/${held.credential}`,
      )(page, world);
      await page.locator('main .panel form button').click();
      await page.locator('.ds-error-summary').waitFor();
    },
  },
  {
    path: '/me/credentials/{id}',
    state: 'of somebody else',
    status: 404,
    go: asLearner(
      () => held.beginner,
      () => `/me/credentials/${held.credential}`,
    ),
  },
  {
    path: '/me/credentials/{id}/credential.json',
    state: 'of somebody else',
    status: 404,
    go: asLearner(
      () => held.beginner,
      () => `/me/credentials/${held.credential}/credential.json`,
    ),
  },
  {
    path: '/me/credentials/{id}/certificate.pdf',
    state: 'of somebody else',
    status: 404,
    go: asLearner(
      () => held.beginner,
      () => `/me/credentials/${held.credential}/certificate.pdf`,
    ),
  },
];

export const wallet: PagesOfStage = { prepare, runs: [...links, ...signedIn] };
