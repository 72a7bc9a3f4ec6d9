import { randomUUID } from 'node:crypto';
import { contentHash, type Description } from '@laurel/microcredential';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import heat from '../../../../../examples/heat-and-health.json' with { type: 'json' };
import { type Actor, operator, visitor } from '../../base/actor.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import { runAct, runView } from '../../base/door.ts';
import { Refusal, type RefusalCode } from '../../base/refusal.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { policy } from '../../policy.ts';
import { institutionIn, personWith } from '../../scenario-for-tests.ts';
import { cloneDescription } from '../design/clone-description.ts';
import { describe } from '../design/describe.ts';
import { importDescription } from '../design/import-description.ts';
import { listDescriptions } from '../design/list-descriptions.ts';
import { showDescription } from '../design/show-description.ts';
import { findApproved } from './approval.store.ts';
import { decideCase } from './decide-case.ts';
import { listCases } from './list-cases.ts';
import { showCase } from './show-case.ts';
import { showSubmission } from './show-submission.ts';
import { submitDescription } from './submit-description.ts';
import { withdrawCase } from './withdraw-case.ts';

type Person = Actor & { kind: 'person' };

eachDatabase('approving a description', (database) => {
  let home: TestHouse;
  let lead = '';
  let partner = '';
  let stranger = '';
  let leader: Person;
  let leadDecider: Person;
  let partnerDecider: Person;

  beforeAll(async () => {
    home = await openTestHouse({ database });
    lead = await institutionIn(home.house, 'Universität Mühlenau');
    partner = await institutionIn(home.house, 'Universidad de Peñaclara', 'ES');
    stranger = await institutionIn(home.house, 'Järvenrannan yliopisto', 'FI');
    leader = personWith(lead, 'course-leader');
    leadDecider = personWith(lead, 'decider');
    partnerDecider = personWith(partner, 'decider');
  });
  afterAll(() => home.close());

  const drafted = async (content: unknown = heat.description, by: Person = leader): Promise<string> =>
    (await runAct(importDescription, home.as(by), { institutionId: lead, document: { description: content } })).id;
  const submit = async (id: string, by: Actor = leader) => {
    const edit = (await runView(showDescription, home.as(leader), { id })).edit;
    return runAct(submitDescription, home.as(by), { id, edit, awardingBodies: [lead, partner] });
  };
  const submitted = async (content?: unknown) => {
    const descriptionId = await drafted(content);
    const { caseId, contentHash: hash, version } = await submit(descriptionId);
    return { descriptionId, caseId, contentHash: hash, version };
  };
  const decide = (
    by: Actor,
    caseId: string,
    hash: string,
    decision: 'approved' | 'changes-required' | 'rejected' = 'approved',
    reason?: string,
  ) => {
    const institutionId = by === partnerDecider ? partner : by === leadDecider ? lead : ((by as Person).roles[0]?.institutionId ?? lead);
    return runAct(decideCase, home.as(by), {
      id: caseId,
      institutionId,
      decision,
      contentHash: hash,
      ...(reason === undefined ? {} : { reason }),
    });
  };
  const show = (caseId: string, by: Actor = leader) => runView(showCase, home.as(by), { id: caseId });
  const refused = async (work: Promise<unknown>, code: RefusalCode) => {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).code).toBe(code);
    return error as Refusal;
  };
  /** Everything that approving writes, to see that a refused act left nothing. */
  const everything = () =>
    inTransaction(home.house.db, operator, 'read', async (db) => {
      const tables = [
        'description',
        'description_version',
        'description_revision',
        'description_author',
        'approval_case',
        'approval_decision',
        'event',
        'mail',
      ];
      const rows = await Promise.all(
        tables.map((table) => sql`select to_jsonb(t) as row from ${sql.table(table)} t order by to_jsonb(t)::text`.execute(db)),
      );
      return JSON.stringify(rows.map((result) => result.rows));
    });

  test('two universities say yes, and the description is approved with the bytes that both were shown', async () => {
    const { descriptionId, caseId, contentHash: hash } = await submitted();
    expect(hash).toBe(contentHash(heat.description as Description));
    expect((await show(caseId)).parties.map(({ name, decision }) => [name, decision])).toEqual([
      ['Universität Mühlenau', 'pending'],
      ['Universidad de Peñaclara', 'pending'],
    ]);
    expect(await decide(leadDecider, caseId, hash)).toEqual({ id: caseId, state: 'under-review' });
    // Silence is no yes.
    expect((await runView(showDescription, home.as(leader), { id: descriptionId })).state).toBe('submitted');
    expect(await decide(partnerDecider, caseId, hash)).toEqual({ id: caseId, state: 'authorised' });
    expect((await runView(showDescription, home.as(leader), { id: descriptionId })).state).toBe('approved');
    const approved = await runWithView((tx) => findApproved(tx, descriptionId));
    expect(approved).toMatchObject({ caseId, version: 1, contentHash: hash, institutionId: lead, parties: [lead, partner] });
    expect(approved?.approvedAt).toEqual(home.clock.now());
  });

  const runWithView = async <T>(work: (tx: never) => Promise<T>): Promise<T> =>
    inTransaction(home.house.db, leader, 'read', (db) => work({ db, actor: leader } as never));

  test('what is submitted cannot be changed any more, nor submitted again', async () => {
    const { descriptionId, caseId } = await submitted();
    const before = await everything();
    await refused(
      runAct(describe, home.as(leader), { id: descriptionId, section: 'basics', edit: 0, elements: { id: 'other' } }),
      'wrong-state',
    );
    await refused(submit(descriptionId), 'wrong-state');
    expect(await everything()).toBe(before);
    expect((await show(caseId)).state).toBe('under-review');
  });

  test('what was not seen is not submitted: somebody wrote after the page was shown', async () => {
    const id = await drafted();
    await runAct(describe, home.as(leader), { id, section: 'basics', edit: 0, elements: { id: 'newer' } });
    await refused(runAct(submitDescription, home.as(leader), { id, edit: 0, awardingBodies: [lead, partner] }), 'conflict');
  });

  test('an error of a binding framework keeps a description back, and so does an awarding body without an institution', async () => {
    const { partners: _partners, ...provider } = heat.description.provider;
    const id = await drafted({ ...heat.description, provider });
    const { errors } = await runView(showSubmission, home.as(leader), { id });
    expect(errors.map(({ rule }) => rule)).toContain('UNI-01');
    const before = await everything();
    const { issues } = await refused(submit(id), 'invalid-input');
    expect(issues.map(({ code }) => code)).toEqual(errors.map(({ rule }) => rule));
    const whole = await drafted();
    const wrongly = (input: object) =>
      refused(runAct(submitDescription, home.as(leader), { id: whole, edit: 0, awardingBodies: [], ...input }), 'invalid-input');
    expect(before).not.toBe(await everything());
    const now = await everything();
    expect((await wrongly({})).issues.map(({ code }) => code)).toEqual(['one-each']);
    expect((await wrongly({ awardingBodies: [lead, randomUUID()] })).issues).toMatchObject([
      { path: 'awardingBodies.1', code: 'unknown-institution' },
    ]);
    const nobody = await drafted({ ...heat.description, scope: 'local', provider: { ...heat.description.provider, awardingBodies: [] } });
    expect(
      (await refused(runAct(submitDescription, home.as(leader), { id: nobody, edit: 0, awardingBodies: [] }), 'invalid-input')).issues,
    ).toMatchObject([{ path: 'awardingBodies' }]);
    expect((await everything()).length).toBeGreaterThan(now.length);
    expect((await runView(listCases, home.as(leader), { descriptionId: whole })).cases).toEqual([]);
  });

  test('the awarding bodies are found by their names, and the course leader says the rest', async () => {
    const id = await drafted();
    const { awardingBodies } = await runView(showSubmission, home.as(leader), { id });
    expect(awardingBodies.map(({ institutionId }) => institutionId)).toEqual([lead, partner]);
  });

  test('the leading institution always decides, also when it awards nothing, and a partner can be asked as well', async () => {
    const id = await drafted();
    const { caseId } = await runAct(submitDescription, home.as(leader), {
      id,
      edit: 0,
      awardingBodies: [partner, partner],
      partners: [stranger],
    });
    expect((await show(caseId)).parties.map(({ institutionId }) => institutionId)).toEqual([lead, partner, stranger]);
  });

  test('nobody who wrote at a description decides about it, and a refused decision leaves nothing', async () => {
    const both = { ...leader, personId: randomUUID(), roles: [...leader.roles, ...leadDecider.roles] };
    const cases: [string, () => Promise<string>][] = [
      ['imported', () => drafted(heat.description, both)],
      [
        'described a section',
        async () => {
          const id = await drafted();
          await runAct(describe, home.as(both), { id, section: 'basics', edit: 0, elements: { id: 'by-both' } });
          return id;
        },
      ],
      ['cloned', async () => (await runAct(cloneDescription, home.as(both), { id: await drafted() })).id],
    ];
    for (const [how, make] of cases) {
      const id = await make();
      const { caseId, contentHash: hash } = await submit(id);
      expect((await show(caseId, both)).you, how).toEqual({ for: [], obstacle: 'author' });
      const before = await everything();
      await refused(decide(both, caseId, hash), 'not-allowed');
      expect(await everything(), how).toBe(before);
    }
    // Nor whoever only submitted it.
    const { caseId, contentHash: hash } = await submit(await drafted(), both);
    await refused(decide(both, caseId, hash), 'not-allowed');
  });

  test('nobody decides for another institution, without the role, or from outside', async () => {
    const { caseId, contentHash: hash } = await submitted();
    const before = await everything();
    const forPartner = (by: Actor) =>
      runAct(decideCase, home.as(by), { id: caseId, institutionId: partner, decision: 'approved', contentHash: hash });
    await refused(forPartner(leadDecider), 'not-allowed');
    await refused(forPartner(personWith(partner, 'course-leader', 'quality-officer', 'registrar', 'institution-admin')), 'not-allowed');
    // A role that has ended is no role at the door any more.
    await refused(forPartner({ ...partnerDecider, roles: [] }), 'not-found');
    await refused(forPartner(personWith(stranger, 'decider')), 'not-found');
    await refused(decide(personWith(stranger, 'decider'), caseId, hash), 'not-found');
    await refused(forPartner(visitor), 'not-found');
    await refused(forPartner(operator), 'not-found');
    await refused(runAct(withdrawCase, home.as(partnerDecider), { id: caseId }), 'not-allowed');
    await refused(runAct(withdrawCase, home.as(leadDecider), { id: caseId }), 'not-allowed');
    await refused(submit(await drafted(), personWith(lead, 'quality-officer')), 'not-allowed');
    await refused(show(caseId, personWith(stranger, 'decider', 'institution-admin')), 'not-found');
    await refused(show(caseId, visitor), 'not-found');
    expect((await runView(listCases, home.as(personWith(stranger, 'registrar')), { limit: 100 })).cases.map(({ id }) => id)).not.toContain(
      caseId,
    );
    expect(
      await inTransaction(home.house.db, personWith(stranger, 'decider'), 'read', (db) =>
        db.selectFrom('approval_decision').select('decision').where('case_id', '=', caseId).execute(),
      ),
    ).toEqual([]);
    expect(JSON.parse(await everything())[4]).toEqual(JSON.parse(before)[4]);
  });

  test('a partner reads the case and not the drafts of the leading institution', async () => {
    const { caseId, descriptionId } = await submitted();
    expect((await show(caseId, partnerDecider)).description).toEqual(heat.description);
    await refused(runView(showDescription, home.as(partnerDecider), { id: descriptionId }), 'not-found');
    expect((await runView(listDescriptions, home.as(partnerDecider), { limit: 100 })).descriptions).toEqual([]);
    await refused(
      runAct(describe, home.as(personWith(partner, 'course-leader')), {
        id: descriptionId,
        section: 'basics',
        edit: 0,
        elements: { id: 'x' },
      }),
      'not-found',
    );
  });

  test('only the frozen version is decided about: another hash is refused', async () => {
    const { caseId, contentHash: hash } = await submitted();
    await refused(decide(leadDecider, caseId, '0'.repeat(64)), 'conflict');
    await refused(decide(leadDecider, caseId, hash, 'rejected'), 'invalid-input');
    await refused(decide(leadDecider, caseId, hash, 'rejected', '  \n '), 'invalid-input');
    expect((await show(caseId)).parties.every(({ decision }) => decision === 'pending')).toBe(true);
  });

  test('a wish for changes ends the case and opens the next version with the reason; the next round shows what changed', async () => {
    const { descriptionId, caseId, contentHash: hash } = await submitted();
    await decide(leadDecider, caseId, hash);
    expect(await decide(partnerDecider, caseId, hash, 'changes-required', 'Say who pays.\r\nPlease.')).toMatchObject({
      state: 'changes-required',
    });
    const reopened = await runView(showDescription, home.as(leader), { id: descriptionId });
    expect(reopened).toMatchObject({ state: 'draft', version: 2, edit: 0, description: heat.description });
    expect((await show(caseId)).parties[1]).toMatchObject({ decision: 'changes-required', reason: 'Say who pays.\nPlease.' });
    await refused(decide(leadDecider, caseId, hash, 'approved'), 'wrong-state');

    await runAct(describe, home.as(leader), {
      id: descriptionId,
      section: 'workload',
      edit: 0,
      elements: { 'workload.teachingHours': 40 },
    });
    const second = await submit(descriptionId);
    expect(second.version).toBe(2);
    const shown = await show(second.caseId, partnerDecider);
    expect(shown.before).toEqual({ version: 1, description: heat.description });
    // The frozen first version still says what was decided about.
    expect((await show(caseId)).description).toEqual(heat.description);
    await decide(partnerDecider, second.caseId, second.contentHash);
    await decide(leadDecider, second.caseId, second.contentHash);
    expect((await runView(showDescription, home.as(leader), { id: descriptionId })).state).toBe('approved');
    expect((await runWithView((tx) => findApproved(tx, descriptionId)))?.version).toBe(2);
  });

  test('a rejection returns the description as a draft too, and the course leader takes a case back', async () => {
    const rejected = await submitted();
    expect(await decide(partnerDecider, rejected.caseId, rejected.contentHash, 'rejected', 'Not our field.')).toMatchObject({
      state: 'rejected',
    });
    expect(await runView(showDescription, home.as(leader), { id: rejected.descriptionId })).toMatchObject({ state: 'draft', version: 2 });
    const taken = await submitted();
    await decide(leadDecider, taken.caseId, taken.contentHash);
    expect(await runAct(withdrawCase, home.as(leader), { id: taken.caseId })).toMatchObject({ state: 'withdrawn' });
    expect(await runView(showDescription, home.as(leader), { id: taken.descriptionId })).toMatchObject({ state: 'draft', version: 2 });
    await refused(decide(partnerDecider, taken.caseId, taken.contentHash), 'wrong-state');
    await refused(runAct(withdrawCase, home.as(leader), { id: taken.caseId }), 'wrong-state');
    expect(await runWithView((tx) => findApproved(tx, taken.descriptionId))).toBeUndefined();
  });

  test('two institutions decide at once and both count; of two deciders of one, one is heard', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { descriptionId, caseId, contentHash: hash } = await submitted();
      const second = personWith(partner, 'decider');
      const said = await Promise.allSettled([
        decide(leadDecider, caseId, hash),
        decide(partnerDecider, caseId, hash),
        decide(second, caseId, hash),
      ]);
      expect(said[0]?.status).toBe('fulfilled');
      expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
      const { state, parties } = await show(caseId);
      expect({ state, decisions: parties.map(({ decision }) => decision) }).toEqual({
        state: 'authorised',
        decisions: ['approved', 'approved'],
      });
      expect((await runView(showDescription, home.as(leader), { id: descriptionId })).state).toBe('approved');
    }
  }, 60_000);

  test('a yes and a no at once end in one of both, never in between', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { descriptionId, caseId, contentHash: hash } = await submitted();
      await decide(leadDecider, caseId, hash);
      await Promise.allSettled([
        decide(partnerDecider, caseId, hash),
        decide(personWith(partner, 'decider'), caseId, hash, 'rejected', 'No.'),
        runAct(withdrawCase, home.as(leader), { id: caseId }),
      ]);
      const { state } = await show(caseId);
      const expected = { authorised: 'approved', rejected: 'draft', withdrawn: 'draft' }[state as string];
      expect((await runView(showDescription, home.as(leader), { id: descriptionId })).state).toBe(expected);
    }
  }, 60_000);

  test('a form sent twice is one submission and one decision, and two who submit at once open one case', async () => {
    const id = await drafted();
    const key = { idempotencyKey: randomUUID() };
    const input = { id, edit: 0, awardingBodies: [lead, partner] };
    const first = await runAct(submitDescription, home.as(leader, key), input);
    expect(await runAct(submitDescription, home.as(leader, key), input)).toEqual(first);
    const decision = { id: first.caseId, institutionId: lead, decision: 'approved' as const, contentHash: first.contentHash };
    const said = await runAct(decideCase, home.as(leadDecider, key), decision);
    expect(await runAct(decideCase, home.as(leadDecider, key), decision)).toEqual(said);
    await refused(runAct(decideCase, home.as(leadDecider), decision), 'conflict');

    const other = await drafted();
    const tries = await Promise.allSettled([submit(other), submit(other, personWith(lead, 'course-leader'))]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await runView(listCases, home.as(leader), { descriptionId: other })).cases).toHaveLength(1);
  });

  test('a reason may be written in any script, and holds nothing that cannot be seen', async () => {
    const { caseId, contentHash: hash } = await submitted();
    const wrong = async (reason: string) => (await refused(decide(leadDecider, caseId, hash, 'rejected', reason), 'invalid-input')).issues;
    expect(await wrong('\u202egood\u202c')).toMatchObject([{ path: 'reason', code: 'hidden-characters' }]);
    expect(await wrong('a'.repeat(200_000))).toMatchObject([{ path: 'reason', code: 'too_big' }]);
    const reason = '<script>alert(1)</script>\nالسبب: ساعات العمل — 理由：学时 — Причина: часове';
    await decide(leadDecider, caseId, hash, 'rejected', reason);
    expect((await show(caseId)).parties[0]?.reason).toBe(reason);
  });

  test('the list shows first what waits for the own institution, the longest waiting on top, a page at a time', async () => {
    const alone = await institutionIn(home.house, 'Università del Lago', 'IT');
    const theirs = personWith(alone, 'decider');
    const ids: string[] = [];
    for (let number = 0; number < 4; number += 1) {
      home.clock.forward(60_000);
      const id = await drafted();
      const opened = await runAct(submitDescription, home.as(leader), { id, edit: 0, awardingBodies: [lead, alone] });
      ids.push(opened.caseId);
      if (number < 2)
        await runAct(decideCase, home.as(theirs), {
          id: opened.caseId,
          institutionId: alone,
          decision: 'approved',
          contentHash: opened.contentHash,
        });
    }
    const wanted = [ids[2], ids[3], ids[1], ids[0]];
    const whole = await runView(listCases, home.as(theirs), {});
    expect(whole.cases.map(({ id }) => id)).toEqual(wanted);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await runView(listCases, home.as(theirs), { limit: 1, ...(after ? { after } : {}) });
      seen.push(...page.cases.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual(wanted);
    await refused(runView(listCases, home.as(theirs), { after: '2_x_y' }), 'invalid-input');
  });

  test('the predicate and the scope of the list agree, and row-level security lets through no more', async () => {
    const all = await inTransaction(home.house.db, operator, 'read', (db) =>
      db.selectFrom('approval_case').select(['id', 'parties']).execute(),
    );
    const seen = (who: Actor, as: Actor) =>
      inTransaction(home.house.db, as, 'read', (db) =>
        db.selectFrom('approval_case').select('id').where(policy['list-cases'].scope(who)).orderBy('id').execute(),
      );
    const people = [
      leader,
      partnerDecider,
      personWith(stranger, 'registrar'),
      { ...leader, roles: [] },
      { ...leader, roles: [...leader.roles, ...partnerDecider.roles] },
    ];
    const sweeper = { kind: 'job', job: 'sweep' } as const;
    for (const who of [...people, operator, visitor, sweeper]) {
      const allowed = all.filter(({ parties }) => policy['show-case'].may(who, { parties } as never)).map(({ id }) => ({ id }));
      const sorted = allowed.sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(await seen(who, operator)).toEqual(sorted);
      // The operator owns the machine and its tables; what the policy shows them is nothing of this.
      if (who !== operator) expect(await seen(sweeper, who)).toEqual(sorted);
    }
  });
});
