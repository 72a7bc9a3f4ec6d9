import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../base/actor.ts';
import { operator } from '../../base/actor.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import { runAct, runView } from '../../base/door.ts';
import { isRefusal } from '../../base/refusal.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { enrolledIn, institutionIn, type Offered, offeredIn, personWith } from '../../scenario-for-tests.ts';
import { beginClassImport } from './begin-class-import.ts';
import { changeClassImport } from './change-class-import.ts';
import { confirmResults } from './confirm-results.ts';
import { readDelimitedText } from './delimited-text.ts';
import { dropClassImport } from './drop-class-import.ts';
import { readClassFile } from './read-class-file.ts';
import { type ShownImport, showClassImport } from './show-class-import.ts';
import { showResults } from './show-results.ts';
import { takeClassImport } from './take-class-import.ts';

const samples = new URL('../../../../../../shared/samples/', import.meta.url);
const head = 'Student number;Name;E-mail;Result;Grade;Assessed on\n';

eachDatabase('a class list on its way in', (database) => {
  let home: TestHouse;
  let institutionId = '';
  let registrar: Actor;
  let second: Actor;

  beforeAll(async () => {
    home = await openTestHouse({ database });
    institutionId = await institutionIn(home.house, 'Universität Mühlenau');
    registrar = personWith(institutionId, 'registrar');
    second = personWith(institutionId, 'course-leader');
  });
  afterAll(() => home.close());

  const offer = (seats = 60): Promise<Offered> => offeredIn(home.house, [institutionId], { seats });
  const bring = async ({ offeringId }: Offered, list: string | Uint8Array, purpose: 'enrol' | 'results', actor = registrar) => {
    const sheet = typeof list === 'string' ? readDelimitedText(new TextEncoder().encode(list)) : await readClassFile(list);
    return (await runAct(beginClassImport, home.as(actor), { offeringId, purpose, sheet: JSON.parse(JSON.stringify(sheet)) })).id;
  };
  const look = (id: string, actor = registrar): Promise<ShownImport> => runView(showClassImport, home.as(actor), { id });
  const change = async (id: string, rows: readonly object[], actor = registrar) =>
    runAct(changeClassImport, home.as(actor), { id, edit: (await look(id, actor)).edit, rows: rows as never });
  const take = async (id: string, actor = registrar) => runAct(takeClassImport, home.as(actor), { id, edit: (await look(id, actor)).edit });
  const results = ({ offeringId }: Offered, actor = registrar) => runView(showResults, home.as(actor), { offeringId });
  const codeOf = async (work: Promise<unknown>) => {
    try {
      await work;
      return 'done';
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return error.code;
    }
  };
  const rowOf = (id: string) =>
    inTransaction(home.house.db, operator, 'read', (db) =>
      db.selectFrom('class_import').selectAll().where('id', '=', id).executeTakeFirst(),
    );

  test('from a cold spreadsheet learners are enrolled and their results entered, and a second person confirms', async () => {
    const offering = await offer();
    const id = await bring(
      offering,
      `${head}A1;Łucja Żółć;l@uni.example;pass;1,3;2026-11-19\nA2;محمد الحسيني;;fail;5,0;2026-11-19`,
      'enrol',
    );
    expect(await take(id)).toEqual({ taken: 2, leftOut: 0, enrolled: 2, results: 2 });
    const { rows, entered, counts } = await results(offering, second);
    expect(counts).toMatchObject({ learners: 2, entered: 2, passed: 1, failed: 1 });
    expect(rows.map(({ name, result }) => [name, result?.result, result?.grade])).toEqual(
      expect.arrayContaining([
        ['Łucja Żółć', 'pass', '1.3'],
        ['محمد الحسيني', 'fail', '5.0'],
      ]),
    );
    const asked = entered.map(({ enrolmentId, edit }) => ({ enrolmentId, edit }));
    expect(await runAct(confirmResults, home.as(second), { offeringId: offering.offeringId, rows: asked })).toMatchObject({ confirmed: 2 });
    expect(await codeOf(runAct(confirmResults, home.as(registrar), { offeringId: offering.offeringId, rows: asked }))).toBe('wrong-state');
  });

  test('what was in the list is nowhere to be read: sealed while it waits, gone once it was taken', async () => {
    const offering = await offer();
    const id = await bring(offering, `${head}A1;Unmistakable Name;;pass;1,3;2026-11-19`, 'enrol');
    expect((await rowOf(id))?.sealed?.includes('Unmistakable')).toBe(false);
    await take(id);
    expect(await rowOf(id)).toMatchObject({ sealed: null });
    expect((await look(id)).rows).toEqual([]);
    const events = await inTransaction(home.house.db, operator, 'read', (db) => db.selectFrom('event').selectAll().execute());
    expect(JSON.stringify(events)).not.toContain('Unmistakable');
    expect(await codeOf(take(id))).toBe('wrong-state');
  });

  test('a list with something unresolved is not taken, and nothing of it', async () => {
    const offering = await offer();
    const id = await bring(offering, `${head}A1;Mira;;pass;1,3;2026-11-19\nA2;Ola;;maybe;1,3;2026-11-19`, 'enrol');
    expect(await codeOf(take(id))).toBe('wrong-state');
    expect((await results(offering)).counts.learners).toBe(0);
    await change(id, [{ row: 2, cells: { '3': 'fail' } }]);
    expect(await take(id)).toEqual({ taken: 2, leftOut: 0, enrolled: 2, results: 2 });
  });

  test('strangers in a list of results are enrolled or left out when somebody says so; taken and left out are all rows', async () => {
    const offering = await offer();
    const [known] = await enrolledIn(home.house, offering);
    const id = await bring(
      offering,
      `${head}${known?.studentNumber};${known?.name};;pass;1,3;2026-11-19\nX1;New One;;pass;1,7;2026-11-19\nX2;Not Ours;;pass;1,7;2026-11-19`,
      'results',
    );
    const shown = await look(id);
    expect(shown.rows.map(({ state, stranger }) => [state, stranger])).toEqual([
      ['ready', false],
      ['wrong', true],
      ['wrong', true],
    ]);
    await change(id, [
      { row: 2, enrol: true },
      { row: 3, leftOut: true },
    ]);
    expect(await take(id)).toEqual({ taken: 2, leftOut: 1, enrolled: 1, results: 2 });
    const after = await results(offering);
    expect(after.rows.filter(({ result }) => result !== undefined).map(({ studentNumber }) => studentNumber)).toEqual(
      expect.arrayContaining([known?.studentNumber, 'X1']),
    );
    expect(after.rows.some(({ studentNumber }) => studentNumber === 'X2')).toBe(false);
  });

  test('a lecturer enters results by a list and enrols nobody; an admission officer enrols and enters nothing', async () => {
    const offering = await offer();
    const lecturer = personWith(institutionId, 'lecturer');
    const officer = personWith(institutionId, 'admission-officer');
    const list = `${head}A1;Mira;;pass;1,3;2026-11-19`;
    expect(await codeOf(bring(offering, list, 'enrol', lecturer))).toBe('not-allowed');
    expect(await codeOf(bring(offering, list, 'results', officer))).toBe('not-allowed');
    const strangers = await bring(offering, list, 'results', lecturer);
    await change(strangers, [{ row: 1, enrol: true }], lecturer);
    expect(await codeOf(take(strangers, lecturer))).toBe('wrong-state');
    const id = await bring(offering, list, 'enrol', officer);
    expect(await take(id, officer)).toEqual({ taken: 1, leftOut: 0, enrolled: 1, results: 0 });
    expect((await results(offering)).counts).toMatchObject({ learners: 1, open: 1 });
  });

  test('who works elsewhere is told that there is no such list', async () => {
    const offering = await offer();
    const id = await bring(offering, `${head}A1;Mira;;pass;1,3;2026-11-19`, 'enrol');
    const stranger = personWith(await institutionIn(home.house, 'Universidad de Peñaclara', 'ES'), 'registrar');
    for (const work of [
      () => look(id, stranger),
      () => runAct(changeClassImport, home.as(stranger), { id, edit: 0 }),
      () => runAct(takeClassImport, home.as(stranger), { id, edit: 0 }),
      () => runAct(dropClassImport, home.as(stranger), { id }),
      () => bring(offering, head, 'enrol', stranger),
    ])
      expect(await codeOf(work())).toBe('not-found');
    expect(await codeOf(look(randomUUID()))).toBe('not-found');
    expect((await rowOf(id))?.edit).toBe(0);
  });

  test('a list that was begun and left lying for a month is thrown away when the next one is brought; a taken one stays on record', async () => {
    const offering = await offer();
    const left = await bring(offering, `${head}A1;Left Lying;;pass;1,3;2026-11-19`, 'enrol');
    const taken = await bring(offering, `${head}A2;Taken Over;;pass;1,3;2026-11-19`, 'enrol');
    await take(taken);
    const now = home.clock.now();
    home.clock.set(new Date(now.getTime() + 29 * 86_400_000).toISOString());
    await bring(offering, `${head}A3;Next One;;pass;1,3;2026-11-19`, 'enrol');
    expect(await rowOf(left)).toBeDefined();
    home.clock.set(new Date(now.getTime() + 31 * 86_400_000).toISOString());
    await bring(offering, `${head}A4;Last One;;pass;1,3;2026-11-19`, 'enrol');
    expect(await rowOf(left)).toBeUndefined();
    expect(await rowOf(taken)).toBeDefined();
    home.clock.set(now.toISOString());
  });

  test('thrown away, nothing of it stays', async () => {
    const offering = await offer();
    const id = await bring(offering, `${head}A1;Mira;;pass;1,3;2026-11-19`, 'enrol');
    await runAct(dropClassImport, home.as(registrar), { id });
    expect(await rowOf(id)).toBeUndefined();
    expect(await codeOf(look(id))).toBe('not-found');
  });

  test('two who work at the same list: the second is told; two who take it: it is taken once', async () => {
    const offering = await offer();
    const id = await bring(offering, `${head}A1;Mira;;pass;1,3;2026-11-19\nA2;Ola;;pass;1,3;2026-11-19`, 'enrol');
    const other = personWith(institutionId, 'registrar');
    await runAct(changeClassImport, home.as(registrar), { id, edit: 0, rows: [{ row: 1, leftOut: true }] });
    expect(await codeOf(runAct(changeClassImport, home.as(other), { id, edit: 0, rows: [{ row: 1 }] }))).toBe('conflict');
    expect(await codeOf(runAct(takeClassImport, home.as(other), { id, edit: 0 }))).toBe('conflict');
    const both = await Promise.allSettled([registrar, other].map((actor) => runAct(takeClassImport, home.as(actor), { id, edit: 1 })));
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await results(offering)).counts.learners).toBe(1);
  });

  test('more learners than seats: nobody is enrolled and no result entered', async () => {
    const offering = await offer(1);
    const id = await bring(offering, `${head}A1;Mira;;pass;1,3;2026-11-19\nA2;Ola;;pass;1,3;2026-11-19`, 'enrol');
    expect(await codeOf(take(id))).toBe('no-seats');
    expect((await results(offering)).counts.learners).toBe(0);
    expect((await rowOf(id))?.taken_at).toBeNull();
  });

  test('hostile cells come back as text, are asked back, or are refused with a sentence; none of them ends the house', async () => {
    const offering = await offer();
    const nasty = ['<script>alert(1)</script>', '=cmd|calc', '\u202Eevil', '"', '\u0000', '𝔘\uFFFD', '{{x}}', '__proto__', 'constructor'];
    const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
    for (const cell of [...nasty, 'x'.repeat(50_000)]) {
      const line = Array.from({ length: 6 }, () => quote(cell)).join(';');
      for (const list of [`${head}${line}`, `${line}\nA;B;C;D;E;F`]) {
        const id = await bring(offering, list, 'enrol').catch((error: unknown) => error as Error);
        if (typeof id !== 'string') expect(['UnreadableClassList', 'Refusal']).toContain(id.name);
        else {
          const { rows, troubles } = await look(id);
          expect(troubles.length > 0 || rows.every(({ state }) => state === 'wrong')).toBe(true);
          expect(await codeOf(take(id))).toBe('wrong-state');
        }
      }
    }
  });

  test('a class of 500 comes in one list', async () => {
    const offering = await offer(500);
    const lines = Array.from(
      { length: 500 },
      (_each, index) =>
        `N-${index};Learner ${'abcdefghij'[index % 10]} ${'klmnopqrst'[Math.floor(index / 10) % 10]};n${index}@mail.example;pass;1,3;2026-11-19`,
    );
    const id = await bring(offering, head + lines.join('\n'), 'enrol');
    expect(await take(id)).toEqual({ taken: 500, leftOut: 0, enrolled: 500, results: 500 });
  });

  describe.skipIf(!existsSync(samples))('the samples (needs ../shared)', () => {
    test.each(['class-of-30.csv', 'class-of-30.german-excel.csv', 'class-of-30.pasted.tsv', 'class-of-30.xlsx'])(
      '%s: 28 passed, 2 failed, taken without a question; brought again, it changes nothing',
      async (file) => {
        const offering = await offer();
        const bytes = readFileSync(new URL(file, samples));
        expect(await take(await bring(offering, bytes, 'enrol'))).toEqual({ taken: 30, leftOut: 0, enrolled: 30, results: 30 });
        expect((await results(offering)).counts).toMatchObject({ learners: 30, passed: 28, failed: 2 });
        expect(await take(await bring(offering, bytes, 'results'))).toEqual({ taken: 30, leftOut: 0, enrolled: 0, results: 30 });
        expect((await results(offering)).rows.every(({ result }) => result?.edit === 0)).toBe(true);
      },
    );
  });
});
