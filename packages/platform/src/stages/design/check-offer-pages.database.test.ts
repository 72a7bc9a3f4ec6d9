import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Finding, frameworks, type Phase, readExchangeDocument, type Verdict } from '@laurel/microcredential';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import heatAndHealth from '../../../../../examples/heat-and-health.json' with { type: 'json' };
import { operator } from '../../base/actor.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import { createServer } from '../../entrance/create-server.ts';
import { fieldsOf } from '../../form-fields-for-tests.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { workedExamples } from './worked-examples/worked-examples.ts';

type Expected = { readonly verdict: string; readonly errors: string[]; readonly warnings: string[]; readonly infos: string[] };
type Example = { name: string; phase: Phase; document: object; expected: Record<string, Expected> };
type Mutation = { rule: string; profile: string; base: string; patch: Record<string, unknown> };
type Answered = { readonly phase: Phase; readonly on: string; readonly verdicts: readonly Verdict[] };

const shared = new URL('../../../../../../shared/domain/examples/', import.meta.url);
const isThere = existsSync(shared);
const readJson = <T>(file: string): T => JSON.parse(readFileSync(new URL(file, shared), 'utf8')) as T;
const examples = isThere ? readdirSync(shared).flatMap((file) => (/^\d\d-.*\.json$/.test(file) ? readJson<Example>(file) : [])) : [];
const mutations = isThere ? readJson<Mutation[]>('rule-mutations.json') : [];

/** `a.b[1].c` set to a value; `null` deletes. */
function patched(document: Record<string, unknown>, [path, value]: [string, unknown]): Record<string, unknown> {
  const steps = path.replace(/\[(\d+)\]/g, '.$1').split('.');
  const last = steps.pop() ?? '';
  let place = document;
  for (const step of steps) {
    if (typeof place[step] !== 'object' || place[step] === null) place[step] = {};
    place = place[step] as Record<string, unknown>;
  }
  if (value === null) delete place[last];
  else place[last] = value;
  return document;
}
const mutated = ({ base, patch }: Mutation): object =>
  Object.entries(patch).reduce(patched, structuredClone(examples.find(({ name }) => name === base)?.document) as Record<string, unknown>);

const heat = readExchangeDocument({ description: heatAndHealth.description });
const withDescription = (changes: object) => ({ ...heat, description: { ...heat.description, ...changes } });

eachDatabase('the public checker', (database) => {
  let home: TestHouse;
  const logged: string[] = [];
  const note = (...said: readonly unknown[]) => void logged.push(JSON.stringify(said));
  const serving = () => createServer(home.house, { log: { info: note, warn: note, error: note } });
  beforeAll(async () => {
    home = await openTestHouse({ database });
  });
  afterAll(() => home.close());

  const url = 'https://house.example.org';
  const fromHere = { Origin: url, 'Sec-Fetch-Site': 'same-origin' };
  async function look(path: string, form?: URLSearchParams | FormData, language = 'en') {
    const isText = form instanceof URLSearchParams;
    const headers = {
      ...fromHere,
      'Accept-Language': language,
      ...(isText ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {}),
    };
    const body = isText ? form.toString() : form;
    const answer = await serving().request(`${url}${path}`, body === undefined ? { headers } : { method: 'POST', headers, body });
    return { status: answer.status, headers: answer.headers, html: await answer.text() };
  }
  const paste = (document: unknown) =>
    look('/check', new URLSearchParams({ paste: typeof document === 'string' ? document : JSON.stringify(document) }));
  /** The page again with some of its fields typed over. */
  function again(html: string, changes: Record<string, string>, what = 'check') {
    const form = fieldsOf(html);
    for (const [name, value] of Object.entries(changes)) form.set(name, value);
    form.set('do', what);
    return look('/check', form);
  }
  async function call(body: unknown) {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await serving().request(`${url}/api/check`, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: answer.status, body: (await answer.json()) as Answered & { code: string; errors?: unknown } };
  }
  const verdictsIn = (html: string) =>
    Object.fromEntries([...html.matchAll(/data-framework="([^"]+)" data-verdict="([^"]+)"/g)].map(([, id, verdict]) => [id, verdict]));
  const rulesIn = (html: string) => [...html.matchAll(/data-rule="([^"]+)"/g)].map(([, rule]) => rule);
  const ids = (findings: readonly Finding[], severity: string) =>
    findings.filter((finding) => finding.severity === severity).map(({ rule }) => rule);

  describe.skipIf(!isThere)('the examples beside the project (needs ../shared)', () => {
    test.each(examples.map((example) => [example.name, example] as const))(
      'REST judges %s as expected (needs ../shared)',
      async (_, example) => {
        const { status, body } = await call({ document: example.document, phase: example.phase });
        expect(status).toBe(200);
        const judged = body.verdicts.map(({ framework, verdict, findings }) => [
          framework,
          { verdict, errors: ids(findings, 'error'), warnings: ids(findings, 'warn'), infos: ids(findings, 'info') },
        ]);
        expect(Object.fromEntries(judged)).toEqual(example.expected);
      },
    );

    // The checker asks no database about an offer: on the second one some of them suffice. LAUREL_THOROUGH=1 has all, also on the page.
    const thorough = process.env.LAUREL_THOROUGH === '1';
    const everyNth = (most: number, list: readonly Mutation[]) => (thorough ? list : list.filter((_, index) => index % most === 0));
    const byRest = database === 'pglite' ? mutations : everyNth(20, mutations);
    test.each(byRest.map((mutation) => [mutation.rule, mutation] as const))(
      'REST finds the mutation of %s (needs ../shared)',
      async (rule, mutation) => {
        const { body } = await call({ document: mutated(mutation), phase: 'issuing', frameworks: [mutation.profile] });
        expect(body.verdicts.map(({ framework }) => framework)).toEqual([mutation.profile]);
        expect(body.verdicts[0]?.findings.map((finding) => finding.rule)).toContain(rule);
      },
    );

    test.each(examples.map((example) => [example.name, example] as const))(
      'the page judges %s as expected (needs ../shared) [OFFER-31, T4EU-5, T4EU-7]',
      async (_, example) => {
        const { html } = await paste(example);
        const { status, html: atPhase } = await again(html, { phase: example.phase });
        expect(status).toBe(200);
        const expected = Object.entries(example.expected);
        expect(verdictsIn(atPhase)).toEqual(Object.fromEntries(expected.map(([id, { verdict }]) => [id, verdict])));
        expect(rulesIn(atPhase).sort()).toEqual(
          expected.flatMap(([, { errors, warnings, infos }]) => [...errors, ...warnings, ...infos]).sort(),
        );
      },
    );

    test.each(frameworks.map(({ id }) => id))('the page finds mutations of %s (needs ../shared)', async (id) => {
      const own = mutations.filter(({ profile }) => profile === id);
      for (const mutation of everyNth(database === 'pglite' ? 6 : 30, own)) {
        const { html } = await paste({ document: mutated(mutation) });
        expect(rulesIn((await again(html, { phase: 'issuing' })).html), mutation.rule).toContain(mutation.rule);
      }
    });
  });

  test('anybody reads the page, which says that nothing is stored', async () => {
    const { status, html } = await look('/check');
    expect(status).toBe(200);
    expect(html).toContain('Nothing is stored.');
    expect((await look('/check', new URLSearchParams({ paste: '  ' }))).status).toBe(422);
  });

  test('every framework has its own verdict, and each finding says what to do, who asks and where', async () => {
    const { html } = await paste(withDescription({ workload: { ects: 2, hoursTotal: 50 } }));
    expect(Object.keys(verdictsIn(html))).toEqual(frameworks.map(({ id }) => id));
    expect(verdictsIn(html)['alliance-offer-sheet']).toBe('fail');
    expect(html).toMatch(/class="strong">Offer sheet<\/span> <span class="muted" lang="en">Microcredential courses/);
    // The heaviest come first.
    const tones = [...html.matchAll(/data-rule="[^"]+"><p class="ds-validation-message" data-color="(\w+)"/g)].map(([, tone]) => tone);
    expect(tones[0]).toBe('danger');
  });

  test('a value is changed on the page and checked again, and what was not touched stays as it was', async () => {
    const offer = withDescription({ workload: { ects: 2, hoursTotal: 50, ownWord: { kept: true } }, 'x-local': ['kept'] });
    const { html } = await paste(offer);
    const better = await again(html, { 'workload.ects': '4', 'workload.hoursTotal': '100', phase: 'design' });
    expect(better.status).toBe(200);
    expect(verdictsIn(better.html)['alliance-offer-sheet']).toMatch(/^pass/);
    const file = await again(better.html, {}, 'download');
    expect(file.headers.get('content-disposition')).toContain('attachment');
    const { description } = offer;
    expect(JSON.parse(file.html)).toEqual({
      ...heat,
      description: { ...description, workload: { ...description.workload, ects: 4, hoursTotal: 100 } },
    });
  });

  test('each field stands once in the form, in the languages of the offer and of the page', async () => {
    const { html } = await look(
      '/check',
      new URLSearchParams({ paste: JSON.stringify({ description: { title: { el: 'Πόλη', fr: 'Ville' } } }) }),
      'de',
    );
    const names = [...html.matchAll(/<(?:input|textarea|select)[^>]*\bname="(title\.[^"]*)"/g)].map(([, name]) => name);
    expect(names).toEqual(['title.el', 'title.fr', 'title.de']);
    const all = [...html.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id);
    expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([]);
    expect(html).toContain('name="fees.payee"');
  });

  test('a number in words and days in other notations are asked about at the field, and everything typed stays', async () => {
    const { html } = await paste(heat);
    const typed = { 'workload.ects': 'three', 'delivery.startDate': '03/04/2027', 'title.en': 'Typed anew' };
    const asked = await again(html, typed);
    expect(asked.status).toBe(422);
    const stands = fieldsOf(asked.html);
    for (const [name, value] of Object.entries(typed)) expect(stands.get(name)).toBe(value);
    expect(asked.html).toContain('id="workload_ects-error"');
    for (const day of ['3 April 2027', '03.04.2027', '04-03-27'])
      expect((await again(html, { 'delivery.startDate': day })).html, day).toContain('id="delivery_startDate-error"');
    // Mended, it goes on from where it stood.
    const mended = await again(asked.html, { 'workload.ects': '3', 'delivery.startDate': '2027-04-03' });
    expect(mended.status).toBe(200);
    expect(fieldsOf(mended.html).get('title.en')).toBe('Typed anew');
  });

  test('an offer grows from an empty form, row by row', async () => {
    const { html } = await look('/check', new URLSearchParams({ do: 'empty' }));
    expect(verdictsIn(html)).toEqual({});
    const grown = await again(html, { 'title.en': 'City lab' }, 'add:outcomes');
    expect(fieldsOf(grown.html).get('title.en')).toBe('City lab');
    const checked = await again(grown.html, { 'outcomes.0.text.en': 'Explains heat' });
    expect(checked.html).toContain('Framework check: City lab');
    expect(fieldsOf(checked.html).get('outcomes.0.text.en')).toBe('Explains heat');
    const less = await again(checked.html, {}, 'remove:outcomes:0');
    expect(fieldsOf(less.html).get('outcomes.rows')).toBe('0');
    expect(JSON.parse((await again(less.html, {}, 'download')).html)).toEqual({ description: { title: { en: 'City lab' } } });
  });

  test('sending the same form twice gives the same page twice', async () => {
    const { html } = await paste(heat);
    const [first, second] = [await again(html, { 'workload.ects': '4' }), await again(html, { 'workload.ects': '4' })];
    expect(second.html).toBe(first.html);
  });

  test('200 kB in one field are refused with one sentence, and nothing is lost', async () => {
    const { html } = await paste(heat);
    const long = 'ü'.repeat(100_000);
    const answer = await again(html, { 'content.en': long, 'title.en': 'Typed anew' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('This is longer than 20,000 characters: shorten it');
    expect(fieldsOf(answer.html).get('content.en')).toBe(long);
    expect(fieldsOf(answer.html).get('title.en')).toBe('Typed anew');
    const pasted = JSON.stringify(withDescription({ content: long }));
    const refused = await paste(pasted);
    expect(refused.status).toBe(422);
    expect(fieldsOf(refused.html).get('paste')).toBe(pasted);
  });

  test.each([
    ['no JSON', '{"description": '],
    ['another document', '{"type": ["VerifiableCredential"]}'],
    ['a list', '[]'],
    ['a word', '"hello"'],
    ['a number in words', '{"description": {"workload": {"ects": "three"}}}'],
    ['a prototype', '{"description": {"__proto__": {"polluted": true}}}'],
    ['a well without bottom', `{"description": ${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`],
    ['hidden characters', JSON.stringify({ description: { title: 'a\u202eb' } })],
  ])('%s is refused with a sentence, and what was pasted stays', async (_, text) => {
    const { status, html } = await paste(text);
    expect(status).toBe(422);
    expect(html).toContain('id="paste-error"');
    expect(fieldsOf(html).get('paste')).toBe(text);
  });

  test('a file that is no text is refused in one sentence, and one in JSON is read', async () => {
    const send = (bytes: Uint8Array<ArrayBuffer>, name: string) => {
      const form = new FormData();
      form.set('file', new File([bytes], name));
      return look('/check', form);
    };
    const picture = await send(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff), 'offer.png');
    expect(picture.status).toBe(422);
    expect(picture.html).toContain('This is no file that is read here: DOCX, XLSX, CSV and JSON are');
    const json = await send(new TextEncoder().encode(JSON.stringify({ name: 'x', document: heat })), 'offer.json');
    expect(json.status).toBe(200);
    const table = await send(new TextEncoder().encode('Course title,ECTS points\nCity lab,five'), 'offer.csv');
    expect(table.status).toBe(200);
    expect(table.html).toContain('City lab');
    expect(table.html).toContain('“five”');
  });

  test('an Open Badge of another house is judged as far as it goes, and what nobody knows in it is named, not the learner', async () => {
    const badge = {
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: { type: ['Profile'], name: 'Hogeschool Riverton' },
      credentialSubject: {
        name: 'Mira Brandt',
        achievement: { name: 'Wandelen', inLanguage: 'nl', ECTS: 2.5, '<b>kleur</b>': 'Mira Brandt' },
      },
    };
    const { status, html } = await look('/check', new URLSearchParams({ paste: JSON.stringify(badge) }), 'de');
    expect(status).toBe(200);
    expect(html).toContain('sie wurden nicht gelesen: credentialSubject.achievement.&lt;b&gt;kleur&lt;/b&gt;');
    expect(html).not.toContain('Mira Brandt');
    expect(fieldsOf(html).get('workload.ects')).toBe('2.5');
    expect(fieldsOf(html).get('title.nl')).toBe('Wandelen');
  });

  test('what is pasted comes back as text, never as markup', async () => {
    const evil = '</textarea><script>alert(1)</script><img src=x onerror=alert(1)>"\'';
    const offer = withDescription({ title: { en: evil, 'x"><script>': 'y' }, literature: [evil], id: evil });
    const { status, html } = await paste({ [evil]: 1, ...offer });
    expect(status).toBe(200);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img src=x');
    expect(fieldsOf(html).get('id')).toBe(evil);
    expect(JSON.parse((await again(html, {}, 'download')).html)).toEqual(offer);
  });

  test('a form whose offer was cut off is answered with a sentence', async () => {
    const { html } = await paste(heat);
    for (const offer of ['AAAA', fieldsOf(html).get('offer')?.slice(0, 50) ?? '']) {
      const { status, html: answer } = await again(html, { offer });
      expect(status).toBe(422);
      expect(answer).toContain('came back incomplete');
    }
    expect((await again(html, {}, 'add:__proto__')).status).toBe(200);
  });

  test('a framework that is not in force says so and why', async () => {
    const dutch = withDescription({ provider: { ...heat.description.provider, lead: { name: 'X', country: 'NL' } } });
    expect((await call({ document: dutch, frameworks: ['nl-kwaliteitskader-2025'] })).body.verdicts[0]?.verdict).not.toBe('not-applicable');
    home.clock.set('2027-06-01T08:00:00Z');
    try {
      const { body } = await call({ document: dutch, frameworks: ['nl-kwaliteitskader-2025'] });
      expect(body).toMatchObject({ on: '2027-06-01', verdicts: [{ verdict: 'not-applicable', reason: 'no-longer-valid' }] });
      expect((await paste(dutch)).html).toContain('No longer in force on 1 June 2027');
    } finally {
      home.clock.set('2026-11-20T08:00:00Z');
    }
  });

  test('REST answers in the language asked for, at the step asked for, and names what it cannot take', async () => {
    const { body } = await call({ document: { description: {} }, phase: 'design', language: 'de', frameworks: ['eu-council-2022'] });
    expect(body.phase).toBe('design');
    expect(body.verdicts[0]?.findings[0]?.message).toMatch(/[äöüß]|Titel|fehlt|kein/);
    for (const wrong of [{ frameworks: ['nonsense'] }, { frameworks: [] }, { phase: 'never' }, { language: '<b>' }, { document: 7 }])
      expect((await call({ document: heat, ...wrong })).status, JSON.stringify(wrong)).toBe(422);
  });

  test('the worked examples open in the checker', async () => {
    const { html } = await look('/check/examples');
    for (const { id } of workedExamples) {
      expect(html).toContain(`href="/check?example=${id}"`);
      expect((await look(`/check?example=${id}`)).html).toContain('name="offer"');
    }
    expect((await look('/check?example=nonsense')).html).toContain('name="paste"');
  });

  test('nothing is stored: no table has a row more, and no log a word of it', async () => {
    const word = 'Unverwechselbar-7f3a';
    const counts = () =>
      inTransaction(home.house.db, operator, 'read', async (db) => {
        const { rows } = await sql<{
          name: string;
        }>`select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(db);
        const tables: Record<string, number> = {};
        for (const { name } of rows)
          tables[name] = Number((await sql<{ n: string }>`select count(*) as n from ${sql.table(name)}`.execute(db)).rows[0]?.n);
        return tables;
      });
    // Row-level security hides rows from a count; a number that the database gave to whoever wrote is hidden from nobody.
    const writers = () =>
      inTransaction(home.house.db, operator, 'read', async (db) => {
        const { rows } = await sql<{ next: string }>`select pg_snapshot_xmax(pg_current_snapshot())::text as next`.execute(db);
        return database === 'pglite' ? rows[0]?.next : 'shared with other tests';
      });
    const before = await counts();
    const writersBefore = await writers();
    const { html } = await paste(withDescription({ title: { en: word } }));
    expect(html).toContain(word);
    await again(html, { 'workload.ects': 'three' });
    await again(html, {}, 'download');
    await call({ document: withDescription({ title: { en: word } }) });
    await call({ document: word });
    expect(Object.keys(before).length).toBeGreaterThan(20);
    expect(await writers()).toBe(writersBefore);
    expect(await counts()).toEqual(before);
    expect(logged.length).toBeGreaterThan(4);
    expect(logged.join('\n')).not.toContain(word);
  });
});
