import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, visitor } from '../../base/actor.ts';
import { runView } from '../../base/door.ts';
import { createServer } from '../../entrance/create-server.ts';
import { fieldsOf } from '../../form-fields-for-tests.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { pagesAs } from '../../pages-for-tests.ts';
import { institutionIn, personWith } from '../../scenario-for-tests.ts';
import { listDescriptions } from './list-descriptions.ts';
import { showDescription } from './show-description.ts';

eachDatabase('naming the columns of a table', (database) => {
  let home: TestHouse;
  let institutionId = '';
  let leader: Actor;

  type Answer = { readonly status: number; readonly to: string | null; readonly html: string };
  async function ask(actor: Actor, path: string, form?: FormData, language = 'en'): Promise<Answer> {
    const answer = await createServer(home.house, { pages: pagesAs(actor) }).request(`https://house.example.org${path}`, {
      headers: { Origin: 'https://house.example.org', 'Sec-Fetch-Site': 'same-origin', 'Accept-Language': language },
      ...(form && { method: 'POST', body: form }),
    });
    return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() };
  }
  const formOf = (html: string, changes: Readonly<Record<string, string>> = {}) => {
    const form = new FormData();
    for (const [name, value] of fieldsOf(html)) form.append(name, value);
    for (const [name, value] of Object.entries(changes)) form.set(name, value);
    return form;
  };
  const csv = (rows: readonly (readonly string[])[]) => new Uint8Array(Buffer.from(stringify(rows as string[][])));
  /** A file is brought to the checker. */
  const bring = (bytes: Uint8Array<ArrayBuffer>, language?: string, name = 'offer.csv') => {
    const form = new FormData();
    form.set('file', new File([bytes], name));
    return ask(visitor, '/check', form, language);
  };
  const name = (html: string, changes: Readonly<Record<string, string>>, language?: string) =>
    ask(visitor, '/check', formOf(html, { do: 'name', ...changes }), language);
  /** What the checker would give to take along. */
  const taken = async (html: string) => JSON.parse((await ask(visitor, '/check', formOf(html, { do: 'download' }))).html).description;
  const columnsIn = (html: string) => [...html.matchAll(/name="(column\.\d+)"/g)].map(([, column]) => column);

  beforeAll(async () => {
    home = await openTestHouse({ database });
    institutionId = await institutionIn(home.house, 'Universität Mühlenau');
    leader = personWith(institutionId, 'course-leader');
  });
  afterAll(() => home.close());

  const offers = [
    ['Course title', 'Room', 'ECTS', 'Colour'],
    ['Reading a City', 'in May', '1.5', 'blue'],
    ['Heat', 'in June', '2', ''],
    ['Floods', 'in July', '3', 'green'],
  ];

  test('what nobody knows is asked, with its first values; what is said of it is read, and what is left out is left out', async () => {
    const { status, html } = await bring(csv(offers));
    expect(status).toBe(200);
    expect(html).toContain('2 columns of your table are not recognised');
    expect(columnsIn(html)).toEqual(['column.1', 'column.3']);
    expect(html).toContain('in May · in June · in July');
    expect(html).toContain('blue · green');
    expect(html).toContain('2 recognised columns');
    const report = await name(html, { 'column.1': 'delivery.time', 'table.language': 'de' });
    expect(report.status).toBe(200);
    expect(report.html).toContain('The file holds 3 offers; the first was read');
    expect(report.html).not.toContain('blue');
    expect(await taken(report.html)).toEqual({
      title: { de: 'Reading a City' },
      workload: { ects: 1.5 },
      delivery: { time: { de: 'in May' } },
    });
  });

  test('a table whose columns are all known is read at once, and so is one that has nothing under the others', async () => {
    for (const table of [
      offers.map(([title = '', , ects = '']) => [title, ects]),
      [
        ['Course title', 'Room'],
        ['Heat', ' '],
      ],
    ])
      expect((await bring(csv(table))).html).toContain('Framework check');
  });

  test('a table in a language that nobody foresaw is read once its columns are named, in the language of its texts', async () => {
    const { html } = await bring(
      csv([
        ['Intitulé', 'Points attribués', 'Résumé (en)', 'Résumé (fr)'],
        ['Lire une ville', '1,5', 'A walk', 'Une promenade'],
      ]),
      'de',
    );
    expect(html).toContain('4 Spalten Ihrer Tabelle wurden nicht erkannt');
    expect(fieldsOf(html).get('table.language')).toBe('de');
    const named = { 'column.0': 'title', 'column.1': 'workload.ects', 'column.2': 'shortDescription', 'column.3': 'shortDescription' };
    expect(await taken((await name(html, { ...named, 'table.language': 'fr' })).html)).toEqual({
      title: { fr: 'Lire une ville' },
      shortDescription: { en: 'A walk', fr: 'Une promenade' },
      workload: { ects: 1.5 },
    });
  });

  test('headings may stand above or at the left, and whoever knows better turns the table', async () => {
    const rows = [
      ['Intitulé', 'Lire une ville'],
      ['Points attribués', '2'],
      ['Lieu', 'Lyon'],
    ];
    const { html } = await bring(csv(rows));
    expect(fieldsOf(html).get('table.lies')).toBe('down');
    expect(columnsIn(html)).toHaveLength(3);
    const turned = (await name(html, { do: 'turn' })).html;
    expect(fieldsOf(turned).get('table.lies')).toBe('across');
    expect(columnsIn(turned)).toHaveLength(2);
    const back = (await name(turned, { do: 'turn' })).html;
    expect(await taken((await name(back, { 'column.0': 'title', 'column.1': 'workload.ects' })).html)).toEqual({
      title: { en: 'Lire une ville' },
      workload: { ects: 2 },
    });
  });

  test('two columns with one meaning, and none with any, are one sentence each; what was chosen stays', async () => {
    const { html } = await bring(csv(offers));
    const named = { 'column.1': 'topic', 'column.3': 'topic', 'table.language': 'fr' };
    const twice = await name(html, named);
    expect(twice.status).toBe(422);
    expect(twice.html).toContain('“Colour” and “Room” are both said to be: Topic. Leave one of them out');
    expect(twice.html).toContain('href="#column_3"');
    for (const [field, value] of Object.entries(named)) expect(fieldsOf(twice.html).get(field)).toBe(value);
    expect((await name(html, { 'column.1': 'title' })).html).toContain('“Room” and “Course title” are both said to be: Title');
    const unknown = await bring(
      csv([
        ['Intitulé', 'Lieu', 'Points attribués'],
        ['Lire', 'Lyon', '2'],
      ]),
    );
    const none = await name(unknown.html, {});
    expect(none.status).toBe(422);
    expect(none.html).toContain('Say of at least one column what it is');
    expect((await name(none.html, { 'column.0': 'title' })).status).toBe(200);
  });

  test('days and numbers of a workbook stay what they are on the way, and what a formula showed is said', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Offer').addRows([
      ['Course title', 'Begins', 'Code', 'Credits we give', 'Whom'],
      ['Heat', new Date('2027-03-01T00:00:00Z'), '0042', 1.5, { formula: 'A1', result: 'professionals' }],
    ]);
    book.addWorksheet('Notes').addRow(['x']);
    const { html } = await bring(new Uint8Array(await book.xlsx.writeBuffer()), 'en', 'offer.xlsx');
    const named = {
      'column.1': 'delivery.startDate',
      'column.2': 'id',
      'column.3': 'workload.ects',
      'column.4': 'access.targetGroups',
    };
    const only = Object.fromEntries(Object.entries(named).filter(([column]) => columnsIn(html).includes(column)));
    const report = await name(html, only);
    expect(report.html).toContain('Notes');
    expect(await taken(report.html)).toEqual({
      title: { en: 'Heat' },
      delivery: { startDate: '2027-03-01' },
      id: '0042',
      workload: { ects: 1.5 },
      access: { targetGroups: ['professionals'] },
    });
  });

  test('of ten thousand offers as much travels along as is read, and how many there were is said', async () => {
    const many = Array.from({ length: 9_999 }, (_, at) => [`Course ${at} ${'x'.repeat(200)}`, `Room ${at}`]);
    const { html } = await bring(csv([['Course title', 'Room'], ...many]));
    expect(html.length).toBeLessThan(150_000);
    const report = await name(html, { 'column.1': 'delivery.time' });
    expect(report.html).toContain('9999');
    expect((await taken(report.html)).delivery).toEqual({ time: { en: 'Room 0' } });
  });

  test('200 kB under one heading can be left out; taken, they are refused with one sentence at that column', async () => {
    const long = 'ü'.repeat(40_000);
    const { html } = await bring(
      csv([
        ['Course title', 'ECTS', 'Log'],
        ['Heat', '2', long],
      ]),
    );
    const refused = await name(html, { 'column.2': 'content' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('id="column_2-error"');
    expect((await name(refused.html, { 'column.2': '' })).status).toBe(200);
  });

  test('a heading is a text and no markup, what no select offers means nothing, and a table that was cut off is told', async () => {
    const evil = '"><script>alert(1)</script>';
    const { html } = await bring(
      csv([
        ['Course title', 'ECTS', evil],
        ['Heat', '2', evil],
      ]),
    );
    expect(html).not.toContain('<script>alert');
    expect(await taken((await name(html, { 'column.2': '__proto__', 'table.lies': 'x', 'table.language': evil })).html)).toEqual({
      title: { en: 'Heat' },
      workload: { ects: 2 },
    });
    const whole = fieldsOf(html).get('table') ?? '';
    for (const table of ['AAAA', whole.slice(0, whole.length / 2), Buffer.from('{"rows":[[7]]}').toString('base64url')]) {
      const answer = await name(html, { table });
      expect([answer.status, answer.html.includes('came back incomplete')]).toEqual([422, true]);
    }
  });

  test('a sentence with a comma in it is no table', async () => {
    const form = new FormData();
    form.set('paste', 'Dear colleagues,\nplease find, below, our new course.');
    const { status, html } = await ask(visitor, '/check', form);
    expect([status, columnsIn(html)]).toEqual([422, []]);
    expect(fieldsOf(html).get('paste')).toContain('Dear colleagues');
  });

  test('a description is imported from a table whose columns were named, once, however often the form is sent', async () => {
    const blank = await ask(leader, '/design/import');
    const form = formOf(blank.html);
    form.set('file', new File([csv([...offers.slice(0, 2)])], 'offer.csv'));
    const asked = await ask(leader, '/design/import', form);
    expect(columnsIn(asked.html)).toEqual(['column.1', 'column.3']);
    expect(fieldsOf(asked.html).get('institutionId')).toBe(institutionId);
    const twice = await ask(leader, '/design/import', formOf(asked.html, { do: 'name', 'column.1': 'topic', 'column.3': 'topic' }));
    expect(twice.status).toBe(422);
    const named = formOf(twice.html, { do: 'name', 'column.1': 'delivery.time', 'column.3': '' });
    const [first, second] = [await ask(leader, '/design/import', named), await ask(leader, '/design/import', named)];
    expect(first.to).toMatch(/^\/design\/[0-9a-f-]{36}$/);
    expect(second.to).toBe(first.to);
    const id = first.to?.split('/').at(-1) ?? '';
    expect((await runView(showDescription, home.as(leader), { id })).description).toEqual({
      title: { en: 'Reading a City' },
      workload: { ects: 1.5 },
      delivery: { time: { en: 'in May' } },
    });
    expect((await runView(listDescriptions, home.as(leader), {})).descriptions).toHaveLength(1);
    const cut = await ask(leader, '/design/import', formOf(asked.html, { do: 'name', table: 'AAAA' }));
    expect([cut.status, cut.html.includes('choose its file again')]).toEqual([422, true]);
  });
});
