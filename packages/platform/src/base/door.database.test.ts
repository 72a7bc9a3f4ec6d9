import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { eachDatabase, openTestHouse, type TestHouse } from '../house-for-tests.ts';
import { policy } from '../policy.ts';
import { type Context, defineAct, defineView, runAct, runView } from './act.ts';
import { type Actor, pseudonym } from './actor.ts';
import type { House } from './house.ts';
import { confirmInstitution } from './people/confirm-institution.ts';
import { introduceInstitution } from './people/introduce-institution.ts';
import { findPerson } from './people/people.store.ts';
import { Refusal } from './refusal.ts';

const introduction = {
  name: 'Universität am Fluss',
  country: 'de',
  website: 'https://fluss.example.org',
  contactName: 'Ida Beispiel',
  contactEmail: 'ida@fluss.example.org',
  language: 'de',
};

const nothing = z.object({});
const event = { type: 'tried', subjectId: 'door', facts: {} } as const;
const anyone = { may: () => true };

/** An act for one test, with a policy line that lets everyone through. */
function trial(name: string, perform: Parameters<typeof defineAct>[0]['perform']) {
  return defineAct({ name, input: nothing, result: z.object({}), perform: perform as never });
}

/** A house whose policy also knows the trial acts. */
function withTrials(ctx: Context, ...names: string[]): Context {
  const house: House = { ...ctx.house, policy: { ...policy, ...Object.fromEntries(names.map((name) => [name, anyone])) } };
  return { ...ctx, house };
}

eachDatabase('the door', (database) => {
  let home: TestHouse;
  beforeAll(async () => {
    home = await openTestHouse({ database });
  });
  afterAll(() => home.close());

  /** What lies in the tables that an act can touch. */
  async function traces(): Promise<Record<string, number>> {
    const probe = defineView({
      name: 'probe',
      input: nothing,
      result: z.record(z.string(), z.number()),
      async look(tx) {
        const { rows } = await sql<Record<string, number>>`select
          (select count(*) from institution) as institutions, (select count(*) from person) as persons,
          (select count(*) from event) as events, (select count(*) from mail) as mails, (select count(*) from security_log) as refusals`.execute(
          tx.db,
        );
        return rows[0] ?? {};
      },
    });
    const jobs = await home.house.jobs.waiting('send-mail');
    return { ...(await runView(probe, withTrials(home.operator, 'probe'), {})), jobs };
  }

  const lastRefusal = defineView({
    name: 'last-refusal',
    input: nothing,
    result: z.object({ act: z.string(), code: z.string(), actor: z.string(), requestId: z.string() }).optional(),
    look: (tx) =>
      tx.db
        .selectFrom('security_log')
        .select(['act', 'code', 'actor', 'request_id as requestId'])
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst(),
  });

  test('an act writes its result and its event together', async () => {
    const before = await traces();
    const { id, state } = await runAct(introduceInstitution, home.visitor, introduction);
    expect(state).toBe('introduced');
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    const after = await traces();
    expect(after).toEqual({
      ...before,
      institutions: (before['institutions'] ?? 0) + 1,
      persons: (before['persons'] ?? 0) + 1,
      events: (before['events'] ?? 0) + 1,
    });
  });

  test('a visitor cannot confirm, and the refused act leaves no trace but one line in the security log', async () => {
    const { id } = await runAct(introduceInstitution, home.visitor, introduction);
    const before = await traces();
    const visitor = home.as({ kind: 'visitor' });
    await expect(runAct(confirmInstitution, visitor, { id })).rejects.toMatchObject({ code: 'not-allowed', status: 403 });
    expect(await traces()).toEqual({ ...before, refusals: (before['refusals'] ?? 0) + 1 });
    expect(await runView(lastRefusal, withTrials(home.operator, 'last-refusal'), {})).toEqual({
      act: 'confirm-institution',
      code: 'not-allowed',
      actor: 'visitor',
      requestId: visitor.requestId,
    });
  });

  test('input that cannot be taken is refused with everything that is wrong with it', async () => {
    const before = await traces();
    const refusal = await runAct(introduceInstitution, home.visitor, {
      ...introduction,
      country: 'Deutschland',
      contactEmail: 'ida',
    }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).issues.map((issue) => issue.path).sort()).toEqual(['contactEmail', 'country']);
    expect(await traces()).toEqual({ ...before, refusals: (before['refusals'] ?? 0) + 1 });
  });

  test('an act that fails half way leaves neither rows nor events nor jobs', async () => {
    const before = await traces();
    const halfWay = trial('half-way', async (tx) => {
      await tx.runAct(introduceInstitution, introduction);
      await tx.send('send-mail', { mailId: '00000000-0000-4000-8000-000000000000' });
      throw new Error('the roof fell in');
    });
    await expect(runAct(halfWay, withTrials(home.visitor, 'half-way'), {})).rejects.toThrow('the roof fell in');
    expect(await traces()).toEqual(before);
  });

  test('an act inside an act joins its transaction, and policy is asked again', async () => {
    const { id } = await runAct(introduceInstitution, home.visitor, introduction);
    const before = await traces();
    const bold = trial('bold', async (tx) => {
      await tx.runAct(introduceInstitution, introduction);
      await tx.runAct(confirmInstitution, { id });
      return { result: {}, events: [event] };
    });
    await expect(runAct(bold, withTrials(home.visitor, 'bold'), {})).rejects.toMatchObject({ code: 'not-allowed' });
    const after = await traces();
    expect(after).toMatchObject({ institutions: before['institutions'], events: before['events'], persons: before['persons'] });
    // The inner and the outer act were both refused.
    expect(after['refusals']).toBe((before['refusals'] ?? 0) + 2);
    await runAct(bold, withTrials(home.operator, 'bold'), {});
    expect((await traces())['events']).toBe((before['events'] ?? 0) + 3);
  });

  test('what an inner act did before it was refused is gone, also when the outer act goes on', async () => {
    const before = await traces();
    const inner = trial('inner', async (tx) => {
      await tx.runAct(introduceInstitution, introduction);
      throw new Refusal('wrong-state', { state: 'odd' });
    });
    const patient = trial('patient', async (tx) => {
      await tx.runAct(inner, {}).catch(() => {});
      return { result: {}, events: [event] };
    });
    await runAct(patient, withTrials(home.visitor, 'patient', 'inner'), {});
    const after = await traces();
    expect(after).toEqual({ ...before, events: (before['events'] ?? 0) + 1, refusals: (before['refusals'] ?? 0) + 1 });
  });

  test('the outer database inside an act fails at once instead of waiting for ever', async () => {
    const started = Date.now();
    const careless = trial('careless', async () => {
      await home.house.db.selectFrom('institution').select('id').execute();
      return { result: {}, events: [event] };
    });
    await expect(runAct(careless, withTrials(home.operator, 'careless'), {})).rejects.toThrow(/use tx\.db/);
    const carelessSend = trial('careless-send', async () => {
      await home.house.jobs.boss.send('send-mail', {});
      return { result: {}, events: [event] };
    });
    await expect(runAct(carelessSend, withTrials(home.operator, 'careless-send'), {})).rejects.toThrow(/use tx\.db/);
    const second = trial('second', async () => {
      await runAct(introduceInstitution, home.operator, introduction);
      return { result: {}, events: [event] };
    });
    await expect(runAct(second, withTrials(home.operator, 'second'), {})).rejects.toThrow(/use tx\.db/);
    expect(Date.now() - started).toBeLessThan(2_000);
  });

  test('a view cannot write', async () => {
    const sly = defineView({
      name: 'sly',
      input: nothing,
      result: nothing,
      async look(tx) {
        await tx.db.updateTable('institution').set({ website: 'https://elsewhere.example.org' }).execute();
        return {};
      },
    });
    await expect(runView(sly, withTrials(home.operator, 'sly'), {})).rejects.toMatchObject({ code: '25006' });
  });

  test('what has no line in the policy is allowed to nobody', async () => {
    const unknown = trial('unknown', async () => ({ result: {}, events: [event] }));
    await expect(runAct(unknown, home.operator, {})).rejects.toMatchObject({ code: 'not-allowed' });
    const inherited = trial('toString', async () => ({ result: {}, events: [event] }));
    await expect(runAct(inherited, home.operator, {})).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('an event with a name or an address in it is not written', async () => {
    const before = await traces();
    for (const facts of [{ contact: 'Ida Beispiel' }, { contact: 'ida@fluss.example.org' }, { 'Ida Beispiel': true }] as Record<
      string,
      string | boolean
    >[]) {
      const chatty = trial('chatty', async () => ({ result: {}, events: [{ ...event, facts }] }));
      await expect(runAct(chatty, withTrials(home.operator, 'chatty'), {})).rejects.toThrow(/no personal data/);
    }
    expect(await traces()).toEqual(before);
  });

  describe('a request that comes twice', () => {
    test('is done once and answered twice with the same', async () => {
      const before = await traces();
      const once = () => home.as({ kind: 'visitor' }, { idempotencyKey: 'key-1' });
      const first = await runAct(introduceInstitution, once(), introduction);
      const second = await runAct(introduceInstitution, once(), introduction);
      expect(second).toEqual(first);
      expect((await traces())['institutions']).toBe((before['institutions'] ?? 0) + 1);
    });

    test('is done once also when both come at the same moment', async () => {
      const before = await traces();
      const answers = await Promise.all(
        Array.from({ length: 8 }, () =>
          runAct(introduceInstitution, home.as({ kind: 'visitor' }, { idempotencyKey: 'key-2' }), introduction),
        ),
      );
      expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
      expect((await traces())['institutions']).toBe((before['institutions'] ?? 0) + 1);
    });

    test('is refused when it is another request under the same key', async () => {
      const ctx = () => home.as({ kind: 'visitor' }, { idempotencyKey: 'key-3' });
      await runAct(introduceInstitution, ctx(), introduction);
      await expect(runAct(introduceInstitution, ctx(), { ...introduction, country: 'FR' })).rejects.toMatchObject({ code: 'key-reused' });
    });

    test('can be done after all when the first try was refused', async () => {
      const ctx = () => home.as({ kind: 'operator' }, { idempotencyKey: 'key-4' });
      const unknown = { id: '00000000-0000-4000-8000-000000000000' };
      await expect(runAct(confirmInstitution, ctx(), unknown)).rejects.toMatchObject({ code: 'not-found' });
      const { id } = await runAct(introduceInstitution, home.visitor, introduction);
      expect(await runAct(confirmInstitution, ctx(), { id })).toEqual({ id, state: 'confirmed' });
      expect(await runAct(confirmInstitution, ctx(), { id })).toEqual({ id, state: 'confirmed' });
    });
  });

  test("whoever looks at another person's record leaves a line, and nobody does who looks at their own", async () => {
    await runAct(introduceInstitution, home.visitor, introduction);
    const anyPerson = defineView({
      name: 'any-person',
      input: nothing,
      result: z.object({ personId: z.string() }),
      look: (tx) => tx.db.selectFrom('person').select('id as personId').limit(1).executeTakeFirstOrThrow(),
    });
    const { personId } = await runView(anyPerson, withTrials(home.operator, 'any-person'), {});
    const showPerson = defineView({
      name: 'show-person',
      input: z.object({ personId: z.string() }),
      result: z.object({ name: z.string() }),
      async look(tx, input) {
        const person = await findPerson(tx, input.personId);
        if (person === undefined) throw new Refusal('not-found');
        return { name: person.name };
      },
      showsPersons: (input) => [input.personId],
    });
    const readings = defineView({
      name: 'readings',
      input: z.object({ personId: z.string() }),
      result: z.array(z.object({ reader: z.string(), view: z.string(), reader_role: z.string() })),
      look: (tx, input) =>
        tx.db.selectFrom('access_log').select(['reader', 'view', 'reader_role']).where('person_id', '=', input.personId).execute(),
    });
    const self: Actor = { kind: 'person', personId, roles: [] };
    expect(await runView(showPerson, withTrials(home.as(self), 'show-person'), { personId })).toEqual({ name: 'Ida Beispiel' });
    expect(await runView(readings, withTrials(home.as(self), 'readings'), { personId })).toEqual([]);
    await runView(showPerson, withTrials(home.operator, 'show-person'), { personId });
    expect(await runView(readings, withTrials(home.as(self), 'readings'), { personId })).toEqual([
      { reader: 'operator', view: 'show-person', reader_role: 'operator' },
    ]);
    const stranger: Actor = { kind: 'person', personId: '00000000-0000-4000-8000-000000000000', roles: [] };
    await expect(runView(showPerson, withTrials(home.as(stranger), 'show-person'), { personId })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(pseudonym(self)).not.toContain(personId);
  });
});
