import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { operator, visitor } from '../../packages/platform/src/base/actor.ts';
import { inTransaction } from '../../packages/platform/src/base/database/transaction.ts';
import { runAct } from '../../packages/platform/src/base/door.ts';
import type { House } from '../../packages/platform/src/base/house.ts';
import { invitePerson } from '../../packages/platform/src/base/people/invite-person.ts';
import { openSignInLink } from '../../packages/platform/src/base/people/open-sign-in-link.ts';
import type { RoleName } from '../../packages/platform/src/base/people/role.ts';
import { emailMark, newToken } from '../../packages/platform/src/base/people/sign-in.ts';
import { cookieName, sessionCookie } from '../../packages/platform/src/entrance/cookies.ts';

/** The house in which pages are looked at, and two of its institutions. */
export type World = {
  readonly url: string;
  readonly house: House;
  readonly lead: string;
  readonly partner: string;
};

/** One page in one of its states: the way there, as a reader goes. `go` comes in as whoever was signed in last. */
export type Run = {
  readonly path: string;
  readonly state: string;
  readonly status?: number;
  go(page: Page, world: World): Promise<unknown>;
};

/** The pages of a stage, and what has to be in the house before they are looked at. */
export type PagesOfStage = { prepare(world: World): Promise<void>; readonly runs: readonly Run[] };

/** A person with a name and an address who holds these roles in an institution, and is written to by nobody. */
export async function personIn(
  world: World,
  institutionId: string,
  name: string,
  ...roles: readonly [RoleName, ...RoleName[]]
): Promise<string> {
  const context = { actor: operator, house: world.house, requestId: randomUUID(), language: 'en' };
  const email = `${randomUUID()}@university.example`;
  let personId = '';
  for (const role of roles) personId = (await runAct(invitePerson, context, { institutionId, name, email, role })).personId;
  return personId;
}

/** Signs the reader of a page in as a person of the house, whoever they were before. */
export async function signInAs(page: Page, world: World, personId: string): Promise<void> {
  const { house } = world;
  const { token, hash } = newToken();
  const now = house.outside.clock.now();
  await inTransaction(house.db, operator, 'write', (db) =>
    db
      .insertInto('sign_in_link')
      .values({
        id: randomUUID(),
        token_hash: hash,
        person_id: personId,
        purpose: 'sign-in',
        made_at: now,
        expires_at: new Date(now.getTime() + 600_000),
      })
      .execute(),
  );
  const session = await runAct(openSignInLink, { actor: visitor, house, requestId: randomUUID(), language: 'en' }, { token });
  await signOut(page);
  await page
    .context()
    .addCookies([{ name: cookieName(house, sessionCookie), value: session.token, url: world.url, httpOnly: true, sameSite: 'Lax' }]);
}

/** Nobody is signed in any more. */
export async function signOut(page: Page): Promise<void> {
  await page.context().clearCookies({ name: /laurel$/ });
}

/** Where somebody signs in who holds no role: a learner with an address of their own. */
export async function learnerIn(world: World, name: string): Promise<string> {
  const { house } = world;
  const [personId, email] = [randomUUID(), `${randomUUID()}@mail.example`];
  const now = house.outside.clock.now();
  await inTransaction(house.db, operator, 'write', async (db) => {
    const key = await house.keys.create(db, personId, now);
    await db
      .insertInto('person')
      .values({
        id: personId,
        name_sealed: key.seal(name, 'person.name'),
        email_sealed: key.seal(email, 'person.email'),
        language: 'en',
        created_at: now,
        email_mark: emailMark(house.keys, email),
      })
      .execute();
  });
  return personId;
}
