import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operator } from '../../base/actor.ts';
import { connect } from '../../base/database/connect.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import type { House } from '../../base/house.ts';
import { silentLog } from '../../base/log.ts';
import { noAside } from '../../base/outside/aside.ts';
import { smtpMailer } from '../../base/outside/mail.ts';
import { readSettings } from '../../base/settings.ts';
import { startChild } from '../../for-tests/child.ts';
import { type MailServer, startMailServer } from '../../for-tests/mail-server.ts';
import { giveJobsOutAgain, type MortalHouse, mortalHouse } from '../../for-tests/mortal-house.ts';
import { openHouse } from '../../house.ts';
import { eachDatabase } from '../../house-for-tests.ts';
import { classIn, orderFor } from './class-for-tests.ts';
import { expectWhole } from './whole-class-for-tests.ts';

/** `npm run faults` asks for all of them, at the first, a middle and the last credential; the suite for each of them once. */
const long = process.env.LAUREL_TEST_FAULTS === 'long';
const CLASS = long ? 9 : 2;
/** Where on the way, and how often the class passes there: for each learner, or for each part of the class. */
const points: readonly { readonly at: string; readonly says: string; readonly by: 'learner' | 'part' }[] = [
  { at: 'after-intent', says: 'after the intent', by: 'part' },
  { at: 'after-lint', says: 'after the lints', by: 'learner' },
  { at: 'after-signing', says: 'after signing, before recording', by: 'learner' },
  { at: 'inside-recording', says: 'inside the recording transaction', by: 'learner' },
  { at: 'after-recording', says: 'after the recording transaction', by: 'part' },
  { at: 'after-when-credential-issued-write-to-learner', says: 'while the mail is written', by: 'learner' },
  { at: 'before-mail', says: 'before the mail goes out', by: 'learner' },
  { at: 'after-mail', says: 'after the mail server took the mail, before the mark', by: 'learner' },
  { at: 'while-drawing', says: 'while a certificate is drawn', by: 'learner' },
];
/** The first, a middle and the last passage. */
const passagesOf = (by: 'learner' | 'part'): readonly number[] => {
  if (!long) return by === 'learner' ? [2] : [1];
  return by === 'learner' ? [1, 5, 9] : [1, 2, 3];
};
const kills = points.flatMap(({ at, says, by }) => passagesOf(by).map((time) => ({ at: `${at}:${time}`, says: `${says}, time ${time}` })));
/** A mail is again under way only where the kill came between the server's yes and the record of it: one for each of two workers. */
const AGAIN = { again: 2 };

eachDatabase('issuing comes to its end', (database) => {
  /** In the suite each fault on one of the two databases, turn about; `npm run faults` has all of them on both. */
  const here = <T>(faults: readonly T[]): readonly T[] =>
    long ? faults : faults.filter((_, index) => (index % 2 === 0) === (database === 'pglite'));

  let mortal: MortalHouse;
  let environment: Record<string, string>;
  let post: MailServer;

  beforeAll(async () => {
    post = await startMailServer();
    mortal = await mortalHouse(database, post.url);
    environment = mortal.environment;
  });
  afterAll(async () => {
    await post.stop();
    await mortal.remove();
  });

  /** Followers wait as well after a failure. */
  const giveOutAgain = async (house: House): Promise<void> => {
    await giveJobsOutAgain(house);
    await inTransaction(house.db, operator, 'write', (db) => db.updateTable('follower').set({ retry_at: null }).execute());
  };

  const inHouse = async (work: (house: House) => Promise<void>, patienceMs = 10_000): Promise<void> => {
    const settings = readSettings(environment);
    const connection = await connect(settings, silentLog);
    const patience = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs };
    const mail = smtpMailer(post.url, settings.mailFrom, patience);
    const house = await openHouse(settings, { log: silentLog, connection, outside: { aside: noAside(), mail } });
    try {
      await work(house);
    } finally {
      await house.close();
    }
  };
  test.each(here(kills).map((kill) => [kill.says, kill] as const))(
    'when the house is killed %s',
    { timeout: 120_000 },
    async (_, { at }) => {
      const child = startChild('issue-class', { ...environment, LAUREL_TEST_KILL_AT: at, LAUREL_TEST_CLASS: String(CLASS) });
      const { signal } = await child.ended;
      expect(signal, `the child ended by itself: ${child.complaints()}`).toBe('SIGKILL');
      const ordered = child.lines.find((line) => line.startsWith('ordered '))?.slice('ordered '.length);
      expect(ordered, 'killed before anything was ordered').toBeDefined();
      await inHouse(async (house) => {
        await giveOutAgain(house);
        await house.startWork().settle();
        await expectWhole(house, ordered ?? '', CLASS, post, AGAIN);
      });
    },
  );

  type Trouble = { readonly says: string; begin(): Promise<void>; end(): Promise<void>; again: number; readonly patienceMs?: number };
  const troubles: readonly Trouble[] = [
    {
      says: 'is down',
      begin: () => post.stop(),
      async end() {
        const { port } = new URL(post.url);
        post = await startMailServer(Number(port));
      },
      again: 0,
    },
    { says: 'hangs', begin: async () => post.be('hangs'), end: async () => post.be('well'), again: 0, patienceMs: 1_500 },
    { says: 'refuses', begin: async () => post.refuseWith(451), end: async () => post.refuseWith(0), again: 0 },
    // Each try before it is well again may have brought the mail; the reader's mail program shows one, since it is one Message-ID.
    { says: 'drops after it took the mail', begin: async () => post.be('drops'), end: async () => post.be('well'), again: CLASS * 2 },
  ];
  test.each(here(troubles).map((trouble) => [trouble.says, trouble] as const))(
    'when the mail server %s, and is well again',
    { timeout: 120_000 },
    async (_, { begin, end, again, patienceMs }) => {
      await inHouse(async (house) => {
        const offeringId = await classIn(house, CLASS);
        await begin();
        try {
          await orderFor(house, offeringId);
          await house.startWork().settle();
          const states = await inTransaction(house.db, operator, 'read', (db) =>
            db.selectFrom('credential').select('state').where('offering_id', '=', offeringId).execute(),
          );
          // Nobody's credential waits for a mail server.
          expect(states.map(({ state }) => state)).toEqual(Array(CLASS).fill('issued'));
        } finally {
          await end();
        }
        // A connection that was made while it was ill may still break.
        for (let time = 0; time < 3; time += 1) {
          await giveOutAgain(house);
          await house.startWork().settle();
        }
        await expectWhole(house, offeringId, CLASS, post, { again });
      }, patienceMs);
    },
  );

  const full = [
    { says: 'before anything is planned', table: 'credential', when: 'insert' },
    { says: 'before anything is recorded', table: 'credential', when: 'update' },
    { says: 'before the event is written', table: 'event', when: 'insert' },
  ];
  test.each(here(full).map((disk) => [disk.says, disk] as const))(
    'when the disk is full %s, and there is room again',
    { timeout: 120_000 },
    async (_, { table, when }) => {
      await inHouse(async (house) => {
        // Over the house's own connection: the embedded database has no other.
        const asOwner = (statement: string) =>
          house.db.connection().execute((owned) => sql.raw(`reset role; ${statement}; set role laurel_house`).execute(owned));
        const offeringId = await classIn(house, CLASS);
        const only = table === 'event' ? `when (new.type = 'credential-issued')` : '';
        await asOwner(`create or replace function full_disk() returns trigger language plpgsql as $$
        begin raise exception 'could not extend file' using errcode = '53100'; end $$`);
        await asOwner(`create trigger full_disk before ${when} on ${table} for each row ${only} execute function full_disk()`);
        await orderFor(house, offeringId);
        await house.startWork().settle();
        const issued = await inTransaction(house.db, operator, 'read', (db) =>
          db.selectFrom('credential').select('state').where('offering_id', '=', offeringId).where('state', '!=', 'planned').execute(),
        );
        expect(issued).toEqual([]);
        await asOwner(`drop trigger full_disk on ${table}`);
        await giveOutAgain(house);
        await house.startWork().settle();
        await expectWhole(house, offeringId, CLASS, post, { again: 0 });
      });
    },
  );

  if (database === 'postgres')
    test('when two houses issue to the same class on one server', { timeout: 120_000 }, async () => {
      const workers = [1, 2].map(() => startChild('worker', { ...environment, LAUREL_WORKERS: '2' }));
      for (const worker of workers) expect(await worker.line('open'), worker.complaints()).toBe('open');
      await inHouse(async (house) => {
        const offeringId = await classIn(house, CLASS);
        const orders = await Promise.allSettled([orderFor(house, offeringId), orderFor(house, offeringId)]);
        expect(orders.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        // This one goes on as well: three in all.
        await expect
          .poll(
            () =>
              inTransaction(house.db, operator, 'read', async (db) => {
                const rows = await db
                  .selectFrom('credential')
                  .select(['id', 'certificate_sealed'])
                  .where('offering_id', '=', offeringId)
                  .execute();
                const ids = rows.map(({ id }) => id);
                if (ids.length === 0) return 0;
                const sent = await db.selectFrom('mail').select('id').where('subject_id', 'in', ids).where('state', '=', 'sent').execute();
                return Math.min(sent.length, rows.filter((row) => row.certificate_sealed !== null).length);
              }),
            { timeout: 60_000, interval: 200 },
          )
          .toBe(CLASS);
        for (const worker of workers) worker.kill('SIGTERM');
        for (const worker of workers) await worker.ended;
        await house.startWork().settle();
        await expectWhole(house, offeringId, CLASS, post, { again: 0 });
      });
    });
});
