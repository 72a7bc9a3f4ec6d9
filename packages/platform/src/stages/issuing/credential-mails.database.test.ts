import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { defineAct, runAct } from '../../base/act.ts';
import { type Actor, operator } from '../../base/actor.ts';
import { outsideTransaction } from '../../base/database/inside.ts';
import type { Database } from '../../base/database/tables.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import { insertMail } from '../../base/people/mail.store.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { policy } from '../../policy.ts';
import { enrolledIn, institutionIn, offeredIn, passedIn, personWith } from '../../scenario-for-tests.ts';
import { nameIssuer } from './issuer-identity.ts';
import { orderIssuing } from './order-issuing.ts';

/** Writes to somebody at this address. */
const write = defineAct({
  name: 'write',
  input: z.object({ personId: z.uuid(), to: z.string() }),
  result: z.object({ written: z.boolean() }),
  async perform(tx, { personId, to }) {
    const mail = { to, subject: 'Good news', text: 'You are in.', language: 'en', personId, purpose: 'news', subjectId: personId };
    const written = (await insertMail(tx, mail)) !== undefined;
    return { result: { written }, events: [{ type: 'written', subjectId: personId, facts: { written } }] };
  },
});

eachDatabase('mails about credentials', (database) => {
  let home: TestHouse;
  let institutionId: string;
  const as = <T>(actor: Actor, work: (db: Database) => Promise<T>) => inTransaction(home.house.db, actor, 'write', work);
  const classOf = async (...names: string[]) => {
    const offering = await offeredIn(home.house, [institutionId]);
    const learners = await enrolledIn(home.house, offering, names);
    await passedIn(home.house, offering, learners);
    return { ...offering, learners };
  };
  const order = (offeringId: string) => runAct(orderIssuing, home.as(personWith(institutionId, 'registrar')), { offeringId });

  beforeAll(async () => {
    home = await openTestHouse({ database, policy: { ...policy, write: { may: () => true } } });
    institutionId = await institutionIn(home.house, 'Ruhr-Kolleg');
    const registrar = home.as(personWith(institutionId, 'registrar'));
    await runAct(nameIssuer, registrar, { institutionId, legalId: 'DE 811 222 333', seat: 'Bochum' });
    await home.settle();
  });
  afterAll(() => home?.close());

  test('whoever issued sees that the mail went out; the mail with the link of its holder is theirs alone', async () => {
    const { offeringId, learners } = await classOf('Ada Example');
    await order(offeringId);
    await home.settle();
    const look = (actor: Actor) =>
      as(actor, async (db) => ({
        mails: (await db.selectFrom('mail').select('sealed').where('purpose', '=', 'credential-issued').execute()).length,
        states: (await db.selectFrom('credential_mail').select(['purpose', 'state']).execute()).map(
          ({ purpose, state }) => `${purpose} ${state}`,
        ),
      }));
    const nothing = { mails: 0, states: [] };
    expect(await look(personWith(institutionId, 'registrar'))).toEqual({ mails: 0, states: ['credential-issued sent'] });
    expect(await look(personWith(learners[0]?.personId ?? '', 'registrar'))).toEqual(nothing);
    expect(await look({ kind: 'person', personId: learners[0]?.personId ?? '', roles: [] })).toEqual({ mails: 1, states: [] });
    expect(await look({ kind: 'visitor' })).toEqual(nothing);
  });

  test('nobody is written to at no address', async () => {
    const { learners } = await classOf('Bo Example');
    const personId = learners[0]?.personId ?? '';
    expect(await runAct(write, home.operator, { personId, to: ' ' })).toEqual({ written: false });
    expect(await runAct(write, home.operator, { personId, to: 'bo@mail.example' })).toEqual({ written: true });
  });

  test('whoever withdrew after the order gets no credential', async () => {
    const { offeringId, learners } = await classOf('Cem', 'Dora');
    const withdraw = (db: Database) =>
      db
        .updateTable('enrolment')
        .set({ withdrawn_at: home.clock.now() })
        .where('id', '=', learners[0]?.enrolmentId ?? '')
        .execute();
    await order(offeringId);
    if (database === 'pglite') await as(operator, withdraw);
    else {
      // In the very moment in which they are planned: planning waits for the row, and looks again.
      let done = Promise.resolve();
      await as(operator, async (db) => {
        await withdraw(db);
        done = outsideTransaction(() => home.settle());
        await pause(400);
      });
      await done;
    }
    await home.settle();
    const rows = await as(operator, (db) =>
      db.selectFrom('credential').select(['person_id', 'state']).where('offering_id', '=', offeringId).execute(),
    );
    expect(rows).toEqual([{ person_id: learners[1]?.personId, state: 'issued' }]);
  });
});
