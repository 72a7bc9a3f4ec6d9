import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../base/actor.ts';
import { runView } from '../../base/door.ts';
import { createServer } from '../../entrance/create-server.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { pagesAs } from '../../pages-for-tests.ts';
import { type Enrolled, enrolledIn, institutionIn, type Offered, offeredIn, personWith } from '../../scenario-for-tests.ts';
import { showResults } from './show-results.ts';

/** What a browser would send of everything on the page, one form or several. */
function fieldsOf(html: string): URLSearchParams {
  const fields = new URLSearchParams();
  const plain = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  for (const [, attributes = ''] of html.matchAll(/<input ([^>]*)>/g)) {
    const name = /\bname="([^"]*)"/.exec(attributes)?.[1];
    if (name === undefined || fields.has(name)) continue;
    if (/type="checkbox"/.test(attributes) && !/\bchecked/.test(attributes)) continue;
    fields.append(name, plain(/\bvalue="([^"]*)"/.exec(attributes)?.[1] ?? ''));
  }
  for (const [, name = '', options = ''] of html.matchAll(/<select[^>]*\bname="([^"]*)"[^>]*>(.*?)<\/select>/gs))
    fields.append(name, plain(/<option value="([^"]*)"[^>]*selected/.exec(options)?.[1] ?? ''));
  return fields;
}

eachDatabase('the pages of results', (database) => {
  let home: TestHouse;
  let institutionId = '';
  let registrar: Actor;
  let lecturer: Actor;
  let offering: Offered;
  let learners: Enrolled[] = [];

  const ask = async (actor: Actor, path: string, form?: URLSearchParams) => {
    const app = createServer(home.house, { pages: pagesAs(actor) });
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: 'https://house.example.org',
      'Sec-Fetch-Site': 'same-origin',
    };
    const url = `https://house.example.org${path}`;
    const answer = await app.request(url, form === undefined ? {} : { method: 'POST', headers, body: form.toString() });
    return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() };
  };
  const path = () => `/offerings/${offering.offeringId}/results`;
  const freshClass = async (names?: readonly string[]) => {
    offering = await offeredIn(home.house, [institutionId], { seats: 500 });
    learners = await enrolledIn(home.house, offering, names);
  };
  const rowOf = (form: URLSearchParams, { enrolmentId }: Enrolled) =>
    [...form].find(([name, value]) => name.endsWith('.enrolmentId') && value === enrolmentId)?.[0].replace('.enrolmentId', '') ?? '';
  const stands = async () => (await runView(showResults, home.as(lecturer), { offeringId: offering.offeringId })).rows;

  beforeAll(async () => {
    home = await openTestHouse({ database });
    institutionId = await institutionIn(home.house, 'Universität Mühlenau');
    registrar = personWith(institutionId, 'registrar');
    lecturer = personWith(institutionId, 'lecturer');
  });
  afterAll(() => home.close());

  test('the same day and "passed" are filled in for all, saved, and confirmed by a second person', async () => {
    await freshClass(['Łucja Żółć', '<script>alert(1)</script>', '王小明']);
    const form = fieldsOf((await ask(lecturer, path())).html);
    form.set('fill.result', 'pass');
    form.set('fill.assessedOn', '2026-11-19');
    form.set('do', 'fill');
    const { status, html } = await ask(lecturer, path(), form);
    expect(status).toBe(200);
    expect(html).not.toContain('<script>alert');
    expect((await stands()).every(({ result }) => result === undefined)).toBe(true);
    const filled = fieldsOf(html);
    for (const learner of learners) filled.set(`${rowOf(filled, learner)}.attendance`, '87,5');
    filled.set('do', 'save');
    expect((await ask(lecturer, path(), filled)).to).toContain('saved=yes');
    expect((await stands()).map(({ result }) => [result?.result, result?.attendance, result?.assessedOn])).toEqual(
      Array.from({ length: 3 }, () => ['pass', 87.5, '2026-11-19']),
    );
    expect((await ask(lecturer, path())).html).not.toContain('value="confirm"');
    const confirming = fieldsOf((await ask(registrar, path())).html);
    confirming.set('do', 'confirm');
    expect((await ask(registrar, path(), confirming)).status).toBe(422);
    confirming.set('looked', 'yes');
    // Nothing is open any more: a registrar is led on to what is left to do.
    expect((await ask(registrar, path(), confirming)).to).toBe(`/offerings/${offering.offeringId}/credentials?confirmed=3`);
    const after = await ask(registrar, path());
    expect(after.html).toContain(`/offerings/${offering.offeringId}/credentials`);
    expect(after.html).not.toContain('name="rows.0.grade"');
    expect((await ask(registrar, path(), confirming)).status).toBe(303);
  });

  test('every wrong answer is told at its field and in the summary, and every answer is kept', async () => {
    await freshClass();
    const form = fieldsOf((await ask(lecturer, path())).html);
    form.set('rows.0.result', 'pass');
    form.set('rows.0.attendance', '<i>many</i>');
    form.set('rows.0.assessedOn', '2026-12-24');
    form.set('rows.1.grade', 'x'.repeat(300));
    form.set('do', 'save');
    const { status, html } = await ask(lecturer, path(), form);
    expect(status).toBe(422);
    for (const field of ['rows_0_attendance', 'rows_0_assessedOn', 'rows_1_grade', 'rows_1_result'])
      expect(html).toContain(`href="#${field}"`);
    expect(fieldsOf(html).get('rows.0.attendance')).toBe('<i>many</i>');
    expect((await stands()).every(({ result }) => result === undefined)).toBe(true);
  });

  test('a pass below the attendance that is asked for is saved once somebody says that it is right', async () => {
    await freshClass();
    const form = fieldsOf((await ask(lecturer, path())).html);
    for (const [field, value] of [
      ['result', 'pass'],
      ['attendance', '20'],
      ['assessedOn', '2026-11-19'],
    ])
      form.set(`rows.0.${field}`, value ?? '');
    form.set('do', 'save');
    const { html } = await ask(lecturer, path(), form);
    expect(html).toContain('name="rows.0.sure"');
    const sure = fieldsOf(html);
    sure.set('rows.0.sure', 'yes');
    sure.set('do', 'save');
    expect((await ask(lecturer, path(), sure)).status).toBe(303);
    expect((await stands())[0]?.result?.attendance).toBe(20);
  });

  test('two who save the same row: the second sees what stands there beside their own answer, and saving again is meant', async () => {
    await freshClass();
    const [mine, theirs] = [fieldsOf((await ask(registrar, path())).html), fieldsOf((await ask(lecturer, path())).html)];
    for (const [form, grade] of [
      [theirs, '2.0'],
      [mine, '1.0'],
    ] as const) {
      for (const [field, value] of [
        ['result', 'pass'],
        ['attendance', '90'],
        ['assessedOn', '2026-11-19'],
        ['grade', grade],
      ])
        form.set(`rows.0.${field}`, value ?? '');
      form.set('do', 'save');
    }
    expect((await ask(lecturer, path(), theirs)).status).toBe(303);
    const { status, html } = await ask(registrar, path(), mine);
    expect(status).toBe(409);
    expect(html).toContain('Passed, 2.0');
    expect((await stands())[0]?.result?.grade).toBe('2.0');
    const again = fieldsOf(html);
    expect(again.get('rows.0.grade')).toBe('1.0');
    again.set('do', 'save');
    expect((await ask(registrar, path(), again)).status).toBe(303);
    expect((await stands())[0]?.result?.grade).toBe('1.0');
  });

  test('saving one page of a long class leaves the others as they were', async () => {
    await freshClass(Array.from({ length: 130 }, (_each, index) => `Learner ${String(index).padStart(3, '0')}`));
    for (const page of [2, 1]) {
      const form = fieldsOf((await ask(lecturer, `${path()}?page=${page}`)).html);
      form.set('fill.result', 'fail');
      form.set('fill.assessedOn', '2026-11-19');
      form.set('do', 'fill');
      const filled = fieldsOf((await ask(lecturer, path(), form)).html);
      filled.set('do', 'save');
      expect((await ask(lecturer, path(), filled)).status).toBe(303);
    }
    const { counts } = await runView(showResults, home.as(lecturer), { offeringId: offering.offeringId });
    expect(counts).toMatchObject({ learners: 130, open: 0, failed: 130 });
  });

  test('a pasted list is shown escaped, repaired, taken or thrown away; broken ones get one sentence', async () => {
    await freshClass();
    const form = fieldsOf((await ask(registrar, `${path()}/import?purpose=enrol`)).html);
    for (const [text, says] of [
      ['', 'Choose a file'],
      ['Student number,"Name\nA1', 'quotation mark'],
      ['%PDF-1.7', 'not a class list'],
    ] as const) {
      form.set('list', text);
      const { status, html } = await ask(registrar, `${path()}/import`, form);
      expect([status, html.includes(says)]).toEqual([422, true]);
    }
    form.set(
      'list',
      'Student number,Name,<b>Result</b>,Assessed on\nX1,<img src=x onerror=alert(1)>,pass,2026-11-19\nX2,Mira,maybe,2026-11-19',
    );
    const { to } = await ask(registrar, `${path()}/import`, form);
    const shown = await ask(registrar, to ?? '');
    expect(shown.html).not.toMatch(/<img|<b>Result/);
    const mending = fieldsOf(shown.html);
    mending.set('column.2', 'result');
    mending.set('do', 'read');
    expect((await ask(registrar, to ?? '', mending)).to).toBe(to);
    const named = fieldsOf((await ask(registrar, to ?? '')).html);
    named.set('row.2.cell.2', 'fail');
    named.set('row.1.out', 'yes');
    named.set('do', 'take');
    expect((await ask(registrar, to ?? '', named)).to).toBe(`${path()}?saved=yes`);
    expect((await stands()).find(({ name }) => name === 'Mira')?.result?.result).toBe('fail');
    expect((await ask(registrar, to ?? '')).html).toContain('was taken over');
    // Another list may be thrown away.
    const other = fieldsOf((await ask(registrar, `${path()}/import?purpose=enrol`)).html);
    other.set('list', 'Student number,Name\nY1,Ola');
    const second = (await ask(registrar, `${path()}/import`, other)).to ?? '';
    const drop = fieldsOf((await ask(registrar, second)).html);
    drop.set('do', 'drop');
    expect((await ask(registrar, second, drop)).status).toBe(303);
    expect((await ask(registrar, second)).status).toBe(404);
  });

  test('who has no part in the class finds nothing under its addresses', async () => {
    await freshClass();
    const stranger = personWith(await institutionIn(home.house, 'Universidad de Peñaclara', 'ES'), 'registrar');
    for (const each of [path(), `${path()}/import`]) {
      expect((await ask(stranger, each)).status).toBe(404);
      expect((await ask({ kind: 'visitor' }, each)).status).toBe(303);
    }
    expect((await ask(personWith(institutionId, 'decider'), path())).status).toBe(403);
    expect((await ask(lecturer, `${path()}/import?purpose=enrol`)).status).toBe(403);
    expect((await ask(lecturer, '/offerings/nonsense/results')).status).toBe(404);
  });
});
