import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { policy } from '../../policy.ts';
import { defineAct, runAct } from '../act.ts';
import type { Database } from '../database/tables.ts';
import { inSealing, inTransaction } from '../database/transaction.ts';
import type { House } from '../house.ts';
import { verifyJournal } from './audit-verify.ts';
import { type Follower, step } from './follower.ts';
import { followersBehind } from './followers-behind.ts';
import { openHeads } from './heads.ts';
import { sealJournal } from './seal-journal.ts';

const note = defineAct({
  name: 'note',
  input: z.object({ institutionId: z.uuid().optional(), number: z.number() }),
  result: z.object({}),
  perform: async (_tx, { institutionId, number }) => ({
    result: {},
    events: [
      {
        type: 'noted',
        subjectId: `note-${number}`,
        facts: { number, zeta: true, alpha: null },
        ...(institutionId === undefined ? {} : { institutionId }),
      },
    ],
  }),
});
const north = '11111111-1111-4111-8111-111111111111';
const south = '22222222-2222-4222-8222-222222222222';

eachDatabase('the journal', (database) => {
  let home: TestHouse;
  let house: House;
  const open = async (): Promise<void> => {
    home = await openTestHouse({ database, policy: { ...policy, note: { may: () => true } } });
    house = home.house;
  };

  const write = (number: number, institutionId?: string) =>
    runAct(note, home.operator, { number, ...(institutionId === undefined ? {} : { institutionId }) });
  async function seal(): Promise<void> {
    const sealing = await sealJournal(house.db, home.clock.now());
    if (sealing !== undefined) openHeads(house.settings.home, house.id, house.keys).write(sealing.head, home.clock.now());
  }
  /** What only whoever owns the database can do: past every role and policy. */
  async function tamper(statement: string): Promise<void> {
    await house.db.connection().execute(async (connection) => {
      await sql
        .raw(
          `reset role; set session_replication_role = replica; ${statement}; set session_replication_role = origin; set role laurel_house`,
        )
        .execute(connection);
    });
  }
  async function journal(): Promise<{ notes: string[]; chains: string[] }> {
    const rows = await inTransaction(house.db, { kind: 'operator' }, 'read', (db) =>
      db
        .selectFrom('seal')
        .innerJoin('event', 'event.seq', 'seal.seq')
        .select(['event.subject_id', 'seal.number', 'seal.institution_id', 'seal.position'])
        .orderBy('seal.position')
        .execute(),
    );
    return {
      notes: rows.map((row) => row.subject_id),
      chains: rows.map((row) => `${row.institution_id?.slice(0, 1) ?? '-'}${row.number}`),
    };
  }

  describe('each time anew', () => {
    beforeEach(open);
    afterEach(() => home.close());

    test('events are chained for each institution, in one order for all', async () => {
      for (const [index, institution] of [north, south, undefined, north, south, undefined, north].entries())
        await write(index + 1, institution);
      await seal();
      expect((await journal()).chains).toEqual(['11', '21', '-1', '12', '22', '-2', '13']);
      expect(await verifyJournal(home.operator)).toEqual({ whole: true, verified: 7, waiting: 0, problems: [] });
    });

    test('a follower whom no new event is for is moved to the end, and whoever has one to see is not', async () => {
      const seen: string[] = [];
      const keen: Follower = { name: 'keen', types: ['noted'], follow: async (_tx, event) => void seen.push(event.subjectId) };
      const idle: Follower = { name: 'idle', types: ['never'], follow: async () => void seen.push('idle') };
      const places = () =>
        inTransaction(house.db, { kind: 'operator' }, 'read', async (db) =>
          Object.fromEntries((await db.selectFrom('follower').selectAll().execute()).map(({ name, position }) => [name, position])),
        );
      await write(1);
      await seal();
      // Neither was ever seen: each begins with the first event there was.
      expect((await followersBehind(house, [keen, idle])).map(({ name }) => name)).toEqual(['keen', 'idle']);
      for (const follower of [keen, idle]) while ((await step(house, follower)) === 'moved');
      expect(await followersBehind(house, [keen, idle])).toEqual([]);
      await write(2);
      await write(3);
      await seal();
      expect((await followersBehind(house, [keen, idle])).map(({ name }) => name)).toEqual(['keen']);
      expect(await places()).toEqual({ keen: 1, idle: 3 });
      while ((await step(house, keen)) === 'moved');
      expect(seen).toEqual(['note-1', 'note-2', 'note-3']);
      expect(await places()).toEqual({ keen: 3, idle: 3 });
    });

    test('an event is sealed by the sealer without anybody asking', async () => {
      await write(1);
      expect(await verifyJournal(home.operator)).toMatchObject({ whole: true, verified: 0, waiting: 1 });
      house.startWork();
      await write(2);
      while ((await verifyJournal(home.operator)).verified < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    });
  });

  describe('finds and names', () => {
    const heads = () => join(house.settings.home, 'journal-heads');
    const tables = ['event', 'seal', 'sealer'];
    beforeAll(async () => {
      await open();
      for (let number = 1; number <= 6; number += 1) await write(number, number % 2 === 0 ? north : undefined);
      await seal();
      await tamper(tables.map((table) => `create table kept_${table} as table ${table}`).join(';'));
      cpSync(heads(), `${heads()}.kept`, { recursive: true });
    });
    afterEach(async () => {
      await tamper(
        tables.map((table) => `delete from ${table}; insert into ${table} overriding system value table kept_${table}`).join(';'),
      );
      rmSync(heads(), { recursive: true });
      cpSync(`${heads()}.kept`, heads(), { recursive: true });
    });
    afterAll(() => home.close());

    const problems = async () => {
      const verdict = await verifyJournal(home.operator);
      expect(verdict.whole).toBe(verdict.problems.length === 0);
      return verdict.problems.map((problem) => `${problem.kind} at ${problem.position ?? '-'}`);
    };

    test('a fact that was changed', async () => {
      await tamper(`update event set facts = '{"number": 40, "zeta": true, "alpha": null}' where subject_id = 'note-4'`);
      expect(await problems()).toEqual(['event-changed at 4']);
    });
    test('who did it being another', async () => {
      await tamper(`update event set actor = 'visitor' where subject_id = 'note-1'`);
      expect(await problems()).toEqual(['event-changed at 1']);
    });
    test('a time that was changed by a millisecond', async () => {
      await tamper(`update event set at = at + interval '1 millisecond' where subject_id = 'note-5'`);
      expect(await problems()).toEqual(['event-changed at 5']);
    });
    test('an event that was moved to another institution, with its seal', async () => {
      await tamper(
        `update event set institution_id = '${south}' where subject_id = 'note-2'; update seal set institution_id = '${south}' where position = 2`,
      );
      expect(await problems()).toContain('event-changed at 2');
    });
    test('an event that was deleted', async () => {
      await tamper(`delete from event where subject_id = 'note-3'`);
      expect(await problems()).toEqual(['event-deleted at 3']);
    });
    test('an event that was deleted together with its seal', async () => {
      await tamper(`delete from event where subject_id = 'note-3'; delete from seal where position = 3`);
      expect(await problems()).toEqual(['seal-deleted at 4']);
    });
    test('an event that was put in', async () => {
      await tamper(
        `insert into event (xid, at, type, subject_id, actor, act, request_id, facts) select xid, at, type, 'note-7', actor, act, request_id, facts from event where subject_id = 'note-2'`,
      );
      expect(await problems()).toEqual(['event-inserted at -']);
    });
    test('an end that was cut off', async () => {
      await tamper(`delete from event where subject_id in ('note-5', 'note-6'); delete from seal where position > 4`);
      expect(await problems()).toEqual(['end-cut-off at 4']);
    });
    test('a journal that was written anew from the start', async () => {
      await tamper(
        `delete from seal; update event set facts = '{"number": 9}' where subject_id = 'note-1'; update sealer set xid = '0', seq = 0`,
      );
      await sealJournal(house.db, home.clock.now());
      expect(await problems()).toEqual(['seal-changed at 6']);
    });
    test('a written-down end that is not ours', async () => {
      const folder = join(house.settings.home, 'journal-heads');
      const daily = join(folder, readdirSync(folder).find((file) => file.endsWith('.jsonl')) ?? '');
      const [line] = readFileSync(daily, 'utf8').split('\n');
      appendFileSync(daily, `${(line ?? '').replace('"position":6', '"position":5')}\n`);
      expect(await problems()).toEqual(['head-changed at -']);
    });
    test('nothing, after the daily file is gone but not the latest', async () => {
      const folder = join(house.settings.home, 'journal-heads');
      for (const file of readdirSync(folder)) if (file.endsWith('.jsonl')) rmSync(join(folder, file));
      expect(await problems()).toEqual([]);
    });
  });

  describe('of a house of its own', () => {
    beforeEach(open);
    afterEach(() => home.close());

    test('an older copy of the database does not write over the end that is written down', async () => {
      await write(1);
      await write(2);
      await seal();
      const heads = openHeads(house.settings.home, house.id, house.keys);
      expect(heads.write({ position: 1, hash: 'f'.repeat(64) }, home.clock.now())).toBe(false);
      expect(heads.read().lines.at(-1)?.position).toBe(2);
      // Half a file is nobody's word.
      const folder = join(house.settings.home, 'journal-heads');
      writeFileSync(join(folder, readdirSync(folder).find((file) => file.endsWith('.json')) ?? ''), '{"at":');
      expect(heads.read()).toMatchObject({ foreign: 1 });
    });

    describe('is followed', () => {
      const seen: string[] = [];
      const eager: Follower = {
        name: 'eager',
        types: ['noted'],
        follow: async (_tx, event) => {
          seen.push(event.subjectId);
        },
      };
      beforeEach(() => {
        seen.length = 0;
      });
      const follow = async (follower: Follower) => {
        let last = await step(house, follower);
        while (last === 'moved') last = await step(house, follower);
        return last;
      };

      test('in order, from the first event on, and each event once', async () => {
        for (let number = 1; number <= 3; number += 1) await write(number);
        await seal();
        expect(await follow(eager)).toBe('idle');
        await write(4);
        expect(await follow(eager)).toBe('idle');
        await seal();
        await follow(eager);
        await follow(eager);
        expect(seen).toEqual(['note-1', 'note-2', 'note-3', 'note-4']);
      });

      test('past events of other types', async () => {
        for (let number = 1; number <= 3; number += 1) await write(number);
        await seal();
        await follow({ ...eager, name: 'choosy', types: ['other'] });
        const place = await inTransaction(house.db, { kind: 'operator' }, 'read', (db) =>
          db.selectFrom('follower').select(['name', 'position']).execute(),
        );
        expect(place).toEqual([{ name: 'choosy', position: 3 }]);
      });

      test('again after a failure, later each time, and what the failed try did is gone', async () => {
        await write(1);
        await write(2);
        await seal();
        let failures = 2;
        const shaky: Follower = {
          name: 'shaky',
          types: ['noted'],
          async follow(tx, event) {
            await tx.runAct(note, { number: 100 });
            if (failures > 0) {
              failures -= 1;
              throw new Error('not yet');
            }
            seen.push(event.subjectId);
          },
        };
        expect(await follow(shaky)).toBe('waiting');
        expect(await follow(shaky)).toBe('waiting');
        expect(failures).toBe(1);
        home.clock.forward(2_500);
        expect(await follow(shaky)).toBe('waiting');
        home.clock.forward(2_500);
        expect(await follow(shaky)).toBe('waiting');
        expect(failures).toBe(0);
        home.clock.forward(2_000);
        expect(await follow(shaky)).toBe('idle');
        expect(seen).toEqual(['note-1', 'note-2']);
        const notes = await inTransaction(house.db, { kind: 'operator' }, 'read', (db: Database) =>
          db.selectFrom('event').select('subject_id').where('subject_id', '=', 'note-100').execute(),
        );
        expect(notes).toHaveLength(2);
      });
    });

    // The embedded database has one connection, so nothing there happens at the same time.
    if (database === 'postgres') {
      test('what was numbered early and committed late is neither overtaken nor skipped', async () => {
        const seen: string[] = [];
        const follower: Follower = { name: 'patient', types: ['noted'], follow: async (_tx, event) => void seen.push(event.subjectId) };
        let finish = (): void => {};
        const held = new Promise<void>((resolve) => {
          finish = resolve;
        });
        let begun = (): void => {};
        const started = new Promise<void>((resolve) => {
          begun = resolve;
        });
        const slow = defineAct({
          name: 'note',
          input: z.object({}),
          result: z.object({}),
          async perform(tx) {
            await tx.runAct(note, { number: 1 });
            begun();
            await held;
            return { result: {}, events: [{ type: 'noted', subjectId: 'note-2', facts: {} }] };
          },
        });
        const running = runAct(slow, home.operator, {});
        await started;
        await write(3);
        await seal();
        expect((await journal()).notes).toEqual([]);
        expect(await step(house, follower)).toBe('idle');
        finish();
        await running;
        await seal();
        expect((await journal()).notes).toEqual(['note-1', 'note-2', 'note-3']);
        while ((await step(house, follower)) === 'moved');
        expect(seen).toEqual(['note-1', 'note-2', 'note-3']);
      });

      test('eight sealers at once give every event one place', async () => {
        const writers = Array.from({ length: 8 }, async (_, writer) => {
          for (let number = 0; number < 25; number += 1) await write(writer * 100 + number, [north, south, undefined][number % 3]);
        });
        let writing = true;
        const sealers = Array.from({ length: 8 }, async () => {
          while (writing) await sealJournal(house.db, new Date());
        });
        await Promise.all(writers);
        writing = false;
        await Promise.all(sealers);
        await seal();
        expect(await verifyJournal(home.operator)).toEqual({ whole: true, verified: 200, waiting: 0, problems: [] });
      });
    }

    test('the sealer can do nothing else', async () => {
      await expect(
        inSealing(house.db, (db) =>
          db
            .insertInto('event')
            .values({
              at: new Date(),
              type: 'x',
              subject_id: 'x',
              actor: 'x',
              act: 'x',
              request_id: 'x',
              facts: '{}',
              institution_id: null,
            })
            .execute(),
        ),
      ).rejects.toMatchObject({ code: '42501' });
    });
  });
});
