import { afterAll, beforeAll, expect, test } from 'vitest';
import { startChild } from '../../for-tests/child.ts';
import { type MailServer, startMailServer } from '../../for-tests/mail-server.ts';
import { giveJobsOutAgain, type MortalHouse, mortalHouse } from '../../for-tests/mortal-house.ts';
import { openHouse } from '../../house.ts';
import { eachDatabase } from '../../house-for-tests.ts';
import { operator } from '../actor.ts';
import { inTransaction } from '../database/transaction.ts';
import { silentLog } from '../log.ts';
import { readSettings } from '../settings.ts';
import { verifyJournal } from './audit-verify.ts';

/** Named points in the path of an act, and one that no plan chose. */
const named = ['before-events:4', 'before-commit:5', 'after-commit:6', 'while-sealing:2', 'after-follow:3', 'after-mail:2'];

eachDatabase('a house that is killed', (database) => {
  // In the suite one point on each database and the unplanned one on both; `npm run faults` has all of them on both.
  const all = process.env.LAUREL_TEST_FAULTS === 'long';
  const points = [...named.filter((point) => all || point === (database === 'pglite' ? 'before-commit:5' : 'after-mail:2')), 'any'];
  const rounds = Number(process.env.LAUREL_TEST_KILLS ?? points.length);
  let mortal: MortalHouse;
  let environment: Record<string, string>;
  let mailServer: MailServer;

  beforeAll(async () => {
    mailServer = await startMailServer();
    mortal = await mortalHouse(database, mailServer.url);
    environment = mortal.environment;
  });
  afterAll(async () => {
    await mailServer.stop();
    await mortal.remove();
  });

  async function liveUntilKilled(point: string): Promise<string[]> {
    const child = startChild('act-loop', point === 'any' ? environment : { ...environment, LAUREL_KILL_AT: point });
    expect(await child.line('open'), child.complaints()).toBe('open');
    if (point === 'any') {
      await child.line('acknowledged');
      await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 900));
      child.kill('SIGKILL');
    }
    const { signal } = await child.ended;
    expect(signal, `the child ended by itself at ${point}: ${child.complaints()}`).toBe('SIGKILL');
    return child.lines.filter((line) => line.startsWith('acknowledged ')).map((line) => line.slice('acknowledged '.length));
  }

  test('loses no acknowledged act, keeps its journal whole, and sends each mail once or again under the same Message-ID', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      acknowledged.push(...(await liveUntilKilled(points[round % points.length] ?? 'any')));
      const house = await openHouse(readSettings(environment), { log: silentLog });
      await giveJobsOutAgain(house);
      await house.startWork().settle();
      const ctx = { actor: operator, house, requestId: 'audit', language: 'en' };
      expect(await verifyJournal(ctx)).toMatchObject({ whole: true, waiting: 0, problems: [] });
      const state = await inTransaction(house.db, operator, 'read', async (db) => ({
        institutions: (await db.selectFrom('institution').select('id').execute()).map((row) => row.id),
        introductions: (await db.selectFrom('event').select('subject_id').where('type', '=', 'institution-introduced').execute()).map(
          (row) => row.subject_id,
        ),
        mails: await db.selectFrom('mail').select(['subject_id', 'state', 'message_id']).execute(),
      }));
      // Every acknowledged act is there; one that was killed before its answer may be there too, and then as a whole.
      expect(acknowledged.filter((id) => !state.institutions.includes(id))).toEqual([]);
      expect(state.introductions.sort()).toEqual(state.institutions.sort());
      expect(state.mails.map((mail) => mail.subject_id).sort()).toEqual(state.institutions);
      expect(state.mails.filter((mail) => mail.state !== 'sent')).toEqual([]);
      expect(new Set(mailServer.taken.map((mail) => mail.messageId))).toEqual(new Set(state.mails.map((mail) => mail.message_id)));
      await house.close();
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(rounds);
    // Sent again only where the kill came between the mail server's yes and the record of it: at most one for each worker of each round.
    const again = mailServer.taken.length - new Set(mailServer.taken.map((mail) => mail.messageId)).size;
    if (points.includes('after-mail:2')) expect(again).toBeGreaterThan(0);
    expect(again).toBeLessThanOrEqual(rounds * 2);
  }, 240_000);
});
