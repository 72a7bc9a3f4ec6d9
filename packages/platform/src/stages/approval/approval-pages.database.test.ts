import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import heat from '../../../../../examples/heat-and-health.json' with { type: 'json' };
import type { Actor } from '../../base/actor.ts';
import { runAct, runView } from '../../base/door.ts';
import { createServer } from '../../entrance/create-server.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { pagesAs } from '../../pages-for-tests.ts';
import { institutionIn, personWith } from '../../scenario-for-tests.ts';
import { describe } from '../design/describe.ts';
import { importDescription } from '../design/import-description.ts';
import { showDescription } from '../design/show-description.ts';
import { decideCase } from './decide-case.ts';
import { submitDescription } from './submit-description.ts';

/** What the first form of that address sends along by itself, and what is chosen in it already. */
function fieldsOf(html: string, action: string): URLSearchParams {
  const form = new RegExp(`<form[^>]*action="${action}\\?send"[^>]*>(.*?)</form>`, 's').exec(html)?.[1] ?? '';
  const fields = new URLSearchParams();
  for (const [, attributes = ''] of form.matchAll(/<input ([^>]*)>/g)) {
    const name = /\bname="([^"]*)"/.exec(attributes)?.[1];
    if (name !== undefined && /type="hidden"/.test(attributes)) fields.append(name, /\bvalue="([^"]*)"/.exec(attributes)?.[1] ?? '');
  }
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]*\bname="([^"]*)"[^>]*>(.*?)<\/select>/gs))
    fields.append(name, /<option value="([^"]*)"[^>]*selected/.exec(options)?.[1] ?? '');
  return fields;
}

eachDatabase('the pages of approving', (database) => {
  let home: TestHouse;
  let lead = '';
  let partner = '';
  let leader: Actor & { kind: 'person' };
  let decider: Actor & { kind: 'person' };

  const ask = async (actor: Actor, path: string, form?: URLSearchParams) => {
    const app = createServer(home.house, { pages: pagesAs(actor) });
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: 'https://house.example.org',
      'Sec-Fetch-Site': 'same-origin',
    };
    const url = `https://house.example.org${path}`;
    const answer = await app.request(url, form === undefined ? {} : { method: 'POST', headers, body: form.toString() });
    return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() };
  };
  const drafted = async (content: unknown = heat.description) =>
    (await runAct(importDescription, home.as(leader), { institutionId: lead, document: { description: content } })).id;
  const submitted = async (content?: unknown) => {
    const id = await drafted(content);
    const { caseId, contentHash } = await runAct(submitDescription, home.as(leader), { id, edit: 0, awardingBodies: [lead, partner] });
    return { id, caseId, contentHash };
  };
  beforeAll(async () => {
    home = await openTestHouse({ database });
    lead = await institutionIn(home.house, 'Universität Mühlenau');
    partner = await institutionIn(home.house, 'Universidad de Peñaclara', 'ES');
    leader = personWith(lead, 'course-leader');
    decider = personWith(partner, 'decider');
  });
  afterAll(() => home.close());

  test('a course leader submits in the form, and the awarding bodies stand chosen already', async () => {
    const id = await drafted();
    expect((await ask(leader, `/design/${id}`)).html).toContain(`href="/design/${id}/submit"`);
    const shown = await ask(leader, `/design/${id}/submit`);
    const form = fieldsOf(shown.html, `/design/${id}/submit`);
    expect([form.get('body.0'), form.get('body.1')]).toEqual([lead, partner]);
    const { status, to } = await ask(leader, `/design/${id}/submit`, form);
    expect({ status, to }).toEqual({ status: 303, to: expect.stringMatching(/^\/approvals\/[0-9a-f-]{36}$/) });
    // The back button and a second click: the same case again.
    expect((await ask(leader, `/design/${id}/submit`, form)).to).toBe(to);
    const task = (await ask(leader, `/design/${id}`)).html;
    expect(task).toContain(`href="${to}"`);
    expect(task).not.toContain(`href="/design/${id}/submit"`);
    const again = await ask(leader, `/design/${id}/submit`);
    expect(again.html).toContain(`href="${to}"`);
    expect(again.html).not.toContain('<select');
    // Another form for the same description comes too late, in plain words.
    form.set('once', randomUUID());
    expect((await ask(leader, `/design/${id}/submit`, form)).status).toBe(409);
  });

  test('what is missing is listed with the way to its section, and nothing can be sent', async () => {
    const { partners: _partners, ...provider } = heat.description.provider;
    const id = await drafted({ ...heat.description, provider });
    const { html } = await ask(leader, `/design/${id}/submit`);
    expect(html).toContain(`href="/design/${id}/partners"`);
    expect(html).not.toContain('Freeze and submit');
    const sent = await ask(leader, `/design/${id}/submit`, fieldsOf(html, `/design/${id}/submit`));
    expect(sent.status).toBe(422);
    expect(sent.html).toContain('There is a problem');
  });

  test('an awarding body that cannot be told has to be chosen', async () => {
    const awardingBodies = [heat.description.provider.awardingBodies[0], { id: 'x', name: 'Somebody <b>else</b>' }];
    const id = await drafted({ ...heat.description, provider: { ...heat.description.provider, awardingBodies } });
    const { html } = await ask(leader, `/design/${id}/submit`);
    const form = fieldsOf(html, `/design/${id}/submit`);
    expect(form.get('body.1')).toBe('');
    const sent = await ask(leader, `/design/${id}/submit`, form);
    expect(sent.status).toBe(422);
    expect(sent.html).toContain('href="#body_1"');
    expect(sent.html).toContain('Somebody &lt;b&gt;else&lt;/b&gt;');
    form.set('body.1', partner);
    expect((await ask(leader, `/design/${id}/submit`, form)).status).toBe(303);
  });

  test('whoever wrote after the page was shown is not overlooked', async () => {
    const id = await drafted();
    const form = fieldsOf((await ask(leader, `/design/${id}/submit`)).html, `/design/${id}/submit`);
    await runAct(describe, home.as(leader), { id, section: 'basics', edit: 0, elements: { id: 'newer' } });
    const sent = await ask(leader, `/design/${id}/submit`, form);
    expect(sent.status).toBe(409);
    expect((await ask(leader, `/design/${id}/submit`, fieldsOf(sent.html, `/design/${id}/submit`))).status).toBe(303);
  });

  test('from the mail a decider needs the page and the form: the case is decided, and shows it', async () => {
    const { id, caseId } = await submitted();
    const path = `/approvals/${caseId}`;
    expect((await ask({ kind: 'visitor' }, path)).to).toBe(`/signin?to=${encodeURIComponent(path)}`);
    const { html } = await ask(decider, path);
    expect(html).toContain('Decide for');
    const form = fieldsOf(html, path);
    form.set('do', 'decide');
    const blank = await ask(decider, path, form);
    expect(blank.status).toBe(422);
    expect(blank.html).toContain('Choose your decision');
    form.set('decision', 'rejected');
    expect((await ask(decider, path, form)).html).toContain('Write why');
    form.set('decision', 'approved');
    expect(await ask(decider, path, form)).toMatchObject({ status: 303, to: path });
    expect(await ask(decider, path, form)).toMatchObject({ status: 303, to: path });
    const after = (await ask(decider, path)).html;
    expect(after).toContain('Your institution has decided.');
    expect(after).not.toContain('name="decision"');
    // A colleague whose form was open before comes too late, and is told so.
    const colleague = personWith(partner, 'decider');
    form.set('once', randomUUID());
    const late = await ask(colleague, path, form);
    expect(late.status).toBe(409);
    expect(late.html).toContain('Somebody else was faster');
    expect((await runView(showDescription, home.as(leader), { id })).state).toBe('submitted');
  });

  test('a form about another version is not taken', async () => {
    const { caseId } = await submitted();
    const path = `/approvals/${caseId}`;
    const form = fieldsOf((await ask(decider, path)).html, path);
    form.set('decision', 'approved');
    for (const hash of ['0'.repeat(64), 'nonsense', '']) {
      form.set('contentHash', hash);
      const { status, html } = await ask(decider, path, form);
      expect([409, 422]).toContain(status);
      expect(html).toContain('not about the version that is frozen');
    }
  });

  test('others read why they cannot decide, and strangers find nothing', async () => {
    const { caseId } = await submitted();
    const path = `/approvals/${caseId}`;
    const both: Actor = { ...leader, roles: [...leader.roles, { role: 'decider', institutionId: lead }] };
    expect((await ask(both, path)).html).toContain('because you wrote at this description');
    expect((await ask(personWith(partner, 'registrar'), path)).html).toContain('that is for the deciders');
    const elsewhere = await institutionIn(home.house, 'Järvenrannan yliopisto', 'FI');
    const form = new URLSearchParams({ decision: 'approved', institutionId: partner, contentHash: '0'.repeat(64) });
    expect((await ask(personWith(elsewhere, 'decider'), path)).status).toBe(404);
    expect((await ask(personWith(elsewhere, 'decider'), path, form)).status).toBe(404);
    expect((await ask(personWith(elsewhere, 'decider'), '/approvals')).html).toContain('Nothing to decide');
    expect((await ask({ kind: 'visitor' }, '/approvals')).to).toBe('/signin?to=%2Fapprovals');
    expect((await ask(decider, '/approvals')).html).toContain('Waits for your institution');
    expect((await ask(decider, '/approvals/nonsense')).status).toBe(404);
  });

  test('a wish for changes stands on the task list with its reason, and the next round shows what changed', async () => {
    const { id, caseId, contentHash } = await submitted();
    const reason = 'Who pays?\n<script>alert(1)</script> من يدفع؟';
    const decision = { id: caseId, institutionId: partner, decision: 'changes-required' as const, contentHash, reason };
    await runAct(decideCase, home.as(decider), decision);
    const task = (await ask(leader, `/design/${id}`)).html;
    expect(task).toContain('Who pays?');
    expect(task).toContain('&lt;script&gt;');
    expect(task).toContain('Draft of version 2');
    const title = { en: 'Heat and Health in Large Cities', de: heat.description.title.de };
    await runAct(describe, home.as(leader), { id, section: 'basics', edit: 0, elements: { title } });
    const second = await runAct(submitDescription, home.as(leader), { id, edit: 1, awardingBodies: [lead, partner] });
    const { html } = await ask(decider, `/approvals/${second.caseId}`);
    expect(html).toContain('What changed since version 1');
    expect(html).toContain('<ins>Large</ins>');
    expect(html).toContain('One element says');
  });

  test('the course leader takes a case back by the button, and stands at the draft again', async () => {
    const { id, caseId } = await submitted();
    const path = `/approvals/${caseId}`;
    const { html } = await ask(leader, path);
    expect((await ask(decider, path)).html).not.toContain('value="withdraw"');
    const form = new URLSearchParams({ do: 'withdraw', once: fieldsOf(html, path).get('once') ?? '' });
    expect(await ask(leader, path, form)).toMatchObject({ status: 303, to: `/design/${id}` });
    expect((await ask(leader, path)).html).toContain('Taken back');
  });

  test('text of every kind stands on the page as text', async () => {
    const wild = { en: `<img src=x onerror=alert(1)> & "quotes" ${'long '.repeat(3000)}`, de: '学习成果 — نتائج التعلم — результаты' };
    const { caseId } = await submitted({ ...heat.description, content: wild, 'a<b>': { deep: ['<i>kept</i>', 1, true, null] } });
    const { status, html } = await ask(decider, `/approvals/${caseId}`);
    expect(status).toBe(200);
    expect(html).not.toContain('<img src=x');
    expect(html).not.toContain('<i>kept');
    expect(html).toContain('a&lt;b&gt;.deep');
  });
});
