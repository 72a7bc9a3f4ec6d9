import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import heat from '../../examples/heat-and-health.json' with { type: 'json' };
import { type Actor, operator } from '../../packages/platform/src/base/actor.ts';
import { inTransaction } from '../../packages/platform/src/base/database/transaction.ts';
import { runAct } from '../../packages/platform/src/base/door.ts';
import { answerComment } from '../../packages/platform/src/stages/design/comments/answer-comment.ts';
import { closeComment } from '../../packages/platform/src/stages/design/comments/close-comment.ts';
import { commentOnDescription } from '../../packages/platform/src/stages/design/comments/comment-on-description.ts';
import { endInvitation } from '../../packages/platform/src/stages/design/comments/end-invitation.ts';
import { inviteStakeholder } from '../../packages/platform/src/stages/design/comments/invite-stakeholder.ts';
import { importDescription } from '../../packages/platform/src/stages/design/import-description.ts';
import { type PagesOfStage, personIn, signInAs, type World } from './world.ts';

const people = { leader: '', lecturer: '', speaker: '', newcomer: '' };
const drafts = { talked: '', silent: '' };

async function prepare(world: World): Promise<void> {
  const { house, lead, partner } = world;
  people.leader = await personIn(world, lead, 'Emre Yıldız', 'course-leader');
  people.lecturer = await personIn(world, lead, 'Łucja Żółć', 'lecturer');
  people.newcomer = await personIn(world, partner, 'Νίκος Παππάς', 'lecturer');
  const by = (actor: Actor) => ({ actor, house, requestId: randomUUID(), language: 'en' });
  const leader = by({ kind: 'person', personId: people.leader, roles: [{ role: 'course-leader', institutionId: lead }] });
  const drafted = async () =>
    (await runAct(importDescription, leader, { institutionId: lead, document: { description: heat.description } })).id;
  drafts.talked = await drafted();
  drafts.silent = await drafted();
  const ask = (name: string, kind: 'city' | 'company', country: string) =>
    runAct(inviteStakeholder, leader, {
      id: drafts.talked,
      stakeholder: { kind, name, country },
      speaker: { name: 'Ελένη Βλάχου', email: `${randomUUID()}@city.example` },
      until: new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10),
    });
  const { stakeholderId } = await ask('Δήμος Αλκυόνης', 'city', 'GR');
  const company = await ask('Kühlwerk Mühlenau, Gesellschaft für klimagerechte Stadtplanung mbH', 'company', 'DE');
  await runAct(endInvitation, leader, { id: company.invitationId });
  const { person_id: personId } = await inTransaction(house.db, operator, 'read', (db) =>
    db.selectFrom('stakeholder_person').select('person_id').where('stakeholder_id', '=', stakeholderId).executeTakeFirstOrThrow(),
  );
  people.speaker = personId;
  const speaker = by({ kind: 'person', personId, roles: [] });
  const say = async (who: typeof leader, body: string, more: object = {}) =>
    (await runAct(commentOnDescription, who, { id: drafts.talked, body, ...more })).commentId;
  const evenings = await say(speaker, 'Οι πολίτες μας θέλουν βραδινά μαθήματα.\n\nTwo evenings a week would do.', {
    element: 'delivery.schedule',
  });
  await runAct(answerComment, leader, { id: evenings, body: 'From spring on there are two.' });
  await say(leader, 'Is the second outcome too much for four credits?', { element: 'outcomes' });
  await runAct(closeComment, leader, { id: await say(leader, 'Who teaches the second day?') });
}

const as = (who: keyof typeof people, address: () => string) => async (page: Page, world: World) => {
  await signInAs(page, world, people[who]);
  await page.goto(`${world.url}${address()}`);
};

/** Opens everything that is folded, one after the other. */
async function unfold(page: Page): Promise<void> {
  const folded = page.locator('main details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
}

/** Sends a form without its answer. */
const unanswered = (who: keyof typeof people, address: () => string, button: string) => async (page: Page, world: World) => {
  await as(who, address)(page, world);
  await unfold(page);
  await page.locator(`main button[value=${button}]:visible`).first().click();
  await page.locator('.ds-error-summary').waitFor();
};

const comments = () => `/design/${drafts.talked}/comments`;
const development = () => `/developments/${drafts.talked}`;

/** What is said about a description while it is designed, inside and from outside. */
export const commenting: PagesOfStage = {
  prepare,
  runs: [
    { path: '/design/{id}/comments', state: 'empty', go: as('leader', () => `/design/${drafts.silent}/comments`) },
    { path: '/design/{id}/comments', state: 'full', go: as('leader', comments) },
    { path: '/design/{id}/comments', state: 'nothing said', status: 422, go: unanswered('leader', comments, 'say') },
    { path: '/design/{id}/comments', state: 'nothing answered', status: 422, go: unanswered('leader', comments, 'answer') },
    { path: '/design/{id}/comments', state: 'nobody named', status: 422, go: unanswered('leader', comments, 'invite') },
    {
      path: '/design/{id}/comments',
      state: 'closed meanwhile',
      status: 409,
      go: async (page, world) => {
        await as('leader', comments)(page, world);
        await unfold(page);
        const closed = (await page.locator('main details article').getAttribute('id'))?.replace('comment-', '') ?? '';
        await page
          .locator('[name=comment]')
          .first()
          .evaluate((field, id) => field.setAttribute('value', id), closed);
        await page.locator('main button[value=close]').first().click();
        await page.locator('.ds-error-summary').waitFor();
      },
    },
    { path: '/design/{id}/comments', state: 'as a lecturer reads it', go: as('lecturer', comments) },
    { path: '/developments', state: 'empty', go: as('newcomer', () => '/developments') },
    { path: '/developments', state: 'full', go: as('speaker', () => '/developments') },
    { path: '/developments/{id}', state: 'full', go: as('speaker', development) },
    { path: '/developments/{id}', state: 'nothing said', status: 422, go: unanswered('speaker', development, 'say') },
    { path: '/developments/{id}', state: 'not asked', status: 404, go: as('newcomer', development) },
  ],
};
