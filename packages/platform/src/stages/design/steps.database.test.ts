import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, operator } from '../../base/actor.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import { runAct, runView } from '../../base/door.ts';
import { createServer } from '../../entrance/create-server.ts';
import { fieldsOf } from '../../form-fields-for-tests.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { pagesAs } from '../../pages-for-tests.ts';
import { institutionIn, personWith } from '../../scenario-for-tests.ts';
import { importDescription } from './import-description.ts';
import { showDescription } from './show-description.ts';
import { workedExamples } from './worked-examples/worked-examples.ts';

eachDatabase('how a description came about', (database) => {
  let home: TestHouse;
  let institutionId = '';
  let leader: Actor;

  const ask = async (actor: Actor, path: string, form?: URLSearchParams, language = 'en') => {
    const answer = await createServer(home.house, { pages: pagesAs(actor) }).request(`https://house.example.org${path}`, {
      headers: { Origin: 'https://house.example.org', 'Sec-Fetch-Site': 'same-origin', 'Accept-Language': language },
      ...(form && { method: 'POST', body: form }),
    });
    return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() };
  };
  const draft = async (content: unknown) =>
    (await runAct(importDescription, home.as(leader), { institutionId, document: { description: content } })).id;
  const said = async (id: string) => (await runView(showDescription, home.as(leader), { id })).description;
  /** The form with one more row of a list. */
  const withRow = async (path: string, form: URLSearchParams, list: string) => {
    form.set('do', `add:${list}`);
    return fieldsOf((await ask(leader, path, form)).html);
  };

  beforeAll(async () => {
    home = await openTestHouse({ database });
    institutionId = await institutionIn(home.house, 'Universität Mühlenau');
    leader = personWith(institutionId, 'course-leader');
  });
  afterAll(() => home.close());

  test('a course leader writes down a step in the form, and its page shows what is recorded, what is missing, and the way there', async () => {
    const { need: _need, ...content } = workedExamples[0]?.document.description ?? {};
    const id = await draft(content);
    const path = `/design/${id}/quality`;
    const form = await withRow(path, fieldsOf((await ask(leader, path)).html), 'process.steps');
    form.set('process.steps.0.step', 'create');
    form.set('process.steps.0.on', '2026-10-02');
    form.set('process.steps.0.says.en', 'Six <b>units</b> with tasks');
    form.set('process.steps.0.evidence', 'https://lms.riverton.example/course/7\nFolder in the library');
    form.set('do', 'list');
    expect((await ask(leader, path, form)).to).toBe(`/design/${id}`);

    const { html } = await ask(leader, `/design/${id}/steps`);
    expect(html).toContain('6. Create');
    expect(html).toContain('2 October 2026');
    expect(html).toContain('Six &lt;b&gt;units&lt;/b&gt; with tasks');
    expect(html).toMatch(/<a [^>]*href="https:\/\/lms\.riverton\.example\/course\/7"/);
    expect(html).toContain(`href="/design/${id}/basics#need_types"`);
    expect(html).toContain(`href="${path}#process_steps"`);
    expect((await ask(leader, `/design/${id}`)).html).toContain(`href="/design/${id}/steps"`);
    const german = (await ask(leader, `/design/${id}/steps`, undefined, 'de')).html;
    for (const words of ['1. Analysieren', 'Nicht beantwortet:', 'Noch nicht festgehalten']) expect(german).toContain(words);
  });

  test('who reads and may not write sees the steps without the button, and a stranger sees nothing', async () => {
    const id = await draft({ title: { en: 'City lab' } });
    const { status, html } = await ask(personWith(institutionId, 'lecturer'), `/design/${id}/steps`);
    expect([status, html.includes('Write down a step')]).toEqual([200, false]);
    const stranger = personWith(await institutionIn(home.house, 'Πανεπιστήμιο Αλκυόνης', 'GR'), 'course-leader');
    expect((await ask(stranger, `/design/${id}/steps`)).status).toBe(404);
    expect((await ask(leader, `/design/${randomUUID()}/steps`)).status).toBe(404);
  });

  test('a company, an NGO and a partner from the labour market: invitation, contribution and both days stand as evidence [UNIC-12]', async () => {
    const id = await draft({ title: { en: 'City lab' } });
    const path = `/design/${id}/quality`;
    const invited = [
      ['Riverton Works', 'company', 'Read the outcomes and asked for one more'],
      ['Riverwatch', 'ngo', 'Named three cases'],
      ['Chamber of Skilled Trades', 'labour-market', 'Counted the vacancies'],
    ] as const;
    let form = fieldsOf((await ask(leader, path)).html);
    for (const [at, [name, type, contribution]] of invited.entries()) {
      form = await withRow(path, form, 'quality.stakeholders');
      const row = `quality.stakeholders.${at}`;
      for (const [part, value] of Object.entries({ name, type, invitedOn: '2026-09-01', contribution, contributedOn: `2026-09-1${at}` }))
        form.set(`${row}.${part}`, value);
    }
    form.set('quality.stakeholders.0.invitedOn', '1.9.');
    form.set('do', 'list');
    const refused = await ask(leader, path, form);
    expect(refused.status).toBe(422);
    const mended = fieldsOf(refused.html);
    mended.set('quality.stakeholders.0.invitedOn', '2026-09-01');
    mended.set('do', 'list');
    expect((await ask(leader, path, mended)).to).toBe(`/design/${id}`);

    expect((await said(id)).quality?.stakeholders).toEqual(
      invited.map(([name, type, contribution], at) => ({
        name,
        type,
        invitedOn: '2026-09-01',
        contribution,
        contributedOn: `2026-09-1${at}`,
      })),
    );
    // Who wrote it and when stands in the journal, which nobody changes.
    const { rows } = await inTransaction(home.house.db, operator, 'read', (db) =>
      sql<{
        type: string;
        section: string;
      }>`select type, facts ->> 'section' as section from event where subject_id = ${id} order by seq`.execute(db),
    );
    expect(rows.at(-1)).toEqual({ type: 'description-changed', section: 'quality' });
  });
});
