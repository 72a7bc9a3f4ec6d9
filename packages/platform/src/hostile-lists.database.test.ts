import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServer } from './entrance/create-server.ts';
import { hostileLists } from './for-tests/hostile-lists.ts';
import { elementsIn, parseHtml, textOf } from './for-tests/html-tree.ts';
import { markupIn } from './for-tests/page-faults.ts';
import { storedRows } from './for-tests/stored-rows.ts';
import { eachDatabase, openTestHouse, type TestHouse } from './house-for-tests.ts';
import { pagesAs } from './pages-for-tests.ts';
import { enrolledIn, institutionIn, type Offered, offeredIn, personWith } from './scenario-for-tests.ts';

const ORIGIN = 'https://house.example.org';

eachDatabase('hostile files in the place of a class list', (database) => {
  let home: TestHouse;
  let offering: Offered;
  let app: ReturnType<typeof createServer>;
  const bugs: string[] = [];
  const silent = () => {};

  beforeAll(async () => {
    home = await openTestHouse({ database });
    const lead = await institutionIn(home.house, 'Universität Mühlenau');
    offering = await offeredIn(home.house, [lead]);
    await enrolledIn(home.house, offering);
    await home.settle();
    const log = { info: silent, warn: silent, error: (event: string, error: unknown) => void bugs.push(`${event} ${String(error)}`) };
    app = createServer(home.house, { pages: pagesAs(personWith(lead, 'registrar')), log });
  });
  afterAll(() => home?.close());

  /** As a browser sends the form with a chosen file. */
  async function upload(bytes: Uint8Array | Blob, name: string, language = 'en'): Promise<Response> {
    const form = new FormData();
    form.append('purpose', 'enrol');
    form.append('list', '');
    form.append('file', new File([bytes as Uint8Array<ArrayBuffer>], name, { type: 'application/octet-stream' }));
    return app.request(`${ORIGIN}/offerings/${offering.offeringId}/results/import`, {
      method: 'POST',
      body: form,
      headers: { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin', 'Accept-Language': language },
    });
  }
  const stored = async () => [...(await storedRows(home.house))].filter(([name]) => !name.endsWith('security_log'));
  const page = async (path: string) => parseHtml(await (await app.request(`${ORIGIN}${path}`)).text());
  const valuesOf = (shown: ReturnType<typeof parseHtml>) =>
    [textOf(shown), ...[...elementsIn(shown)].map(({ attributes }) => attributes['value'] ?? '')].join(' ').normalize('NFC');

  test.each(Object.entries(hostileLists.refused))(
    '%s is one sentence, and nothing of it is kept',
    { timeout: 60_000 },
    async (_what, one) => {
      const file = await one.file();
      const before = await stored();
      const answering = Promise.all([upload(file, one.name, 'en'), upload(file, one.name, 'de')]);
      // The house answers others meanwhile.
      for (const path of ['/livez', '/catalogue']) expect((await app.request(`${ORIGIN}${path}`)).status).toBe(200);
      for (const [place, answer] of (await answering).entries()) {
        const shown = parseHtml(await answer.text());
        expect([answer.status, markupIn(shown)]).toEqual([one.status ?? 422, []]);
        const wrong = [...elementsIn(shown)].filter(({ attributes }) => attributes['data-field'] === 'validation').map(textOf);
        expect(one.status === undefined ? wrong : [textOf(shown)]).toEqual([expect.stringContaining(place === 0 ? one.en : one.de)]);
        expect(textOf(shown)).not.toMatch(/\.ts:\d|node_modules|\bat \w+ \(/);
      }
      expect(await stored()).toEqual(before);
      expect(bugs).toEqual([]);
    },
  );

  test.each(Object.entries(hostileLists.taken))(
    '%s is read rightly or asked about, row by row',
    { timeout: 60_000 },
    async (_what, one) => {
      const answer = await upload(await one.file(), one.name);
      expect([answer.status, answer.status === 303 ? '' : await answer.text()]).toEqual([303, '']);
      const shown = await page(answer.headers.get('location') ?? '');
      expect(markupIn(shown)).toEqual([]);
      const said = valuesOf(shown);
      for (const text of one.reads) expect(said).toContain(text);
      for (const text of one.never ?? []) expect(said).not.toContain(text);
      const open = [...elementsIn(shown)].filter(({ attributes }) => attributes['class'] === 'repair').length;
      expect(open).toBe(one.asked);
      expect(bugs).toEqual([]);
    },
  );
});
