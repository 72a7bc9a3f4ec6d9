import { randomUUID } from 'node:crypto';
import { sections } from '@laurel/microcredential';
import { afterAll, beforeAll, expect, test } from 'vitest';
import heat from '../../../../../examples/heat-and-health.json' with { type: 'json' };
import type { Actor } from '../../base/actor.ts';
import { runAct, runView } from '../../base/door.ts';
import { confirmInstitution } from '../../base/people/confirm-institution.ts';
import { introduceInstitution } from '../../base/people/introduce-institution.ts';
import { createServer } from '../../entrance/create-server.ts';
import { fieldsOf } from '../../form-fields-for-tests.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { pagesAs } from '../../pages-for-tests.ts';
import { describe } from './describe.ts';
import { importDescription } from './import-description.ts';
import { listDescriptions } from './list-descriptions.ts';
import { showDescription } from './show-description.ts';
import { startDescription } from './start-description.ts';

eachDatabase('the pages of describing', (database) => {
  let home: TestHouse;
  let institutionId = '';
  let leader: Actor;
  const personIn = (role: string): Actor => ({ kind: 'person', personId: randomUUID(), roles: [{ role, institutionId }] });

  const ask = async (actor: Actor, path: string, form?: URLSearchParams | FormData) => {
    const app = createServer(home.house, { pages: pagesAs(actor) });
    const headers = {
      ...(form instanceof URLSearchParams && { 'Content-Type': 'application/x-www-form-urlencoded' }),
      Origin: 'https://house.example.org',
      'Sec-Fetch-Site': 'same-origin',
    };
    const url = `https://house.example.org${path}`;
    const answer = await app.request(
      url,
      form === undefined ? {} : { method: 'POST', headers, body: form instanceof FormData ? form : form.toString() },
    );
    return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() };
  };
  const start = async () =>
    (await runAct(startDescription, home.as(leader), { institutionId, title: 'City lab', language: 'en', otherLanguage: 'ar' })).id;
  const said = async (id: string) => (await runView(showDescription, home.as(leader), { id })).description;

  beforeAll(async () => {
    home = await openTestHouse({ database });
    const contact = { contactName: 'Eleni Vlachou', contactEmail: 'office@university.example' };
    const input = { name: 'Universität Mühlenau', country: 'DE', website: 'https://www.university.example', ...contact };
    institutionId = (await runAct(introduceInstitution, home.operator, input)).id;
    await runAct(confirmInstitution, home.operator, { id: institutionId });
    leader = personIn('course-leader');
  });
  afterAll(() => home.close());

  test('a visitor is shown the door, a lecturer reads without buttons', async () => {
    const id = await start();
    const own = ['/design', '/design/new', '/design/import', `/design/${id}`, `/design/${id}/check`, `/design/${id}/basics`];
    for (const path of own) expect((await ask({ kind: 'visitor' }, path)).to, path).toBe(`/signin?to=${encodeURIComponent(path)}`);
    const { status, html } = await ask(personIn('lecturer'), `/design/${id}/basics`);
    expect(status).toBe(200);
    expect(html).not.toContain('value="continue"');
    expect((await ask(leader, `/design/${id}/nonsense`)).status).toBe(404);
    expect((await ask(leader, '/design/nonsense')).status).toBe(404);
  });

  test('a description is started in the form, and stands in the list', async () => {
    const form = fieldsOf((await ask(leader, '/design/new')).html);
    const blank = await ask(leader, '/design/new', form);
    expect(blank.status).toBe(422);
    expect(blank.html).toContain('Enter the title');
    form.set('title', 'Agua & <b>ciudad</b>');
    const { status, to } = await ask(leader, '/design/new', form);
    expect(status).toBe(303);
    expect((await ask(leader, to ?? '')).html).toContain('Agua &amp; &lt;b&gt;ciudad&lt;/b&gt;');
    expect((await ask(leader, '/design')).html).toContain(to ?? '?');
    // Sent twice, done once.
    expect((await ask(leader, '/design/new', form)).to).toBe(to);
  });

  test.each(sections)('what a form shows and gets back unchanged stays as it was, to the last member: %s', async (section) => {
    const document = { description: { ...heat.description, ours: { deep: ['kept'] } } };
    const { id } = await runAct(importDescription, home.as(leader), { institutionId, document });
    const form = fieldsOf((await ask(leader, `/design/${id}/${section}`)).html);
    form.set('do', 'continue');
    expect((await ask(leader, `/design/${id}/${section}`, form)).status).toBe(303);
    expect(await said(id)).toEqual(document.description);
  });

  test('outcomes are added and removed by buttons of the form, and saved with the rest', async () => {
    const id = await start();
    const path = `/design/${id}/outcomes`;
    const form = fieldsOf((await ask(leader, path)).html);
    form.set('competences.en', 'typed before the button');
    form.set('do', 'add:outcomes');
    const more = fieldsOf((await ask(leader, path, form)).html);
    expect(more.get('competences.en')).toBe('typed before the button');
    more.set('outcomes.0.text.en', 'Explains');
    more.set('do', 'add:outcomes');
    const third = fieldsOf((await ask(leader, path, more)).html);
    third.set('outcomes.1.text.ar', 'يشرح');
    third.set('do', 'remove:outcomes:0');
    const last = fieldsOf((await ask(leader, path, third)).html);
    last.set('do', 'list');
    expect((await ask(leader, path, last)).to).toBe(`/design/${id}`);
    expect(await said(id)).toMatchObject({ outcomes: [{ text: { ar: 'يشرح' } }], competences: { en: 'typed before the button' } });
  });

  test('a number in words is asked about at its field, and every answer is kept', async () => {
    const id = await start();
    const path = `/design/${id}/workload`;
    const form = fieldsOf((await ask(leader, path)).html);
    form.set('workload.ects', '<i>four</i>');
    form.set('workload.hoursTotal', '100');
    form.set('do', 'continue');
    const { status, html } = await ask(leader, path, form);
    expect(status).toBe(422);
    expect(html).toContain('href="#workload_ects"');
    expect(html).toContain('<title>Error:');
    const kept = fieldsOf(html);
    expect([kept.get('workload.ects'), kept.get('workload.hoursTotal')]).toEqual(['<i>four</i>', '100']);
  });

  test('two who change the same section: the second sees both texts, and saving again is meant', async () => {
    const id = await start();
    const path = `/design/${id}/basics`;
    const form = fieldsOf((await ask(leader, path)).html);
    await runAct(describe, home.as(personIn('quality-officer')), {
      id,
      section: 'basics',
      edit: 0,
      elements: { content: { en: 'theirs' } },
    });
    form.set('content.en', 'mine');
    form.set('do', 'list');
    const { status, html } = await ask(leader, path, form);
    expect(status).toBe(409);
    expect(html).toContain('theirs');
    const again = fieldsOf(html);
    expect(again.get('content.en')).toBe('mine');
    again.set('do', 'list');
    expect((await ask(leader, path, again)).status).toBe(303);
    expect((await said(id)).content).toEqual({ en: 'mine' });
  });

  test('hostile text in every field is taken as text or asked about, and never lost', async () => {
    const id = await start();
    for (const section of sections) {
      const path = `/design/${id}/${section}`;
      for (const text of ['<script>alert(1)</script>"\'&amp;', 'a\u202eb', 'x'.repeat(200_000)]) {
        const blank = fieldsOf((await ask(leader, path)).html);
        const field = [...blank.keys()].find((name) => /\.(en|name)$|^quality\.publicUrl$|^workload\.ects$/.test(name));
        if (field === undefined) continue;
        blank.set(field, text);
        blank.set('do', 'list');
        const { status, html } = await ask(leader, path, blank);
        expect([303, 422], `${path} ${field}`).toContain(status);
        expect(html).not.toContain('<script>alert');
        if (status === 422) expect(fieldsOf(html).get(field)?.length).toBe(text.length);
        expect((await ask(leader, path)).html).not.toContain('<script>alert');
        expect((await ask(leader, `/design/${id}`)).html).not.toContain('<script>alert');
      }
    }
    expect((await runView(listDescriptions, home.as(leader), {})).descriptions.length).toBeGreaterThan(0);
  });

  test('a document is pasted: a broken one is kept with its wrong places, a sound one becomes a draft', async () => {
    const form = fieldsOf((await ask(leader, '/design/import')).html);
    for (const [text, says] of [
      ['', 'Choose a file'],
      ['{"description": ', 'not JSON'],
      ['{"description": {"title": 7}}', 'description.title'],
    ] as const) {
      form.set('document', text);
      const { status, html } = await ask(leader, '/design/import', form);
      expect(status).toBe(422);
      expect(html).toContain(says);
      expect(fieldsOf(html).get('document')).toBe(text);
    }
    form.set('document', JSON.stringify(heat));
    const { to } = await ask(leader, '/design/import', form);
    const { html } = await ask(leader, to ?? '');
    expect(html).toContain('8 of 11');
    expect((await ask(leader, `${to}/check?phase=issuing`)).html).toContain('No framework asks for anything more at this step.');
  });

  test('the table of findings has a row for each element that a framework asks about, under short names', async () => {
    const { html } = await ask(leader, `/design/${await start()}/check`);
    const table = /<table.*<\/table>/s.exec(html)?.[0] ?? '';
    expect(table).toContain('<th scope="col">Offer sheet</th>');
    const rows = table.match(/<tr>.*?<\/tr>/gs)?.slice(1) ?? [];
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(row).toMatch(/data-color="(danger|warning|info)"/);
  });

  test('a table with something to ask about is shown as it was read, and imported with the next press', async () => {
    const form = fieldsOf((await ask(leader, '/design/import')).html);
    const withFile = (text: string, name: string) => {
      const sent = new FormData();
      for (const [field, value] of form) sent.append(field, value);
      sent.set('file', new File([text], name));
      return sent;
    };
    const { status, html } = await ask(leader, '/design/import', withFile('Course title;ECTS points\nReading a City;five\n', 'offer.csv'));
    expect([status, html.includes('One thing to look at'), html.includes('which number is meant by “five”?')]).toEqual([200, true, true]);
    const { to } = await ask(leader, '/design/import', fieldsOf(html));
    expect((await ask(leader, to ?? '')).html).toContain('Reading a City');
    expect((await ask(leader, '/design/import', withFile('\u0089PNG', 'offer.docx'))).html).toContain(
      'No heading in the file is known here',
    );
  });

  test('a draft is withdrawn on its page and closed for writing', async () => {
    const id = await start();
    const form = fieldsOf((await ask(leader, `/design/${id}`)).html);
    form.set('do', 'withdraw');
    expect((await ask(leader, `/design/${id}`, form)).to).toBe(`/design/${id}`);
    const { html } = await ask(leader, `/design/${id}/basics`);
    expect(html).toContain('no longer a draft');
    const late = fieldsOf(html);
    late.set('title.en', 'too late');
    late.set('do', 'list');
    expect((await ask(leader, `/design/${id}/basics`, late)).status).toBe(409);
  });

  test('a new draft is begun from another one on its page', async () => {
    const { id } = await runAct(importDescription, home.as(leader), { institutionId, document: heat });
    const form = fieldsOf((await ask(leader, `/design/${id}`)).html);
    form.set('do', 'clone');
    const { to } = await ask(leader, `/design/${id}`, form);
    expect(to).not.toBe(`/design/${id}`);
    const { id: _identifier, ...rest } = heat.description;
    expect(await said((to ?? '').replace('/design/', ''))).toEqual(rest);
  });
});
