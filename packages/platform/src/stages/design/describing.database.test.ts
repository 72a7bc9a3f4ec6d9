import { randomUUID } from 'node:crypto';
import { type Description, frameworks } from '@laurel/microcredential';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import heat from '../../../../../examples/heat-and-health.json' with { type: 'json' };
import type { Context } from '../../base/act.ts';
import type { Actor } from '../../base/actor.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import { runAct, runView } from '../../base/door.ts';
import { confirmInstitution } from '../../base/people/confirm-institution.ts';
import { introduceInstitution } from '../../base/people/introduce-institution.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { policy } from '../../policy.ts';
import { checkDescription } from './check-description.ts';
import { cloneDescription } from './clone-description.ts';
import { describe } from './describe.ts';
import type { DescriptionStanding } from './description.ts';
import { importDescription } from './import-description.ts';
import { listDescriptions } from './list-descriptions.ts';
import { showDescription } from './show-description.ts';
import { startDescription } from './start-description.ts';
import { withdrawDescription } from './withdraw-description.ts';

eachDatabase('describing a micro-credential', (database) => {
  let home: TestHouse;
  let muehlenau = '';
  let penaclara = '';
  let leader: Context;
  let officer: Context;
  let lecturer: Context;
  let stranger: Context;

  const person = (role: string, institutionId: string): Actor => ({
    kind: 'person',
    personId: randomUUID(),
    roles: [{ role, institutionId }],
  });
  const institution = async (name: string): Promise<string> => {
    const website = 'https://www.university.example';
    const contact = { contactName: 'Eleni Vlachou', contactEmail: 'office@university.example' };
    const { id } = await runAct(introduceInstitution, home.operator, { name, country: 'DE', website, ...contact });
    await runAct(confirmInstitution, home.operator, { id });
    return id;
  };
  const start = (ctx: Context = leader, title = 'City lab') =>
    runAct(startDescription, ctx, { institutionId: muehlenau, title, language: 'en', otherLanguage: 'ar' });
  const said = async (id: string): Promise<Description> => (await runView(showDescription, leader, { id })).description;

  beforeAll(async () => {
    home = await openTestHouse({ database });
    muehlenau = await institution('Universität Mühlenau');
    penaclara = await institution('Universidad de Peñaclara');
    leader = home.as(person('course-leader', muehlenau));
    officer = home.as(person('quality-officer', muehlenau));
    lecturer = home.as(person('lecturer', muehlenau));
    stranger = home.as(person('course-leader', penaclara));
  });
  afterAll(() => home.close());

  test('a course leader starts a description, and the quality officer writes on', async () => {
    const { id, edit } = await start();
    const after = await runAct(describe, officer, {
      id,
      section: 'workload',
      edit,
      elements: { 'workload.ects': 4, 'workload.hoursTotal': 100, 'level.eqf': 6 },
    });
    expect(after.edit).toBe(1);
    expect(await said(id)).toMatchObject({ title: { en: 'City lab' }, workload: { ects: 4, hoursTotal: 100 }, level: { eqf: 6 } });
    await runAct(describe, officer, { id, section: 'workload', edit: 1, elements: { 'workload.hoursTotal': null } });
    expect((await said(id)).workload).toEqual({ ects: 4 });
  });

  test('the leading university is the one of the house that it is started at: one’s own [T4EU-43]', async () => {
    const lead = { id: muehlenau, name: 'Universität Mühlenau', country: 'DE' };
    expect((await said((await start()).id)).provider).toMatchObject({ type: 'hei', lead, awardingBodies: [lead] });
    for (const institutionId of [penaclara, randomUUID()]) {
      const started = runAct(startDescription, leader, { institutionId, title: 'City lab', language: 'en', otherLanguage: 'ar' });
      await expect(started).rejects.toMatchObject({ code: expect.stringMatching(/^not-/) });
    }
  });

  test('the journal says that it changed and where, and not a word of what was written', async () => {
    const { id } = await start(leader, 'A title nobody should find in the journal');
    await runAct(describe, leader, { id, section: 'basics', edit: 0, elements: { content: { en: 'A sentence' } } });
    const { rows } = await inTransaction(home.house.db, { kind: 'operator' }, 'read', (db) =>
      sql<{ type: string; facts: unknown }>`select type, facts from event where subject_id = ${id} order by seq`.execute(db),
    );
    expect(rows).toEqual([
      { type: 'description-started', facts: { version: 1, imported: false } },
      { type: 'description-changed', facts: { version: 1, section: 'basics', edit: 1 } },
    ]);
  });

  test('whoever may not write is refused: another institution sees nothing, a lecturer reads, a visitor neither', async () => {
    const { id } = await start();
    const write = (ctx: Context) => runAct(describe, ctx, { id, section: 'basics', edit: 0, elements: { id: 'MC-1' } });
    await expect(write(stranger)).rejects.toMatchObject({ code: 'not-found' });
    await expect(write(lecturer)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(write(home.visitor)).rejects.toMatchObject({ code: 'not-found' });
    await expect(start(lecturer)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(start(stranger)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(runAct(cloneDescription, lecturer, { id })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(runAct(cloneDescription, stranger, { id })).rejects.toMatchObject({ code: 'not-found' });
    await expect(runAct(withdrawDescription, lecturer, { id })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(runView(showDescription, stranger, { id })).rejects.toMatchObject({ code: 'not-found' });
    await expect(runView(checkDescription, home.visitor, { id })).rejects.toMatchObject({ code: 'not-found' });
    expect((await runView(showDescription, lecturer, { id })).id).toBe(id);
  });

  test('two who write the same section: the second is told, and nothing of the first is lost', async () => {
    const { id } = await start();
    await runAct(describe, leader, { id, section: 'basics', edit: 0, elements: { content: { en: 'first' } } });
    const second = runAct(describe, officer, { id, section: 'basics', edit: 0, elements: { content: { en: 'second' } } });
    await expect(second).rejects.toMatchObject({ code: 'conflict', details: {}, issues: [] });
    expect((await said(id)).content).toEqual({ en: 'first' });
  });

  test('two who write different sections at the same moment are not in each other’s way', async () => {
    const { id } = await start();
    await Promise.all([
      runAct(describe, leader, { id, section: 'basics', edit: 0, elements: { content: { en: 'first' } } }),
      runAct(describe, officer, { id, section: 'access', edit: 0, elements: { 'access.prerequisites': { en: 'none' } } }),
    ]);
    expect(await said(id)).toMatchObject({ content: { en: 'first' }, access: { prerequisites: { en: 'none' } } });
  });

  test('two who write the same section at the same moment: one is told', async () => {
    const { id } = await start();
    const write = (ctx: Context, text: string) =>
      runAct(describe, ctx, { id, section: 'basics', edit: 0, elements: { content: { en: text } } });
    const done = await Promise.allSettled([write(leader, 'a'), write(officer, 'b')]);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('what is withdrawn can be read and not be written', async () => {
    const { id } = await start();
    expect(await runAct(withdrawDescription, leader, { id })).toEqual({ id, state: 'withdrawn' });
    await expect(runAct(withdrawDescription, leader, { id })).rejects.toMatchObject({ code: 'wrong-state' });
    const write = runAct(describe, leader, { id, section: 'basics', edit: 0, elements: { id: 'MC-1' } });
    await expect(write).rejects.toMatchObject({ code: 'wrong-state', details: { state: 'withdrawn' } });
    expect((await runView(showDescription, lecturer, { id })).state).toBe('withdrawn');
  });

  test('an exchange document comes in whole, with what nobody here knows, and every framework is held against it', async () => {
    const document = { description: { ...heat.description, ours: { deep: ['kept'] } } };
    const { id } = await runAct(importDescription, leader, { institutionId: muehlenau, document });
    expect(await said(id)).toEqual(document.description);
    const { verdicts } = await runView(checkDescription, leader, { id });
    expect(verdicts.map(({ framework }) => framework)).toEqual(frameworks.map(({ id: framework }) => framework));
  });

  test('a document that cannot be read is refused with every place that is wrong', async () => {
    const document = { description: { title: 7, workload: { ects: 'four' }, outcomes: [{ text: { en: 'ok' } }, { text: 5 }] } };
    const refused = runAct(importDescription, leader, { institutionId: muehlenau, document });
    await expect(refused).rejects.toMatchObject({ code: 'invalid-input' });
    const { issues } = (await refused.catch((error: { issues: { path: string }[] }) => error)) as { issues: { path: string }[] };
    expect(issues.map(({ path }) => path)).toEqual([
      'document.description.title',
      'document.description.outcomes.1.text',
      'document.description.workload.ects',
    ]);
    for (const nonsense of [null, 7, [], {}, { description: null }, JSON.parse('{"description":{"__proto__":{"a":1}}}')])
      await expect(runAct(importDescription, leader, { institutionId: muehlenau, document: nonsense })).rejects.toMatchObject({
        code: 'invalid-input',
      });
  });

  test.each([
    ['a NUL', 'a\u0000b', 'hidden-characters'],
    ['an overriding mark', 'a\u202eb', 'hidden-characters'],
    ['half a character', 'a\ud800b', 'hidden-characters'],
    ['200 kB', 'x'.repeat(200_000), 'too_big'],
  ])('hostile text is refused with its place: %s', async (_what, text, code) => {
    const { id } = await start();
    const write = runAct(describe, leader, { id, section: 'basics', edit: 0, elements: { content: { en: text } } });
    await expect(write).rejects.toMatchObject({ code: 'invalid-input', issues: [{ path: 'elements.content.en', code }] });
    const document = { description: { outcomes: [{ text }] } };
    const imported = runAct(importDescription, leader, { institutionId: muehlenau, document });
    await expect(imported).rejects.toMatchObject({
      code: 'invalid-input',
      issues: [{ path: 'document.description.outcomes.0.text', code }],
    });
  });

  test('an element of another section, and an answer of the wrong kind, are refused', async () => {
    const { id } = await start();
    const write = (elements: Record<string, unknown>) => runAct(describe, leader, { id, section: 'basics', edit: 0, elements });
    await expect(write({ 'workload.ects': 4 })).rejects.toMatchObject({
      issues: [{ path: 'elements.workload.ects', code: 'unrecognized_keys' }],
    });
    await expect(write({ title: 7 })).rejects.toMatchObject({ issues: [{ path: 'elements.title' }] });
    expect((await said(id)).title).toEqual({ en: 'City lab' });
  });

  test('the list goes through all of them, a page at a time, each once', async () => {
    const seen: string[] = [];
    for (let after: string | undefined, page = 0; page === 0 || after !== undefined; page += 1) {
      const { descriptions, next } = await runView(listDescriptions, leader, { limit: 3, ...(after === undefined ? {} : { after }) });
      seen.push(...descriptions.map(({ id }) => id));
      after = next;
    }
    const { descriptions } = await runView(listDescriptions, leader, { limit: 100 });
    expect(seen).toEqual(descriptions.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
    expect((await runView(listDescriptions, stranger, {})).descriptions).toEqual([]);
    await expect(runView(listDescriptions, leader, { after: 'nonsense' })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('predicate, scope and row-level security let the same people see the same descriptions', async () => {
    await runAct(startDescription, stranger, { institutionId: penaclara, title: 'Agua', language: 'es', otherLanguage: 'en' });
    const all = await inTransaction(home.house.db, { kind: 'operator' }, 'read', (db) =>
      sql<DescriptionStanding>`select id, institution_id as "institutionId", state from description`.execute(db),
    );
    const role = fc.record({
      role: fc.constantFrom('course-leader', 'lecturer'),
      institutionId: fc.constantFrom(muehlenau, penaclara, randomUUID()),
    });
    const actor: fc.Arbitrary<Actor> = fc.oneof(
      fc.constantFrom<Actor>({ kind: 'visitor' }, { kind: 'operator' }, { kind: 'job', job: 'sweep' }),
      fc.record({ personId: fc.uuid(), roles: fc.array(role, { maxLength: 3 }) }).map((who): Actor => ({ kind: 'person', ...who })),
    );
    const line = policy['list-descriptions'];
    const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();
    await fc.assert(
      fc.asyncProperty(actor, async (who) => {
        const allowed = idsOf(all.rows.filter((standing) => line.may(who, standing)));
        const scoped = await inTransaction(home.house.db, { kind: 'operator' }, 'read', (db) =>
          sql<{ id: string }>`select id from description where ${line.scope(who)}`.execute(db),
        );
        const seen = await inTransaction(home.house.db, who, 'read', (db) =>
          sql<{ id: string }>`select description_id as id from description_version`.execute(db),
        );
        expect(idsOf(scoped.rows)).toEqual(allowed);
        // The operator owns the machine and its tables; what the policy shows them is nothing of this.
        if (who.kind !== 'operator') expect(idsOf(seen.rows)).toEqual(allowed);
      }),
      { numRuns: 40 },
    );
  });
});
