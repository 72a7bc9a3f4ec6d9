import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { queues } from '../../acts.ts';
import { startChild } from '../../for-tests/child.ts';
import { startMailServer } from '../../for-tests/mail-server.ts';
import { openHouse } from '../../house.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { policy } from '../../policy.ts';
import { defineAct, runAct } from '../act.ts';
import { operator, visitor } from '../actor.ts';
import { connect } from '../database/connect.ts';
import { newDatabase } from '../database/for-tests.ts';
import { inTransaction } from '../database/transaction.ts';
import { silentLog } from '../log.ts';
import { systemClock } from '../outside/clock.ts';
import { introduceInstitution } from '../people/introduce-institution.ts';
import type { Job, Worker } from './queue.ts';
import { workOnce } from './work-queue.ts';

const [queue] = queues;
if (queue === undefined) throw new Error('there is no queue');

const ask = defineAct({
  name: 'ask',
  input: z.object({ number: z.number(), fail: z.boolean().default(false) }),
  result: z.object({}),
  async perform(tx, { number, fail }) {
    await tx.send(queue.name, { number });
    if (fail) throw new Error('changed my mind');
    return { result: {}, events: [{ type: 'asked', subjectId: 'x', facts: {} }] };
  },
});

eachDatabase('jobs', (database) => {
  let home: TestHouse;
  beforeEach(async () => {
    home = await openTestHouse({ database, policy: { ...policy, ask: { may: () => true } } });
  });
  afterEach(() => home.close());

  const done: Job[] = [];
  beforeEach(() => void done.splice(0));
  const diligent: Worker = { queue, work: async (_house, job) => void done.push(job) };
  const hopeless: Worker = {
    queue,
    work: async (_house, job) => {
      done.push(job);
      throw new Error('cannot be done');
    },
  };
  const hurry = () =>
    home.house.jobs.boss.getDb().executeSql(`update pgboss.job set start_after = now() - interval '1 second' where state = 'retry'`, []);

  test('a job exists when its act is committed, and not when it is not', async () => {
    await expect(runAct(ask, home.operator, { number: 1, fail: true })).rejects.toThrow('changed my mind');
    expect(await workOnce(home.house, diligent)).toBe(false);
    await runAct(ask, home.operator, { number: 2 });
    expect(await home.house.jobs.waiting(queue.name)).toBe(1);
    expect(await workOnce(home.house, diligent)).toBe(true);
    expect(done).toMatchObject([{ payload: { number: 2 }, attempt: 1, lastAttempt: false }]);
    expect(await home.house.jobs.waiting(queue.name)).toBe(0);
    expect(await workOnce(home.house, diligent)).toBe(false);
  });

  test('a job that fails is tried again later and later, and put aside after the last try', async () => {
    await runAct(ask, home.operator, { number: 1 });
    const waits: number[] = [];
    for (let attempt = 1; attempt <= queue.retries + 1; attempt += 1) {
      expect(await workOnce(home.house, hopeless)).toBe(true);
      expect(await workOnce(home.house, hopeless)).toBe(false);
      const { rows } = await home.house.jobs.boss
        .getDb()
        .executeSql(`select extract(epoch from start_after - now())::int as wait from pgboss.job where state = 'retry'`, []);
      waits.push(...rows.map((row: { wait: number }) => row.wait));
      await hurry();
    }
    expect(done.map((job) => job.attempt)).toEqual(Array.from({ length: queue.retries + 1 }, (_, index) => index + 1));
    expect(done.map((job) => job.lastAttempt)).toEqual([...Array.from({ length: queue.retries }, () => false), true]);
    expect(waits[0]).toBeGreaterThanOrEqual(queue.backOffSeconds * 0.9);
    expect(waits.at(-1)).toBeGreaterThan((waits[0] ?? 0) * 10);
    expect(await home.house.jobs.waiting(queue.name)).toBe(0);
    expect(await home.house.jobs.dead(queue.name)).toBe(1);
  });

  test('the job of a worker that does not come back is given out again when its time is up', async () => {
    await runAct(ask, home.operator, { number: 7 });
    const { boss } = home.house.jobs;
    expect(await boss.fetch(queue.name)).toHaveLength(1);
    await boss.maintain();
    expect(await workOnce(home.house, diligent)).toBe(false);
    await boss.getDb().executeSql(`update pgboss.job set started_on = now() - interval '1 hour' where state = 'active'`, []);
    await boss.maintain();
    await hurry();
    expect(await workOnce(home.house, diligent)).toBe(true);
    expect(done).toMatchObject([{ payload: { number: 7 }, attempt: 2 }]);
  });

  test('closing waits for the job that is being done', async () => {
    let finished = false;
    const slow: Worker = {
      queue,
      work: async () => {
        await pause(300);
        finished = true;
      },
    };
    const other = await openTestHouse({ database, policy: { ...policy, ask: { may: () => true } }, plan: { workers: [slow], atOnce: 1 } });
    await runAct(ask, other.operator, { number: 1 });
    other.house.startWork();
    while ((await other.house.jobs.boss.getDb().executeSql(`select 1 from pgboss.job where state = 'active'`, [])).rows.length === 0)
      await pause(5);
    await other.close();
    expect(finished).toBe(true);
  });

  test('nobody sends to a queue that is not there', async () => {
    const lost = defineAct({
      name: 'ask',
      input: z.object({}),
      result: z.object({}),
      async perform(tx) {
        await tx.send('nowhere', {});
        return { result: {}, events: [{ type: 'asked', subjectId: 'x', facts: {} }] };
      },
    });
    await expect(runAct(lost, home.operator, {})).rejects.toThrow('there is no queue "nowhere"');
  });

  if (database === 'postgres') {
    describe('of two worker processes', () => {
      test('each is done once, by one of them', { timeout: 60_000 }, async () => {
        const mailServer = await startMailServer();
        const base = await newDatabase('postgres', queues, { SMTP_URL: mailServer.url });
        const house = await openHouse(base.settings, { connection: base.connection, log: silentLog });
        const many = 60;
        for (let number = 0; number < many; number += 1) {
          await runAct(
            introduceInstitution,
            { actor: visitor, house, requestId: `r${number}`, language: 'en' },
            {
              name: `School ${number}`,
              country: 'PT',
              website: 'https://s.example.org',
              contactName: 'Rui Exemplo',
              contactEmail: `c${number}@s.example.org`,
              language: 'pt',
            },
          );
        }
        const environment = {
          LAUREL_HOME: base.settings.home,
          DATABASE_URL: base.settings.databaseUrl ?? '',
          SMTP_URL: mailServer.url,
          LAUREL_PUBLIC_URL: base.settings.publicUrl,
          LAUREL_WORKERS: '2',
        };
        const workers = [startChild('worker', environment), startChild('worker', environment)];
        for (const worker of workers) expect(await worker.line('open'), worker.complaints()).toBe('open');
        while (mailServer.taken.length < many) await pause(50);
        await pause(300);
        for (const worker of workers) worker.kill('SIGTERM');
        for (const worker of workers) expect(await worker.line('closed')).toBe('closed');
        expect(mailServer.taken.map((mail) => mail.to).sort()).toEqual(
          Array.from({ length: many }, (_, number) => `c${number}@s.example.org`).sort(),
        );
        const mails = await inTransaction(house.db, operator, 'read', (db) => db.selectFrom('mail').select('state').distinct().execute());
        expect(mails).toEqual([{ state: 'sent' }]);
        await house.close();
        await base.remove();
        await mailServer.stop();
      });
    });

    test('a database that goes away for a moment does not end the workers', async () => {
      // With a clock that goes on: a follower that was interrupted waits for its next try.
      const other = await openTestHouse({ database, outside: { clock: systemClock } });
      other.house.startWork();
      const owner = await connect(other.house.settings, silentLog);
      await owner.asOwner((db) =>
        sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
          db,
        ),
      );
      await owner.close();
      await pause(50);
      const school = {
        name: 'Back again',
        country: 'IE',
        website: 'https://b.example.org',
        contactName: 'A B',
        contactEmail: 'a@b.example.org',
      };
      // The first may meet a connection that is already dead.
      await runAct(introduceInstitution, other.visitor, school).catch(() => {});
      await runAct(introduceInstitution, other.visitor, school);
      await expect.poll(() => other.mails.sent.length, { timeout: 15_000 }).toBeGreaterThan(0);
      await other.close();
    });
  }
});
