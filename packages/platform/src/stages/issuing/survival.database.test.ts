import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '@laurel/credential';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queues } from '../../acts.ts';
import { operator } from '../../base/actor.ts';
import { connect } from '../../base/database/connect.ts';
import { embeddedTemplate, newServerDatabase } from '../../base/database/for-tests.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import type { House } from '../../base/house.ts';
import { resolveDid } from '../../base/institution-keys/resolve-did.ts';
import { verifyJournal } from '../../base/journal/audit-verify.ts';
import { silentLog } from '../../base/log.ts';
import { readSettings } from '../../base/settings.ts';
import { resolveStatusList } from '../../base/status-lists/resolve-status-list.ts';
import { startChild } from '../../for-tests/child.ts';
import { type MailServer, startMailServer } from '../../for-tests/mail-server.ts';
import { openHouse } from '../../house.ts';
import { eachDatabase } from '../../house-for-tests.ts';
import { places } from './credential.ts';

/** Each step of a credential's way, once at its beginning or in its middle. */
const points = [
  'after-intent',
  'after-lint:2',
  'after-signing:2',
  'inside-recording:2',
  'after-recording',
  'while-drawing:2',
  'after-follow:3',
  'after-mail:2',
];
const rounds = Number(process.env.LAUREL_TEST_KILLS ?? points.length);
const CLASS = 5;

eachDatabase('a house that is killed while it issues', (database) => {
  let home: string;
  let environment: Record<string, string>;
  let mailServer: MailServer;
  let removeDatabase = async (): Promise<void> => {};

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'laurel-test-'));
    mailServer = await startMailServer();
    environment = { LAUREL_HOME: home, LAUREL_LOG: 'silent', SMTP_URL: mailServer.url, LAUREL_PUBLIC_URL: 'https://house.example.org' };
    if (database === 'postgres') {
      const server = await newServerDatabase();
      removeDatabase = server.remove;
      environment.DATABASE_URL = server.url;
    } else {
      await (await connect(readSettings(environment), silentLog, await embeddedTemplate(queues))).close();
    }
  });
  afterAll(async () => {
    await mailServer.stop();
    await removeDatabase();
    await rm(home, { recursive: true, force: true });
  });

  async function issueUntilKilled(point: string): Promise<string> {
    const child = startChild('issue-class', { ...environment, LAUREL_KILL_AT: point });
    const { signal } = await child.ended;
    expect(signal, `the child ended by itself at ${point}: ${child.complaints()}`).toBe('SIGKILL');
    const ordered = child.lines.find((line) => line.startsWith('ordered '));
    expect(ordered, `killed before anything was ordered at ${point}`).toBeDefined();
    return ordered?.slice('ordered '.length) ?? '';
  }

  /** What the dead worker held is given out again; on PostgreSQL that takes until its time is up, which is not waited for here. */
  const giveOutAgain = (house: House) =>
    house.jobs.boss.getDb().executeSql(`update pgboss.job set state = 'retry', start_after = now() where state in ('active', 'retry')`, []);

  test(
    'issues each credential exactly once, signs the bytes that were planned, and writes to each learner once or again under the same Message-ID',
    async () => {
      for (let round = 0; round < rounds; round += 1) {
        const point = points[round % points.length] ?? 'after-signing';
        const offeringId = await issueUntilKilled(point);
        const house = await openHouse(readSettings(environment), { log: silentLog });
        await giveOutAgain(house);
        await house.startWork().settle();
        const { credentials, mails, orders, drawn } = await inTransaction(house.db, operator, 'read', async (db) => {
          const rows = await db.selectFrom('credential').selectAll().where('offering_id', '=', offeringId).execute();
          const keys = await house.keys.ofMany(
            db,
            rows.map((row) => row.person_id),
          );
          return {
            credentials: rows.map((row) => ({
              ...row,
              intent: keys.get(row.person_id)?.open(row.intent_sealed, places.intent) ?? '',
              signed: row.signed_sealed === null ? '' : (keys.get(row.person_id)?.open(row.signed_sealed, places.signed) ?? ''),
            })),
            drawn: rows.filter((row) => row.certificate_sealed !== null).length,
            mails: await db
              .selectFrom('mail')
              .select(['subject_id', 'state', 'message_id'])
              .where('purpose', '=', 'credential-issued')
              .execute(),
            orders: await db.selectFrom('issuing').select('ended_at').where('offering_id', '=', offeringId).execute(),
          };
        });
        expect(
          credentials.map(({ state }) => state),
          point,
        ).toEqual(Array(CLASS).fill('issued'));
        expect(new Set(credentials.map(({ enrolment_id }) => enrolment_id)).size).toBe(CLASS);
        expect(drawn).toBe(CLASS);
        expect(orders.map(({ ended_at }) => ended_at !== null)).toEqual([true]);
        for (const { intent, intent_hash, signed } of credentials) {
          expect(createHash('sha256').update(intent).digest('hex')).toBe(intent_hash);
          const { proof: _, ...rest } = JSON.parse(signed);
          expect(`${JSON.stringify(rest, null, 2)}\n`).toBe(intent);
          const { verdict } = await verify(new TextEncoder().encode(signed), {
            now: house.outside.clock.now(),
            didDocument: (did) => resolveDid(house, did),
            statusList: (url) => resolveStatusList(house, url),
          });
          expect(verdict).toBe('valid');
        }
        const ours = mails.filter(({ subject_id }) => credentials.some(({ id }) => id === subject_id));
        expect(ours.map(({ state }) => state)).toEqual(Array(CLASS).fill('sent'));
        const known = new Set(mails.map(({ message_id }) => message_id));
        const taken = mailServer.taken.filter(({ messageId }) => known.has(messageId));
        expect(new Set(taken.map(({ messageId }) => messageId))).toEqual(known);
        expect(await verifyJournal({ actor: operator, house, requestId: 'audit', language: 'en' })).toMatchObject({
          whole: true,
          problems: [],
        });
        await house.close();
      }
      const letters = mailServer.taken.filter(({ to }) => to.startsWith('learner-'));
      // Again only where the kill came between the mail server's yes and the record of it: at most one for each worker of each round.
      const again = letters.length - new Set(letters.map(({ messageId }) => messageId)).size;
      expect(again).toBeLessThanOrEqual(rounds * 2);
    },
    60_000 * rounds,
  );
});
