import { afterEach, beforeEach, expect, test } from 'vitest';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { runAct, runView } from '../act.ts';
import type { Database } from '../database/tables.ts';
import { inTransaction } from '../database/transaction.ts';
import { askForLink } from './ask-for-link.ts';
import { createAdministrator } from './create-administrator.ts';
import { introduceInstitution } from './introduce-institution.ts';
import { openSignInLink } from './open-sign-in-link.ts';
import { recognise } from './recognise.ts';
import { registerLearner } from './register-learner.ts';
import { showMe } from './show-me.ts';

const HOUR = 3_600_000;
const BACK = '/m/heat/offerings/1/apply';

eachDatabase('whoever is new to the house', (database) => {
  let home: TestHouse;
  beforeEach(async () => {
    home = await openTestHouse({ database });
  });
  afterEach(() => home.close());

  const tokensTo = (email: string) =>
    home.mails.sent.flatMap(({ to, text }) => (to === email ? [/\/signin\/([\w-]{43})/.exec(text)?.[1] ?? ''] : []));
  const open = (token: string) => runAct(openSignInLink, home.visitor, { token });
  const read = <T>(work: (db: Database) => Promise<T>) => inTransaction(home.house.db, { kind: 'job', job: 'looking' }, 'read', work);
  const persons = () => read(async (db) => (await db.selectFrom('person').select('id').execute()).length);
  async function ask(email: string, more: { name?: string; returnTo?: string } = { name: 'Suharto', returnTo: BACK }): Promise<string> {
    const before = tokensTo(email).length;
    await runAct(askForLink, home.visitor, { email, ...more });
    for (let tried = 0; tried < 3 && tokensTo(email).length === before; tried += 1) await home.settle();
    return tokensTo(email)[before] ?? '';
  }

  test('becomes a person by opening the link, not before, and is led back to where they were', async () => {
    const before = await persons();
    const token = await ask('suharto@mail.example');
    expect(await persons()).toBe(before);
    const { returnTo, ...session } = await open(token);
    expect(returnTo).toBe(BACK);
    expect(await persons()).toBe(before + 1);
    const known = await recognise(home.house, session.token);
    expect(known).toMatchObject({ name: 'Suharto', actor: { kind: 'person', roles: [] } });
    const me = await runView(showMe, home.as(known?.actor ?? { kind: 'visitor' }), {});
    expect(me).toMatchObject({ name: 'Suharto', email: 'suharto@mail.example', roles: [] });
    await expect(open(token)).rejects.toMatchObject({ code: 'link-spent' });
  });

  test('is one person, however many links they open, also two at the same moment', async () => {
    const before = await persons();
    const tokens = [await ask('twice@mail.example'), await ask('twice@mail.example')];
    await Promise.all(tokens.map(open).map((each) => each.catch(() => undefined)));
    expect(await persons()).toBe(before + 1);
    // Known from now on: the next link is one to sign in, and the name stays.
    const again = await ask('twice@mail.example', { name: 'Somebody Else' });
    const known = await recognise(home.house, (await open(again)).token);
    expect(known?.name).toBe('Suharto');
    expect(await persons()).toBe(before + 1);
  });

  test('gets a link only after saying a name, and no more than three within the time they last', async () => {
    await runAct(askForLink, home.visitor, { email: 'nameless@mail.example' });
    for (let asked = 0; asked < 5; asked += 1)
      await runAct(askForLink, home.visitor, { email: 'eager@mail.example', name: 'Suharto' }).then(() => home.settle());
    expect(tokensTo('nameless@mail.example')).toEqual([]);
    expect(tokensTo('eager@mail.example')).toHaveLength(3);
    home.clock.forward(HOUR + 1);
    await expect(open(tokensTo('eager@mail.example')[0] ?? '')).rejects.toMatchObject({ code: 'link-spent' });
    expect(await ask('eager@mail.example')).not.toBe('');
  });

  test('lies nowhere in the clear, and is forgotten a day after a link that nobody opened', async () => {
    await ask('stranger-mark@mail.example', { name: 'StrangerMark' });
    const text = async () =>
      read(async (db) => {
        const rows = [
          await db.selectFrom('registration').selectAll().execute(),
          await db.selectFrom('mail').selectAll().execute(),
          await db.selectFrom('event').selectAll().execute(),
        ];
        return JSON.stringify(rows, (_, value) =>
          value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
        ).toLowerCase();
      });
    expect(await text()).not.toMatch(/stranger-?mark/);
    const keys = () => read(async (db) => (await db.selectFrom('person_key').select('person_id').execute()).map((row) => row.person_id));
    const before = await keys();
    home.clock.forward(26 * HOUR);
    await ask('another@mail.example');
    const left = await keys();
    const gone = before.filter((id) => !left.includes(id));
    expect(gone).toHaveLength(1);
    expect(await read((db) => db.selectFrom('registration').select('id').execute())).toHaveLength(1);
    // Who did come keeps their key.
    await open(tokensTo('another@mail.example')[0] ?? '');
    home.clock.forward(26 * HOUR);
    await ask('third@mail.example');
    const came = await read((db) => db.selectFrom('person').select('id').execute());
    expect(came).toHaveLength(1);
    expect(await keys()).toEqual(expect.arrayContaining(came.map(({ id }) => id)));
    expect(await read((db) => db.selectFrom('registration').select('id').execute())).toHaveLength(1);
  });

  test('asks no differently from who is known: one event, one job, and nothing in the queue in the clear', async () => {
    const contact = { contactName: 'Ole', contactEmail: 'ole@nord.example.org' };
    const introduced = { name: 'Akademie Nord', country: 'DE', website: 'https://nord.example.org', ...contact };
    const { id } = await runAct(introduceInstitution, home.visitor, introduced);
    await runAct(createAdministrator, home.operator, { institutionId: id, name: 'Ada', email: 'ada@nord.example.org' });
    const known = await runAct(askForLink, home.visitor, { email: 'ada@nord.example.org', name: 'Ada', returnTo: BACK });
    const unknown = await runAct(askForLink, home.visitor, { email: 'nobody@nord.example.org', name: 'Ada', returnTo: BACK });
    expect(unknown).toEqual(known);
    const events = await read((db) => db.selectFrom('event').select('facts').where('type', '=', 'sign-in-asked').execute());
    expect(events).toEqual([{ facts: {} }, { facts: {} }]);
    await home.settle();
    expect([tokensTo('ada@nord.example.org'), tokensTo('nobody@nord.example.org')].map(({ length }) => length)).toEqual([1, 1]);
  });

  test('is never led out of the house', async () => {
    for (const returnTo of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '/a\nb',
      'me',
      `/${'x'.repeat(600)}`,
    ]) {
      const asked = runAct(askForLink, home.visitor, { email: 'a@mail.example', name: 'A', returnTo });
      await expect(asked, returnTo).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });

  test('is written to by the job alone', async () => {
    for (const who of [home.visitor, home.operator])
      await expect(runAct(registerLearner, who, { name: 'A', email: 'a@mail.example', language: 'en' })).rejects.toMatchObject({
        code: 'not-allowed',
      });
    await expect(runAct(askForLink, home.visitor, { email: 'a@mail.example', name: 'Eve\u202E' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});
