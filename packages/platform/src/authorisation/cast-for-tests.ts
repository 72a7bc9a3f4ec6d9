import { randomUUID } from 'node:crypto';
import { type Actor, operator, visitor } from '../base/actor.ts';
import { inTransaction } from '../base/database/transaction.ts';
import { runAct } from '../base/door.ts';
import { giveRole } from '../base/people/give-role.ts';
import { invitePerson } from '../base/people/invite-person.ts';
import { openSignInLink } from '../base/people/open-sign-in-link.ts';
import { type RoleName, roleNames } from '../base/people/role.ts';
import { newToken } from '../base/people/sign-in.ts';
import { cookieName, sessionCookie } from '../entrance/cookies.ts';
import type { TestHouse } from '../house-for-tests.ts';

/**
 * Everybody who asks: nobody, each role alone in the institution whose things they are, a decider and all other roles of the institution
 * that decides with it, somebody with every role there is in a third one, the learner, another learner, somebody who speaks for
 * a city that is asked about a description, and the machine's operator.
 */
export const actorNames = [
  'visitor',
  ...roleNames,
  'partner-decider',
  'partner-staff',
  'stranger',
  'learner',
  'other-learner',
  'speaker',
] as const;
export type ActorName = (typeof actorNames)[number];

export type Somebody = {
  readonly actor: Actor;
  readonly cookie: string;
  /** Their session, and their first role. */
  readonly sessionId: string;
  readonly roleId: string;
};
export type Cast = Readonly<Record<ActorName, Somebody>>;
export const everybodyElse: Somebody = { actor: visitor, cookie: '', sessionId: '', roleId: '' };

type Places = {
  readonly ours: string;
  readonly theirs: string;
  readonly elsewhere: string;
  readonly learner: string;
  readonly other: string;
  readonly speaker: string;
};

/** Takes them all up and signs them in. */
export async function castIn(home: TestHouse, { ours, theirs, elsewhere, learner, other, speaker }: Places): Promise<Cast> {
  const signIn = async (personId: string): Promise<Pick<Somebody, 'cookie' | 'sessionId'>> => {
    const [{ token, hash }, now] = [newToken(), home.clock.now()];
    const times = { made_at: now, expires_at: new Date(now.getTime() + 60_000) };
    await inTransaction(home.house.db, operator, 'write', (db) =>
      db
        .insertInto('sign_in_link')
        .values({ id: randomUUID(), token_hash: hash, person_id: personId, purpose: 'sign-in', ...times })
        .execute(),
    );
    const session = await runAct(openSignInLink, home.visitor, { token });
    return { cookie: `${cookieName(home.house, sessionCookie)}=${session.token}`, sessionId: session.sessionId };
  };
  const learning = async (personId: string): Promise<Somebody> => ({
    actor: { kind: 'person', personId, roles: [] },
    roleId: randomUUID(),
    ...(await signIn(personId)),
  });
  const working = async (institutionId: string, ...roles: readonly RoleName[]): Promise<Somebody> => {
    const [first = 'lecturer', ...others] = roles;
    const who = { institutionId, name: `The ${roles.join(', ')}`.slice(0, 60), email: `${randomUUID()}@university.example`, role: first };
    const { personId, roleId } = await runAct(invitePerson, home.operator, who);
    for (const role of others) await runAct(giveRole, home.operator, { institutionId, personId, role });
    return {
      actor: { kind: 'person', personId, roles: roles.map((role) => ({ role, institutionId })) },
      roleId,
      ...(await signIn(personId)),
    };
  };
  const cast: Partial<Record<ActorName, Somebody>> = { visitor: everybodyElse };
  for (const role of roleNames) cast[role] = await working(ours, role);
  cast['partner-decider'] = await working(theirs, 'decider');
  cast['partner-staff'] = await working(theirs, ...roleNames.filter((role) => role !== 'decider'));
  cast.stranger = await working(elsewhere, ...roleNames);
  cast.learner = await learning(learner);
  cast['other-learner'] = await learning(other);
  cast.speaker = await learning(speaker);
  return cast as Cast;
}
