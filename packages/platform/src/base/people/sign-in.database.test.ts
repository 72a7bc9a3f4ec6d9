import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { createServer } from '../../server.ts';
import { type Context, runAct, runView } from '../act.ts';
import { operator } from '../actor.ts';
import { inTransaction } from '../database/transaction.ts';
import { askForLink } from './ask-for-link.ts';
import { createAdministrator } from './create-administrator.ts';
import { endRole } from './end-role.ts';
import { endSession } from './end-session.ts';
import { giveRole } from './give-role.ts';
import { introduceInstitution } from './introduce-institution.ts';
import { invitePerson } from './invite-person.ts';
import { lendRole } from './lend-role.ts';
import { listColleagues } from './list-colleagues.ts';
import { listPeople } from './list-people.ts';
import { openSignInLink } from './open-sign-in-link.ts';
import { recognise } from './recognise.ts';
import { showMe } from './show-me.ts';

const introduction = {
  name: 'Akademie Nord',
  country: 'DE',
  website: 'https://nord.example.org',
  contactName: 'Ole Muster',
  contactEmail: 'ole@nord.example.org',
};
const HOUR = 3_600_000;
const refusedAs = (code: string) => ({ code });

eachDatabase('the people of an institution', (database) => {
  let home: TestHouse;
  let nord: string;
  let sud: string;
  beforeEach(async () => {
    home = await openTestHouse({ database });
    nord = (await runAct(introduceInstitution, home.visitor, introduction)).id;
    sud = (await runAct(introduceInstitution, home.visitor, { ...introduction, name: 'Akademie Süd' })).id;
    await home.settle();
    home.mails.sent.splice(0);
  });
  afterEach(() => home.close());

  const tokenIn = (text: string) => /\/signin\/([\w-]{43})/.exec(text)?.[1] ?? '';
  const open = (token: string) => runAct(openSignInLink, home.visitor, { token });
  async function administrator(institutionId = nord, email = 'ada@nord.example.org') {
    return runAct(createAdministrator, home.operator, { institutionId, name: 'Ada Vogt', email });
  }
  /** Whoever the entrance makes of a session now. */
  async function comes(token: string): Promise<Context> {
    const known = await recognise(home.house, token);
    return known === undefined ? home.visitor : home.as(known.actor);
  }
  async function signIn(address: string): Promise<string> {
    return (await open(tokenIn(address))).token;
  }
  const ada = async () => comes(await signIn((await administrator()).address));
  const invite = async (by: Context, email: string, role: 'registrar' | 'decider' | 'institution-admin' = 'registrar') =>
    runAct(invitePerson, by, { institutionId: nord, name: 'Ben Ruiz', email, role });
  /** The last mail to somebody: the journal is followed a moment later while another transaction of the server is open. */
  async function lastMailTo(email: string, before = 0): Promise<string> {
    for (let tried = 0; tried < 50; tried += 1) {
      await home.settle();
      const found = home.mails.sent.filter(({ to }) => to === email);
      if (found.length > before) return found.at(-1)?.text ?? '';
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('no mail came');
  }
  async function signInByMail(email: string): Promise<string> {
    const before = home.mails.sent.filter(({ to }) => to === email).length;
    await runAct(askForLink, home.visitor, { email });
    return signIn(await lastMailTo(email, before));
  }

  describe('a link', () => {
    test('lets in once: the second time, a made-up one and one whose time has passed are refused, and nothing is left', async () => {
      const { address } = await administrator();
      const { token } = await open(tokenIn(address));
      expect((await comes(token)).actor).toMatchObject({ kind: 'person', roles: [{ role: 'institution-admin', institutionId: nord }] });
      await expect(open(tokenIn(address))).rejects.toMatchObject(refusedAs('link-spent'));
      await expect(open('A'.repeat(43))).rejects.toMatchObject(refusedAs('link-spent'));
      const late = (await administrator(nord, 'late@nord.example.org')).address;
      home.clock.forward(24 * HOUR);
      await expect(open(tokenIn(late))).rejects.toMatchObject(refusedAs('link-spent'));
      const sessions = await inTransaction(home.house.db, operator, 'read', (db) => db.selectFrom('session').select('id').execute());
      expect(sessions).toHaveLength(1);
    });

    test('that is used twice at the same moment lets in once', async () => {
      const { address } = await administrator();
      const both = await Promise.allSettled([open(tokenIn(address)), open(tokenIn(address))]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    test('by mail lasts ten minutes, and no more than three are under way', async () => {
      await administrator();
      for (let asked = 0; asked < 5; asked += 1) {
        await runAct(askForLink, home.visitor, { email: ' ADA@nord.example.org ' });
        await home.settle();
      }
      // The link that was printed counts among the three.
      expect(home.mails.sent.map(({ to }) => to)).toEqual(['ada@nord.example.org', 'ada@nord.example.org']);
      home.clock.forward(10 * 60_000);
      await expect(open(tokenIn(home.mails.sent[0]?.text ?? ''))).rejects.toMatchObject(refusedAs('link-spent'));
      expect(await comes(await signInByMail('ada@nord.example.org'))).toMatchObject({ actor: { kind: 'person' } });
    });

    test('is asked for in the same way by those who are known and those who are not', async () => {
      const [known, stranger] = [
        await runAct(askForLink, home.visitor, { email: 'ada@nord.example.org' }),
        await runAct(askForLink, home.visitor, { email: 'x@y.example' }),
      ];
      expect(known).toEqual(stranger);
      await home.settle();
      expect(home.mails.sent).toEqual([]);
    });

    test('stands in the sealed mail alone: neither in a table nor in the journal, the queue or the log', async () => {
      await administrator();
      await runAct(askForLink, home.visitor, { email: 'ada@nord.example.org' });
      await home.settle();
      const token = tokenIn(home.mails.sent[0]?.text ?? '');
      const session = (await open(token)).token;
      const rows = await inTransaction(home.house.db, operator, 'read', async (tx) =>
        Promise.all(
          (['sign_in_link', 'session', 'event', 'mail', 'idempotency', 'security_log', 'access_log', 'person'] as const).map((table) =>
            tx.selectFrom(table).selectAll().execute(),
          ),
        ),
      );
      const jobs = await home.house.jobs.boss.getDb().executeSql('select data, output from pgboss.job', []);
      const everything = JSON.stringify([rows, jobs.rows]);
      for (const secret of [token, session, 'ada@nord.example.org', 'Ada Vogt']) {
        expect(everything).not.toContain(secret);
        expect(everything).not.toContain(Buffer.from(secret).toString('base64'));
      }
    });
  });

  describe('a session', () => {
    test('ends after twelve idle hours, after seven days, and when it is signed out', async () => {
      const { address } = await administrator();
      const token = await signIn(address);
      for (let day = 0; day < 13; day += 1) {
        home.clock.forward(12 * HOUR - 1);
        expect((await comes(token)).actor.kind, `half day ${day}`).toBe('person');
      }
      home.clock.forward(12 * HOUR - 1);
      expect((await comes(token)).actor.kind).toBe('person');
      home.clock.forward(14);
      expect((await comes(token)).actor.kind, 'after seven days').toBe('visitor');

      const second = await signInByMail('ada@nord.example.org');
      home.clock.forward(12 * HOUR);
      expect((await comes(second)).actor.kind).toBe('visitor');

      const third = await signInByMail('ada@nord.example.org');
      const ctx = await comes(third);
      const { sessions } = await runView(showMe, ctx, {});
      expect(sessions).toHaveLength(1);
      await runAct(endSession, ctx, { sessionId: sessions[0]?.id ?? '' });
      expect((await comes(third)).actor.kind).toBe('visitor');
    });

    test('of somebody else cannot be ended', async () => {
      const by = await ada();
      await invite(by, 'ben@nord.example.org');
      const bens = await recognise(home.house, await signIn(await lastMailTo('ben@nord.example.org')));
      await expect(runAct(endSession, by, { sessionId: bens?.sessionId ?? '' })).rejects.toMatchObject(refusedAs('not-found'));
      expect((await runView(showMe, by, {})).sessions).toHaveLength(1);
    });
  });

  describe('a role', () => {
    test('with a last day is lost on the day after it', async () => {
      const by = await ada();
      const { personId } = await invite(by, 'ben@nord.example.org');
      const token = await signIn(await lastMailTo('ben@nord.example.org'));
      home.clock.forward(1000);
      await runAct(giveRole, by, { institutionId: nord, personId, role: 'institution-admin', untilDay: '2026-11-20' });
      expect((await runView(listPeople, await comes(token), { institutionId: nord })).people).toHaveLength(2);
      home.clock.set('2026-11-20T18:00:00Z');
      expect((await comes(token)).actor).toMatchObject({ roles: [{ role: 'registrar' }, { role: 'institution-admin' }] });
      home.clock.set('2026-11-21T00:00:00Z');
      expect((await comes(token)).actor).toMatchObject({ roles: [{ role: 'registrar' }] });
      await expect(runView(listPeople, await comes(token), { institutionId: nord })).rejects.toMatchObject(refusedAs('not-allowed'));
    });

    test('is given only inside one’s own institution, and only by its administrators', async () => {
      const by = await ada();
      const { personId } = await invite(by, 'ben@nord.example.org');
      const elsewhere = await administrator(sud, 'sara@sud.example.org');
      const sara = await comes(await signIn(elsewhere.address));
      await expect(runAct(giveRole, by, { institutionId: sud, personId, role: 'decider' })).rejects.toMatchObject(refusedAs('not-found'));
      await expect(runAct(giveRole, sara, { institutionId: nord, personId, role: 'decider' })).rejects.toMatchObject(
        refusedAs('not-found'),
      );
      // A stranger's id does not make them one of ours.
      await expect(runAct(giveRole, sara, { institutionId: sud, personId, role: 'decider' })).rejects.toMatchObject(refusedAs('not-found'));
      await expect(runView(listPeople, sara, { institutionId: nord })).rejects.toMatchObject(refusedAs('not-found'));
      await expect(invite(sara, 'x@sud.example.org')).rejects.toMatchObject(refusedAs('not-found'));
      await expect(invite(home.visitor, 'x@sud.example.org')).rejects.toMatchObject(refusedAs('not-found'));
      expect((await runView(listPeople, sara, { institutionId: sud })).people.map(({ email }) => email)).toEqual(['sara@sud.example.org']);
    });

    test('is given by nobody to themselves, and by an administrator for a time to none who outlasts them', async () => {
      const by = await ada();
      const { personId } = await invite(by, 'ben@nord.example.org');
      const token = await signIn(await lastMailTo('ben@nord.example.org'));
      await runAct(giveRole, by, { institutionId: nord, personId, role: 'institution-admin', untilDay: '2026-11-30' });
      const ben = await comes(token);
      const toSelf = { institutionId: nord, personId, role: 'institution-admin' } as const;
      await expect(runAct(giveRole, ben, toSelf)).rejects.toMatchObject(refusedAs('not-allowed'));
      const other = await invite(by, 'cleo@nord.example.org');
      const give = (untilDay?: string) =>
        runAct(giveRole, ben, { ...toSelf, personId: other.personId, ...(untilDay === undefined ? {} : { untilDay }) });
      await expect(give()).rejects.toMatchObject(refusedAs('not-allowed'));
      await expect(give('2026-12-01')).rejects.toMatchObject(refusedAs('not-allowed'));
      await give('2026-11-30');
      // Those for a time are no successors of the one who stays.
      const mine = (await runView(listPeople, by, { institutionId: nord })).people.flatMap(({ email, roles }) =>
        email === 'ada@nord.example.org' ? roles : [],
      )[0];
      await expect(runAct(endRole, by, { roleId: mine?.id ?? '' })).rejects.toMatchObject(refusedAs('last-administrator'));
    });

    test('that ends before it begins, or is over already, is not given', async () => {
      const by = await ada();
      for (const [days, code] of [
        [{ fromDay: '2026-12-02', untilDay: '2026-12-01' }, 'before-first-day'],
        [{ fromDay: '2026-10-01', untilDay: '2026-11-19' }, 'day-is-over'],
      ] as const) {
        const given = runAct(invitePerson, by, {
          institutionId: nord,
          name: 'Ben Ruiz',
          email: 'b@nord.example.org',
          role: 'registrar',
          ...days,
        });
        await expect(given).rejects.toMatchObject({ code: 'invalid-input', issues: [{ path: 'untilDay', code }] });
      }
      expect((await runView(listPeople, by, { institutionId: nord })).people).toHaveLength(1);
    });

    test('of the last administrator cannot be ended from inside, also when two end each other’s at once', async () => {
      const by = await ada();
      const mine = (await runView(listPeople, by, { institutionId: nord })).people[0]?.roles[0]?.id ?? '';
      await expect(runAct(endRole, by, { roleId: mine })).rejects.toMatchObject(refusedAs('last-administrator'));
      const bens = (await invite(by, 'ben@nord.example.org', 'institution-admin')).roleId;
      const ben = await comes(await signIn(await lastMailTo('ben@nord.example.org')));
      const both = await Promise.allSettled([runAct(endRole, by, { roleId: bens }), runAct(endRole, ben, { roleId: mine })]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    test('is lent to a colleague for a time, and lost by them when the lender loses it', async () => {
      const by = await ada();
      await invite(by, 'rita@nord.example.org', 'registrar');
      const rita = await comes(await signIn(await lastMailTo('rita@nord.example.org')));
      const { personId: ben } = await invite(by, 'ben@nord.example.org', 'decider');
      const bens = await signIn(await lastMailTo('ben@nord.example.org'));
      const own = (await runView(showMe, rita, {})).roles[0]?.id ?? '';
      await expect(runAct(lendRole, by, { roleId: own, personId: ben, untilDay: '2026-11-30' })).rejects.toMatchObject(
        refusedAs('not-allowed'),
      );
      const stranger = await administrator(sud, 'sara@sud.example.org');
      await expect(runAct(lendRole, rita, { roleId: own, personId: stranger.personId, untilDay: '2026-11-30' })).rejects.toMatchObject(
        refusedAs('not-found'),
      );
      const { colleagues } = await runView(listColleagues, rita, { roleId: own });
      expect(colleagues.map(({ name }) => name)).toEqual(expect.arrayContaining(['Ada Vogt', 'Ben Ruiz']));
      expect(JSON.stringify(colleagues)).not.toContain('@');
      await expect(runView(listColleagues, by, { roleId: own })).rejects.toMatchObject(refusedAs('not-allowed'));
      home.clock.forward(1000);
      const lent = await runAct(lendRole, rita, { roleId: own, personId: ben, untilDay: '2026-11-30' });
      expect((await comes(bens)).actor).toMatchObject({ roles: [{ role: 'decider' }, { role: 'registrar' }] });
      await expect(runAct(lendRole, await comes(bens), { roleId: lent.id, personId: ben, untilDay: '2026-11-30' })).rejects.toMatchObject(
        refusedAs('wrong-state'),
      );
      await runAct(endRole, by, { roleId: own });
      expect((await comes(bens)).actor).toMatchObject({ roles: [{ role: 'decider' }] });
    });

    test('makes nobody twice: whoever works for two institutions is one person, under the name they have', async () => {
      const by = await ada();
      const { personId } = await invite(by, 'ben@nord.example.org');
      const sara = await comes(await signIn((await administrator(sud, 'sara@sud.example.org')).address));
      const again = await runAct(invitePerson, sara, {
        institutionId: sud,
        name: 'Somebody',
        email: 'Ben@Nord.example.org',
        role: 'decider',
      });
      expect(again.personId).toBe(personId);
      const { people } = await runView(listPeople, sara, { institutionId: sud });
      expect(people.find(({ id }) => id === personId)).toMatchObject({ name: 'Ben Ruiz', roles: [{ institutionId: sud }] });
      const seen = await inTransaction(home.house.db, operator, 'read', (db) =>
        db.selectFrom('access_log').select('view').where('person_id', '=', personId).execute(),
      );
      expect(seen).toEqual([{ view: 'list-people' }]);
    });
  });

  test('row-level security alone keeps people, links and sessions from others', async () => {
    const by = await ada();
    await invite(by, 'ben@nord.example.org');
    const sara = await comes(await signIn((await administrator(sud, 'sara@sud.example.org')).address));
    const counts = (who: Context) =>
      inTransaction(home.house.db, who.actor, 'write', async (db) =>
        Promise.all(
          (['person', 'person_key', 'person_role', 'sign_in_link', 'session'] as const).map(
            async (table) => (await db.selectFrom(table).selectAll().execute()).length,
          ),
        ),
      );
    expect(await counts(home.visitor)).toEqual([0, 0, 0, 0, 0]);
    expect(await counts(sara)).toEqual([1, 1, 1, 0, 1]);
    expect(await counts(by)).toEqual([2, 2, 2, 0, 1]);
    await inTransaction(home.house.db, sara.actor, 'write', async (db) => {
      const { numUpdatedRows } = await db
        .updateTable('person_role')
        .set({ ended_at: new Date() })
        .where('institution_id', '=', nord)
        .executeTakeFirst();
      expect(numUpdatedRows).toBe(0n);
    });
    const forged = inTransaction(home.house.db, sara.actor, 'write', (db) =>
      db
        .insertInto('session')
        .values({
          id: nord,
          token_hash: 'x',
          person_id: by.actor.kind === 'person' ? by.actor.personId : '',
          made_at: new Date(),
          seen_at: new Date(),
          expires_at: new Date(),
        })
        .execute(),
    );
    await expect(forged).rejects.toMatchObject({ code: '42501' });
  });

  test('at the entrance: looking at a link uses nothing, the button signs in with a cookie no script reads, and the log has only the pattern', async () => {
    const lines: string[] = [];
    const log = {
      info: (...said: unknown[]) => lines.push(JSON.stringify(said)),
      error: (...said: unknown[]) => lines.push(JSON.stringify(said)),
    };
    const server = createServer(home.house, { log: { ...home.house.log, ...log } as typeof home.house.log });
    const token = tokenIn((await administrator()).address);
    const origin = 'https://house.example.org';
    const post = (path: string, cookie = '', from = origin) =>
      server.request(`${origin}${path}`, {
        method: 'POST',
        headers: { Origin: from, Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded' },
      });
    for (let looked = 0; looked < 2; looked += 1) expect((await server.request(`${origin}/signin/${token}`)).status).toBe(200);
    expect((await post(`/signin/${token}`, '', 'https://evil.example')).status).toBe(403);
    const entered = await post(`/signin/${token}?send`);
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/me']);
    const cookie = entered.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^__Host-laurel=[\w-]{43}; Path=\/; Max-Age=604800; SameSite=Lax; HttpOnly; Secure$/);
    expect((await post(`/signin/${token}`)).status).toBe(410);
    const me = await server.request(`${origin}/me`, { headers: { Cookie: cookie.split(';')[0] ?? '' } });
    expect(await me.text()).toContain('Ada Vogt');
    expect((await server.request(`${origin}/me`)).headers.get('location')).toBe('/signin?to=%2Fme');
    expect(
      (await server.request(`${origin}/api/institutions/${nord}/people`, { headers: { Cookie: cookie.split(';')[0] ?? '' } })).status,
    ).toBe(200);
    expect((await server.request(`${origin}/api/institutions/${nord}/people`)).status).toBe(404);
    expect(lines.join('\n')).toContain('/signin/:token');
    for (const secret of [token, /=([\w-]{43});/.exec(cookie)?.[1] ?? '', 'Ada']) expect(lines.join('\n')).not.toContain(secret);
  });
});
