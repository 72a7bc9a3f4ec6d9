import { randomUUID } from 'node:crypto';
import { type Actor, operator } from '../base/actor.ts';
import { inTransaction } from '../base/database/transaction.ts';
import { runAct } from '../base/door.ts';
import { confirmInstitution } from '../base/people/confirm-institution.ts';
import { introduceInstitution } from '../base/people/introduce-institution.ts';
import { invitePerson } from '../base/people/invite-person.ts';
import { openSignInLink } from '../base/people/open-sign-in-link.ts';
import { registerLearner } from '../base/people/register-learner.ts';
import type { RoleName } from '../base/people/role.ts';
import { newToken } from '../base/people/sign-in.ts';
import { cookieName, sessionCookie } from '../entrance/cookies.ts';
import type { TestHouse } from '../house-for-tests.ts';
import { nameIssuer } from '../stages/issuing/issuer-identity.ts';
import { hostileLines } from './hostile-lines.ts';

export type Person = Actor & { readonly kind: 'person' };

/** What a text of a person ends with: nothing that is read by others than people may hold it. */
export const MARK = 'Personova';

/** Two institutions and those who work there, each with a name that means no good. */
export async function hostileStaff(home: TestHouse) {
  const { markup, quotes, formula, turned, scripts, at, longest } = hostileLines;
  const names = { lead: `${markup} & ${quotes}`, partner: turned };
  const lead = await institution(home, names.lead, 'DE');
  const partner = await institution(home, names.partner, 'EG');
  const waiting = (await runAct(introduceInstitution, home.visitor, introductionOf(`${formula} ${markup}`, 'DE'))).id;
  await home.settle();
  const legal = { legalId: `${formula} ${markup}`, seat: `=${turned} <x-evil>` };
  await runAct(nameIssuer, home.operator, { institutionId: lead, ...legal });
  const working = (institutionId: string, line: string, role: RoleName) => colleague(home, institutionId, `${line} ${MARK}`, role);
  return {
    names,
    lead,
    partner,
    waiting,
    legal,
    leader: await working(lead, formula, 'course-leader'),
    decider: await working(lead, markup, 'decider'),
    partnerDecider: await working(partner, turned, 'decider'),
    officer: await working(lead, quotes, 'admission-officer'),
    lecturer: await working(lead, scripts, 'lecturer'),
    registrar: await working(lead, at, 'registrar'),
    admin: await working(lead, longest, 'institution-admin'),
    office: await working(lead, formula, 'alliance-office'),
  };
}
export type HostileStaff = Awaited<ReturnType<typeof hostileStaff>>;

const introductionOf = (name: string, country: string) => ({
  ...{ name, country, contactName: `${hostileLines.quotes} ${MARK}` },
  website: 'https://www.university.example/?a=1&b="<x-evil>',
  contactEmail: 'office@university.example',
});

async function institution(home: TestHouse, name: string, country: string): Promise<string> {
  const { id } = await runAct(introduceInstitution, home.visitor, introductionOf(name, country));
  await runAct(confirmInstitution, home.operator, { id });
  return id;
}

type Colleague = Person & { readonly roleId: string };

async function colleague(home: TestHouse, institutionId: string, name: string, role: RoleName): Promise<Colleague> {
  const email = `${randomUUID()}@university.example`;
  const { personId, roleId } = await runAct(invitePerson, home.operator, { institutionId, name, email, role });
  return { kind: 'person', personId, roles: [{ role, institutionId }], roleId };
}

/** Somebody who was not known and opened the link of their mail. */
export async function newcomer(home: TestHouse, name: string): Promise<Person> {
  const asking = home.as({ kind: 'job', job: 'answer-sign-in' });
  const email = `${randomUUID()}@mail.example`;
  await runAct(registerLearner, asking, { name, email, language: 'en' });
  await home.settle();
  const token = /\/signin\/([\w-]+)/.exec(home.mails.sent.find(({ to }) => to === email)?.text ?? '')?.[1] ?? '';
  const { sessionId } = await runAct(openSignInLink, home.visitor, { token });
  const { person_id } = await inTransaction(home.house.db, operator, 'read', (db) =>
    db.selectFrom('session').select('person_id').where('id', '=', sessionId).executeTakeFirstOrThrow(),
  );
  return { kind: 'person', personId: person_id, roles: [] };
}

/** What the browser of somebody sends who is signed in. */
export async function cookieOf(home: TestHouse, { personId }: Pick<Person, 'personId'>): Promise<string> {
  const { token, hash } = newToken();
  const now = home.clock.now();
  await inTransaction(home.house.db, operator, 'write', (db) =>
    db
      .insertInto('sign_in_link')
      .values({
        ...{ id: randomUUID(), token_hash: hash, person_id: personId, purpose: 'sign-in' },
        ...{ made_at: now, expires_at: new Date(now.getTime() + 60_000) },
      })
      .execute(),
  );
  return `${cookieName(home.house, sessionCookie)}=${(await runAct(openSignInLink, home.visitor, { token })).token}`;
}
