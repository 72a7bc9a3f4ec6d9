import { type Description, frameworks } from '@laurel/microcredential';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import heat from '../../../../../examples/heat-and-health.json' with { type: 'json' };
import type { Context } from '../../base/act.ts';
import { operator } from '../../base/actor.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import { runAct, runView } from '../../base/door.ts';
import { foundAlliance } from '../../base/people/found-alliance.ts';
import { joinAlliance } from '../../base/people/join-alliance.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { approvedIn, institutionIn, personWith } from '../../scenario-for-tests.ts';
import { showCase } from '../approval/show-case.ts';
import { changeFramework } from './change-framework.ts';
import { checkDescription } from './check-description.ts';
import { decideFramework } from './decide-framework.ts';
import { importDescription } from './import-description.ts';
import { versionOn } from './own-framework.store.ts';
import { dayAfter, dayBefore } from './own-framework.ts';
import { previewFramework } from './preview-framework.ts';
import { publishFramework } from './publish-framework.ts';
import { setCountryNumbers, setInstitutionNumbers } from './set-framework-numbers.ts';
import { showAllianceFrameworks } from './show-alliance-frameworks.ts';
import { showFramework } from './show-framework.ts';
import { showFrameworkDraft } from './show-framework-draft.ts';
import { startFramework } from './start-framework.ts';
import { withdrawFramework } from './withdraw-framework.ts';
import { type WrittenRule, writeFrameworkRule } from './write-framework-rule.ts';

const DAY = 86_400_000;
const contentAsked: WrittenRule = {
  phase: 'design',
  severity: 'error',
  assert: { op: 'present', path: 'description.literature' },
  message: { en: 'No literature is named.', de: 'Es ist keine Literatur genannt.' },
  fix: { en: 'Name a book.', de: 'Nennen Sie ein Buch.' },
  source: { document: 'Decision of the council of the coast', clause: '3' },
};

eachDatabase('the frameworks of an alliance', (database) => {
  let home: TestHouse;
  let north = '';
  let south = '';
  let alliance = '';
  let office: Context;
  let leader: Context;
  let count = 0;

  beforeAll(async () => {
    home = await openTestHouse({ database });
    north = await institutionIn(home.house, 'Universität Mühlenau');
    south = await institutionIn(home.house, 'Universidad de Peñaclara', 'ES');
    alliance = (await runAct(foundAlliance, home.operator, { name: 'Allianz der Küsten' })).id;
    for (const institutionId of [north, south]) await runAct(joinAlliance, home.operator, { id: alliance, institutionId });
    office = home.as(personWith(north, 'alliance-office'));
    leader = home.as(personWith(north, 'course-leader'));
    await home.settle();
  });
  afterAll(() => home.close());

  const today = () => home.clock.now().toISOString().slice(0, 10);
  const start = async (more: { copyOf?: string } = {}) => {
    count += 1;
    return runAct(startFramework, office, { allianceId: alliance, id: `coast-${count}`, title: { en: 'Standard of the coast' }, ...more });
  };
  const published = async (rules: readonly WrittenRule[] = [contentAsked]) => {
    const { id } = await start();
    let edit = 0;
    for (const rule of rules) edit = (await runAct(writeFrameworkRule, office, { id, edit, ...rule })).edit;
    await runAct(publishFramework, office, { id, edit, version: '1.0.0', validFrom: today() });
    return { id, edit };
  };
  const draftOf = (id: string) => runView(showFrameworkDraft, office, { id });
  const described = async (description: Description = heat.description as Description) =>
    (await runAct(importDescription, leader, { institutionId: north, document: { description } })).id;
  const verdictOn = async (id: string, framework: string) =>
    (await runView(checkDescription, leader, { id })).verdicts.find((each) => each.framework === framework);

  describe('are written', () => {
    test('as a copy, in which each rule keeps the clause it comes from [MICROBOL-13]', async () => {
      const { id } = await start({ copyOf: 'microbol' });
      const { draft } = await draftOf(id);
      const original = frameworks.find((each) => each.id === 'microbol');
      expect(draft.rules).toEqual(original?.rules);
      expect(draft).toMatchObject({ id, title: { en: 'Standard of the coast' }, binding: false, sourceDocument: original?.sourceDocument });
    });

    test('from the beginning, with one rule, under a name that nobody else has', async () => {
      const { id } = await start();
      expect((await draftOf(id)).draft.rules.map(({ id: rule }) => rule)).toEqual(['COA-01']);
      for (const taken of [id, 'microbol'])
        await expect(runAct(startFramework, office, { allianceId: alliance, id: taken, title: { en: 'The same' } })).rejects.toMatchObject({
          code: 'invalid-input',
          issues: [{ path: 'id', code: 'taken' }],
        });
    });

    test('rule by rule: one is added, changed, made lighter and left out [MICROBOL-13]', async () => {
      const { id } = await start();
      const added = await runAct(writeFrameworkRule, office, { id, edit: 0, ...contentAsked });
      expect(added.rule).toBe('COA-02');
      const again = { ...contentAsked, assert: { op: 'present', path: 'description.content' } };
      const { edit } = await runAct(writeFrameworkRule, office, { id, edit: added.edit, rule: added.rule, ...again });
      await runAct(changeFramework, office, { id, edit, severities: { 'COA-02': 'info' }, leaveOut: ['COA-01'] });
      const { draft } = await draftOf(id);
      expect(draft.rules.map(({ id: rule, severity, assert }) => [rule, severity, assert])).toEqual([['COA-02', 'info', again.assert]]);
    });

    test('by two at once: the second is told, and nothing of theirs is lost or taken', async () => {
      const { id } = await start();
      const both = ['Literature.', 'Books.'].map((en) =>
        runAct(writeFrameworkRule, office, { id, edit: 0, ...contentAsked, message: { en } }).catch((error) => error.code),
      );
      const answers = await Promise.all(both);
      expect(answers.filter((answer) => answer === 'conflict')).toHaveLength(1);
      expect((await draftOf(id)).draft.rules).toHaveLength(2);
    });

    test.each([
      ['a path that leads nowhere', { op: 'present', path: 'description.workload.ectz' }, 'assert.path', 'no-element'],
      ['an operator that there is not', { op: 'contains', path: 'description.content' }, 'assert.op', 'no-operator'],
      ['a number asked of a text', { op: 'gte', path: 'description.id', value: 3 }, 'assert.op', 'other-kind'],
      [
        'a parameter that there is not',
        { op: 'gte', path: 'description.workload.ects', value: { param: 'min' } },
        'assert.value.param',
        'no-parameter',
      ],
    ])('%s is refused with its place', async (_, assert, path, code) => {
      const { id } = await start();
      await expect(runAct(writeFrameworkRule, office, { id, edit: 0, ...contentAsked, assert })).rejects.toMatchObject({
        code: 'invalid-input',
        issues: [{ path, code }],
      });
      expect((await draftOf(id)).draft.rules).toHaveLength(1);
    });

    test('a number that a rule asks for cannot be taken away', async () => {
      const { id } = await start({ copyOf: 'alliance-offer-sheet' });
      await expect(runAct(changeFramework, office, { id, edit: 0, params: { minEcts: null } })).rejects.toMatchObject({
        code: 'invalid-input',
        issues: [{ code: 'no-parameter' }],
      });
      await runAct(changeFramework, office, { id, edit: 0, params: { minEcts: 4 } });
      expect((await draftOf(id)).draft.params).toMatchObject({ minEcts: 4, maxEcts: 15 });
    });

    test('a rule that can never fail or never apply is pointed out before publishing, and not refused', async () => {
      const { id } = await start();
      const never = {
        ...contentAsked,
        when: {
          all: [
            { op: 'present', path: 'description.content' },
            { op: 'absent', path: 'description.content' },
          ],
        },
      };
      const { rule } = await runAct(writeFrameworkRule, office, { id, edit: 0, ...never });
      expect((await draftOf(id)).weak).toMatchObject([{ rule, why: 'never-applies' }]);
    });
  });

  describe('are published', () => {
    test('in versions that nobody changes any more [MICROBOL-13]', async () => {
      const { id, edit } = await published();
      const first = await runView(showFramework, home.visitor, { id });
      await runAct(changeFramework, office, { id, edit, title: { en: 'Another name' }, leaveOut: ['COA-01'] });
      expect(await runView(showFramework, home.visitor, { id })).toEqual(first);
      const change = inTransaction(home.house.db, office.actor, 'write', (db) =>
        db
          .updateTable('framework_version')
          .set({ content: '{}' } as never)
          .where('framework_id', '=', id)
          .execute(),
      );
      await expect(change).rejects.toMatchObject({ code: '42501' });
    });

    test('and the next begins tomorrow at the earliest, the one before ends the day before it', async () => {
      const { id, edit } = await published();
      await expect(runAct(publishFramework, office, { id, edit, version: '1.1.0', validFrom: today() })).rejects.toMatchObject({
        issues: [{ path: 'validFrom', code: 'too-early' }],
      });
      await expect(runAct(publishFramework, office, { id, edit, version: '1.0.0', validFrom: dayAfter(today()) })).rejects.toMatchObject({
        issues: [{ path: 'version', code: 'not-later' }],
      });
      await runAct(publishFramework, office, { id, edit, version: '1.1.0', validFrom: '2027-03-01' });
      expect((await draftOf(id)).versions).toMatchObject([
        { version: '1.1.0', validFrom: '2027-03-01' },
        { version: '1.0.0', validFrom: today(), validTo: '2027-02-28' },
      ]);
      expect((await runView(showFramework, home.visitor, { id, version: '1.1.0' })).framework.version).toBe('1.1.0');
    });

    test('whatever is published and withdrawn, at most one version is in force on any day, and the past stays as it was [MICROBOL-13]', async () => {
      const steps = fc.array(
        fc.oneof(
          fc.record({ publish: fc.integer({ min: -1, max: 9 }) }),
          fc.record({ withdraw: fc.integer({ min: -1, max: 9 }) }),
          fc.record({ pass: fc.integer({ min: 1, max: 4 }) }),
        ),
        {
          maxLength: 9,
        },
      );
      const day = (by: number) => new Date(home.clock.now().getTime() + by * DAY).toISOString().slice(0, 10);
      await fc.assert(
        fc.asyncProperty(steps, async (taken) => {
          const { id } = await start();
          let number = 0;
          for (const step of taken) {
            const before = (await draftOf(id)).versions;
            if ('pass' in step) home.clock.forward(step.pass * DAY);
            if ('publish' in step) {
              number += 1;
              const next = { id, edit: 0, version: `1.${number}.0`, validFrom: day(step.publish) };
              await runAct(publishFramework, office, next).catch(refused);
            }
            if ('withdraw' in step) await runAct(withdrawFramework, office, { id, lastDay: day(step.withdraw) }).catch(refused);
            const after = (await draftOf(id)).versions;
            for (let by = -40; by <= 40; by += 1)
              expect(after.filter((version) => versionOn([version], day(by)) !== undefined).length).toBeLessThanOrEqual(1);
            // Of today and of the days before nothing is changed but where nothing was.
            for (let by = -40; by <= 0; by += 1) {
              const was = versionOn(before, day(by));
              if (was !== undefined) expect(versionOn(after, day(by))?.version).toBe(was.version);
            }
          }
        }),
        { numRuns: 12 },
      );
    }, 120_000);

    test('and read by everybody, while what is being written is read by the office alone', async () => {
      const { id } = await published();
      for (const who of [leader, home.visitor, home.as(personWith(north, 'institution-admin'))]) {
        expect((await runView(showFramework, who, { id })).of).toEqual({ id: alliance, name: 'Allianz der Küsten' });
        await expect(runView(showFrameworkDraft, who, { id })).rejects.toMatchObject({ code: 'not-found' });
        const rows = await inTransaction(home.house.db, who.actor, 'read', (db) => db.selectFrom('own_framework').selectAll().execute());
        expect(rows).toEqual([]);
      }
      expect(await inTransaction(home.house.db, operator, 'read', (db) => db.selectFrom('own_framework').select('id').execute())).toEqual(
        [],
      );
    });
  });

  describe('are in force', () => {
    test('in the institutions of the alliance, and bind or advise as the alliance decides [MICROBOL-32] [UNIC-7]', async () => {
      const { id } = await published();
      const mine = await described({ ...heat.description, literature: undefined } as unknown as Description);
      expect(await verdictOn(mine, id)).toMatchObject({
        version: '1.0.0',
        verdict: 'fail',
        binds: false,
        title: { en: 'Standard of the coast' },
      });
      await runAct(decideFramework, office, { allianceId: alliance, framework: id, binds: true });
      expect(await verdictOn(mine, id)).toMatchObject({ binds: true });
      await runAct(decideFramework, office, { allianceId: alliance, framework: 'unic-standard-2024', binds: false });
      expect(await verdictOn(mine, 'unic-standard-2024')).toMatchObject({ binds: false });
      await runAct(decideFramework, office, { allianceId: alliance, framework: id, binds: false });
      await runAct(decideFramework, office, { allianceId: alliance, framework: 'unic-standard-2024', binds: true });
      expect(await verdictOn(mine, 'unic-standard-2024')).toMatchObject({ binds: true });

      const elsewhere = await institutionIn(home.house, 'Järvenrannan yliopisto', 'FI');
      const theirs = home.as(personWith(elsewhere, 'course-leader'));
      const other = (await runAct(importDescription, theirs, { institutionId: elsewhere, document: heat })).id;
      const { verdicts } = await runView(checkDescription, theirs, { id: other });
      expect(verdicts.map(({ framework }) => framework)).toEqual(frameworks.map((each) => each.id));
      expect(verdicts.find(({ framework }) => framework === 'unic-standard-2024')?.binds).toBe(true);
    });

    test('with the numbers of the country, and before them those of the institution [UNIC-7]', async () => {
      const small = { ...heat.description, workload: { ...heat.description.workload, ects: 4 } } as unknown as Description;
      const id = await described(small);
      const asks = async () => (await verdictOn(id, 'alliance-offer-sheet'))?.findings.some(({ path }) => path.includes('ects'));
      expect(await asks()).toBe(false);
      const german = { allianceId: alliance, country: 'DE', framework: 'alliance-offer-sheet' };
      await runAct(setCountryNumbers, office, { ...german, params: { minEcts: 6 } });
      expect(await asks()).toBe(true);
      const admin = home.as(personWith(north, 'institution-admin'));
      await runAct(setInstitutionNumbers, admin, { institutionId: north, framework: 'alliance-offer-sheet', params: { minEcts: 4 } });
      expect(await asks()).toBe(false);
      await runAct(setInstitutionNumbers, admin, { institutionId: north, framework: 'alliance-offer-sheet', params: {} });
      expect(await asks()).toBe(true);
      await runAct(setCountryNumbers, office, { ...german, params: {} });
      expect(await asks()).toBe(false);
      await expect(runAct(setCountryNumbers, office, { ...german, params: { minEcts: 'five', most: 3 } })).rejects.toMatchObject({
        issues: [
          { path: 'params.minEcts', code: 'other-kind' },
          { path: 'params.most', code: 'no-parameter' },
        ],
      });
    });

    test('as they were when a description was submitted: an old decision keeps the version and the verdict [MICROBOL-13]', async () => {
      const { id, edit } = await published([{ ...contentAsked, severity: 'warn' }]);
      const without = { ...heat.description, literature: undefined } as unknown as Description;
      home.clock.forward(1000);
      const { caseId } = await approvedIn(home.house, [north], without);
      const saidOf = async () => (await runView(showCase, leader, { id: caseId })).verdicts.find(({ framework }) => framework === id);
      const before = await saidOf();
      expect(before).toMatchObject({ version: '1.0.0', verdict: 'pass-with-warnings', binds: false });
      home.clock.forward(1000);
      const heavier = (await runAct(changeFramework, office, { id, edit, severities: { 'COA-02': 'error' } })).edit;
      await runAct(publishFramework, office, { id, edit: heavier, version: '2.0.0', validFrom: dayAfter(today()) });
      await runAct(decideFramework, office, { allianceId: alliance, framework: id, binds: true });
      home.clock.forward(3 * DAY);
      expect(await saidOf()).toEqual(before);
      expect(await verdictOn(await described(without), id)).toMatchObject({ version: '2.0.0', verdict: 'fail', binds: true });
      await runAct(decideFramework, office, { allianceId: alliance, framework: id, binds: false });
    });

    test('until the last day that the office gives it', async () => {
      const { id } = await published();
      const mine = await described();
      await expect(runAct(withdrawFramework, office, { id, lastDay: dayBefore(today()) })).rejects.toMatchObject({ code: 'invalid-input' });
      await runAct(withdrawFramework, office, { id, lastDay: today() });
      expect(await verdictOn(mine, id)).toBeDefined();
      home.clock.forward(DAY);
      expect(await verdictOn(mine, id)).toBeUndefined();
      await expect(runAct(withdrawFramework, office, { id, lastDay: today() })).rejects.toMatchObject({ code: 'wrong-state' });
    });
  });

  describe('are tried on real descriptions', () => {
    test('a rule that is not saved yet says whom it would change, and saving nothing changes nothing [MICROBOL-13]', async () => {
      const { id } = await start();
      const rule: WrittenRule = { ...contentAsked, assert: { op: 'gte', path: 'description.workload.ects', value: 7 } };
      const before = await runView(previewFramework, office, { id, rule });
      for (const ects of [4, 5, 9]) await described({ ...heat.description, workload: { ...heat.description.workload, ects } } as never);
      const after = await runView(previewFramework, office, { id, rule });
      expect([after.looked - before.looked, after.changed - before.changed]).toEqual([3, 2]);
      expect(after.descriptions[0]).toMatchObject({ before: 'pass', after: 'fail', gained: [{ rule: 'COA-02' }], lost: [] });
      expect((await draftOf(id)).edit).toBe(0);
    });

    test('of what other institutions are still writing the office sees nothing, not even how many', async () => {
      const { id } = await start();
      const before = await runView(previewFramework, office, { id, rule: contentAsked });
      const theirs = home.as(personWith(south, 'course-leader'));
      await runAct(importDescription, theirs, { institutionId: south, document: heat });
      expect(await runView(previewFramework, office, { id, rule: contentAsked })).toEqual(before);
    });

    test('page by page, however many there are', async () => {
      const { id } = await start();
      for (let more = 0; more < 30; more += 1) await described({ title: { en: `Nothing ${more}` } } as Description);
      const seen = new Set<string>();
      let after: string | undefined;
      let changed = 0;
      do {
        const page = await runView(previewFramework, office, { id, rule: contentAsked, ...(after === undefined ? {} : { after }) });
        for (const each of page.descriptions) seen.add(each.id);
        changed = page.changed;
        after = page.next;
      } while (after !== undefined);
      expect(seen.size).toBe(changed);
      expect(changed).toBeGreaterThan(30);
    });
  });

  test('the office of another alliance writes nothing here, and reads no draft', async () => {
    const { id } = await start();
    const elsewhere = await institutionIn(home.house, 'Aalto am Berg', 'AT');
    const mountains = (await runAct(foundAlliance, home.operator, { name: 'Allianz der Berge' })).id;
    await runAct(joinAlliance, home.operator, { id: mountains, institutionId: elsewhere });
    const other = home.as(personWith(elsewhere, 'alliance-office'));
    await expect(runView(showFrameworkDraft, other, { id })).rejects.toMatchObject({ code: 'not-found' });
    await expect(runView(showAllianceFrameworks, other, { allianceId: alliance })).rejects.toMatchObject({ code: 'not-allowed' });
    const forced = inTransaction(home.house.db, other.actor, 'write', (db) =>
      db
        .insertInto('framework_decision')
        .values({ alliance_id: alliance, framework_id: id, binds: true, since: home.clock.now(), decided_by: null })
        .execute(),
    );
    await expect(forced).rejects.toMatchObject({ code: '42501' });
    const numbers = inTransaction(home.house.db, other.actor, 'write', (db) =>
      db
        .insertInto('framework_numbers')
        .values({
          institution_id: elsewhere,
          alliance_id: null,
          country: null,
          framework_id: id,
          params: '{}',
          since: home.clock.now(),
          set_by: null,
        })
        .execute(),
    );
    await expect(numbers).rejects.toMatchObject({ code: '42501' });
  });
});

/** A step that is refused is no step. */
function refused(error: { readonly code?: string }): void {
  if (error.code !== 'invalid-input' && error.code !== 'wrong-state') throw error;
}
