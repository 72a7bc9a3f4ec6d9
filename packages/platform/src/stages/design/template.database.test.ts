import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../base/actor.ts';
import { runAct, runView } from '../../base/door.ts';
import { createServer } from '../../entrance/create-server.ts';
import { cell, docx, paragraph, row, run, table, textCell } from '../../for-tests/docx.ts';
import { fieldsOf } from '../../form-fields-for-tests.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { pagesAs } from '../../pages-for-tests.ts';
import { institutionIn, personWith } from '../../scenario-for-tests.ts';
import { importDescription } from './import-description.ts';
import { readOffer } from './read-offer.ts';
import { showDescription } from './show-description.ts';
import { workedExamples } from './worked-examples/worked-examples.ts';

eachDatabase('the T4EU form of a description', (database) => {
  let home: TestHouse;
  let institutionId = '';
  let leader: Actor;

  const ask = (actor: Actor, path: string, form?: FormData, language = 'en') =>
    createServer(home.house, { pages: pagesAs(actor) }).request(`https://house.example.org${path}`, {
      headers: { Origin: 'https://house.example.org', 'Sec-Fetch-Site': 'same-origin', 'Accept-Language': language },
      ...(form && { method: 'POST', body: form }),
    });
  const bytesOf = async (answer: Response | Promise<Response>) => new Uint8Array(await (await answer).arrayBuffer());
  const draft = async (content: unknown) =>
    (await runAct(importDescription, home.as(leader), { institutionId, document: { description: content } })).id;

  beforeAll(async () => {
    home = await openTestHouse({ database });
    institutionId = await institutionIn(home.house, 'Universität Mühlenau');
    leader = personWith(institutionId, 'course-leader');
  });
  afterAll(() => home.close());

  test('a course leader begins from the empty form, saves it as a draft, and takes it along as a document [T4EU-41]', async () => {
    const blank = await bytesOf(ask(leader, '/check?as=template'));
    expect((await readOffer(blank, 'blank.docx')).document.description).toEqual({});
    // Filled in in a word processor, it comes in as any file does.
    const filled = docx(
      table(
        ...[
          ['University', 'Universität Mühlenau'],
          ['Course title', 'Reading a City'],
          ['Language', 'English\nGreek'],
          ['ECTS points', '1.5'],
        ].map(([label = '', answer = '']) => row(cell(paragraph(run(label))), textCell(answer))),
      ),
    );
    const form = new FormData();
    for (const [name, value] of fieldsOf(await (await ask(leader, '/design/import')).text())) form.append(name, value);
    form.set('file', new File([new Uint8Array(filled)], 'form.docx'));
    const to = (await ask(leader, '/design/import', form)).headers.get('location') ?? '';
    const id = to.split('/').at(-1) ?? '';
    expect((await runView(showDescription, home.as(leader), { id })).state).toBe('draft');

    expect(await (await ask(leader, to)).text()).toContain(`${to}/template`);
    const answer = await ask(leader, `${to}/template?as=docx`);
    expect(answer.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    expect(answer.headers.get('content-disposition')).toContain('T4EU form- Reading a City.docx');
    const { document } = await readOffer(await bytesOf(answer), 'form.docx');
    expect(document.description).toMatchObject({
      provider: { lead: { name: 'Universität Mühlenau' } },
      title: { en: 'Reading a City' },
      languages: ['en', 'el'],
      workload: { ects: 1.5 },
    });
  });

  test('the page shows the sixteen lines in the words of the reader, every text in its language, and what no line asks for', async () => {
    const id = await draft({ ...workedExamples[2]?.document.description, obligations: { ar: 'الحضور <إلزامي>' } });
    const page = await (await ask(leader, `/design/${id}/template`)).text();
    for (const words of ['Faculty / department', 'Course title (el)', 'Course title (en)', 'Not on this form', 'Learning outcomes'])
      expect(page).toContain(words);
    expect(page).toMatch(/<bdi lang="ar">الحضور &lt;إلزامي&gt;<\/bdi>/);
    const german = await (await ask(leader, `/design/${id}/template`, undefined, 'de')).text();
    for (const words of ['Fakultät / Fachbereich', 'Kurstitel (el)', 'Nicht auf diesem Formular', 'Als DOCX herunterladen'])
      expect(german).toContain(words);
  });

  test('whoever may not read the description gets no form of it', async () => {
    const id = await draft({ title: { en: 'Reading a City' } });
    const stranger = personWith(await institutionIn(home.house, 'Πανεπιστήμιο Αλκυόνης', 'GR'), 'course-leader');
    for (const path of [`/design/${id}/template`, `/design/${id}/template?as=docx`, `/design/${randomUUID()}/template`])
      expect((await ask(stranger, path)).status).toBe(404);
    expect((await ask({ kind: 'visitor' }, `/design/${id}/template?as=docx`)).headers.get('location')).toMatch(/^\/signin/);
  });

  test('a visitor takes the offer along on the same form, with what was changed on the page', async () => {
    const form = new FormData();
    const shown = await (await ask({ kind: 'visitor' }, '/check?example=prosvasimes-selides')).text();
    for (const [name, value] of fieldsOf(shown)) form.append(name, value);
    form.set('do', 'template');
    form.set('workload.ects', '2,5');
    const { document } = await readOffer(await bytesOf(ask({ kind: 'visitor' }, '/check', form)), 'form.docx');
    expect(document.description.workload).toEqual({ ects: 2.5 });
    expect(document.description.title).toEqual(workedExamples[2]?.document.description.title);
  });
});
