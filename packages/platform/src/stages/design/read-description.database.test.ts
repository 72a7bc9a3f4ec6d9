import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../base/actor.ts';
import { runAct, runView } from '../../base/door.ts';
import { createServer } from '../../entrance/create-server.ts';
import { fieldsOf } from '../../form-fields-for-tests.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { pagesAs } from '../../pages-for-tests.ts';
import { institutionIn, personWith } from '../../scenario-for-tests.ts';
import { importDescription } from './import-description.ts';
import { showDescription } from './show-description.ts';

eachDatabase('reading a description', (database) => {
  let home: TestHouse;
  let institutionId = '';
  let leader: Actor;

  async function ask(actor: Actor, path: string, form?: URLSearchParams, language = 'en') {
    const answer = await createServer(home.house, { pages: pagesAs(actor) }).request(`https://house.example.org${path}`, {
      headers: { Origin: 'https://house.example.org', 'Sec-Fetch-Site': 'same-origin', 'Accept-Language': language },
      ...(form && { method: 'POST', body: form }),
    });
    return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() };
  }
  const draft = async (content: unknown) =>
    (await runAct(importDescription, home.as(leader), { institutionId, document: { description: content } })).id;

  beforeAll(async () => {
    home = await openTestHouse({ database });
    institutionId = await institutionIn(home.house, 'Πανεπιστήμιο Αλκυόνης', 'GR');
    leader = personWith(institutionId, 'course-leader');
  });
  afterAll(() => home.close());

  const content = {
    title: { el: 'Ζέστη στην πόλη', en: 'Heat in the city' },
    shortDescription: { en: 'Six <b>weeks</b>' },
    outcomes: [
      { id: 'LO1', text: { el: 'Εξηγεί τη ζέστη', en: 'Explains heat' } },
      { id: 'LO2', text: { el: 'Σχεδιάζει σκιά' } },
    ],
    workload: { ects: 3 },
  };

  test('each text is read in the language asked for, and one that it lacks stands there in another, and says so', async () => {
    const id = await draft(content);
    const greek = (await ask(leader, `/design/${id}/read?in=el`)).html;
    for (const words of ['Ζέστη στην πόλη – in Greek', '<bdi lang="el">Εξηγεί τη ζέστη</bdi>', '<bdi>Six &lt;b&gt;weeks&lt;/b&gt;</bdi>'])
      expect(greek).toContain(words);
    expect(greek).not.toContain('Explains heat');
    expect(greek.match(/\(Not translated yet\)/g)).toHaveLength(1);
    expect(greek).toContain(`href="/design/${id}/basics#shortDescription"`);
    const english = (await ask(leader, `/design/${id}/read?in=en`)).html;
    expect(english).toContain('<bdi lang="el">Σχεδιάζει σκιά</bdi><span class="muted"> (Not translated yet)</span>');
    expect(english).toContain('Explains heat');
    const german = (await ask(leader, `/design/${id}/read?in=el`, undefined, 'de')).html;
    for (const words of ['auf Griechisch', '(Noch nicht übersetzt)', 'Lernergebnisse', 'Εξηγεί τη ζέστη']) expect(german).toContain(words);
  });

  test('without a language, or with one that it is not written in, it is read in the reader’s own, else in its main one', async () => {
    const id = await draft(content);
    for (const path of ['read', 'read?in=fr', 'read?in=%3Cb%3E']) {
      expect((await ask(leader, `/design/${id}/${path}`)).html).toContain('Heat in the city – in English');
      expect((await ask(leader, `/design/${id}/${path}`, undefined, 'de')).html).toContain('Ζέστη στην πόλη – auf Griechisch');
    }
  });

  test('a language under a tag that follows no rule is called by that tag, on every page', async () => {
    const id = await draft({ title: { 'en-1': 'Heat', en: 'Heat' } });
    for (const path of ['', '/read?in=en-1', '/basics']) {
      const { status, html } = await ask(leader, `/design/${id}${path}`);
      expect([status, html.includes('en-1')]).toEqual([200, true]);
    }
  });

  test('a description is begun in one language, and the second comes when somebody wants it', async () => {
    const form = fieldsOf((await ask(leader, '/design/new')).html);
    form.set('title', 'Ζέστη στην πόλη');
    form.set('language', 'el');
    form.set('otherLanguage', '');
    const { to } = await ask(leader, '/design/new', form);
    const id = to?.split('/').at(-1) ?? '';
    expect((await runView(showDescription, home.as(leader), { id })).languages).toEqual(['el']);
    const list = (await ask(leader, to ?? '')).html;
    expect(list).toContain(`href="/design/${id}/read?in=el"`);
    const more = new URLSearchParams({ do: 'speak', language: 'en', once: /name="once" value="([^"]+)"/.exec(list)?.[1] ?? '' });
    expect((await ask(leader, to ?? '', more)).to).toBe(`/design/${id}#languages`);
    expect((await runView(showDescription, home.as(leader), { id })).languages).toEqual(['el', 'en']);
    expect((await ask(leader, `/design/${id}/basics`)).html).toContain('name="title.en"');
  });

  test('whoever may not see a description cannot read it', async () => {
    const id = await draft(content);
    const stranger = personWith(await institutionIn(home.house, 'Universität Mühlenau'), 'course-leader');
    expect((await ask(stranger, `/design/${id}/read`)).status).toBe(404);
    expect((await ask({ kind: 'visitor' }, `/design/${id}/read`)).to).toMatch(/^\/signin/);
  });
});
