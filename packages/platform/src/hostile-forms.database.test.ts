import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, operator } from './base/actor.ts';
import { inTransaction } from './base/database/transaction.ts';
import type { Page } from './base/ui/page.ts';
import { createServer } from './entrance/create-server.ts';
import { encoded, hostileTexts } from './for-tests/hostile-texts.ts';
import { answersOf, formsIn, type HtmlForm, isTyped } from './for-tests/html-forms.ts';
import { type Element, elementsIn, parseHtml, textOf } from './for-tests/html-tree.ts';
import { markupIn, turnedIn } from './for-tests/page-faults.ts';
import { type FormCase, formPages } from './form-pages-for-tests.ts';
import { openTestHouse, type TestHouse } from './house-for-tests.ts';
import { pages } from './routes.ts';

const ORIGIN = 'https://house.example.org';
const withForms = pages.filter(({ post }) => post !== undefined).map(({ path }) => path);

/** The pages of the house as that person sees them. */
function pagesAs(actor: Actor): readonly Page[] {
  const signedIn = actor.kind === 'person' ? { name: 'Reader', sessionId: '018f3b1e-7c4a-4d2b-9a61-3f0c5e8d7b12' } : undefined;
  return pages.map(({ forPeople: _open, sameForVisitors: _shared, ...page }) => ({
    ...page,
    get: (visit) => page.get({ ...visit, signedIn, context: { ...visit.context, actor } }),
    ...(page.post
      ? {
          post: (visit, answers) =>
            (page.post as NonNullable<Page['post']>)({ ...visit, signedIn, context: { ...visit.context, actor } }, answers),
        }
      : {}),
  }));
}

/** All of them with LAUREL_THOROUGH=1; otherwise those that differ most. */
const brief: readonly string[] = ['markup', 'right to left', 'an overriding mark', 'a null', 'a header of its own'];
const texts = Object.entries(hostileTexts).filter(([what]) => process.env.LAUREL_THOROUGH === '1' || brief.includes(what));

type Reply = { readonly status: number; readonly to: string; readonly html: string; readonly type: string };

describe('what is written into forms', () => {
  let home: TestHouse;
  let cases: Awaited<ReturnType<typeof formPages>>;
  beforeAll(async () => {
    home = await openTestHouse();
    cases = await formPages(home);
  });
  afterAll(() => home?.close());

  const servers = new Map<Actor, ReturnType<typeof createServer>>();
  const serverOf = (actor: Actor) => {
    const known = servers.get(actor) ?? createServer(home.house, { pages: pagesAs(actor) });
    servers.set(actor, known);
    return known;
  };
  const replyOf = async (answer: Response): Promise<Reply> => ({
    status: answer.status,
    to: answer.headers.get('location') ?? '',
    type: answer.headers.get('content-type') ?? '',
    html: await answer.text(),
  });
  const get = async (actor: Actor, path: string) => replyOf(await serverOf(actor).request(`${ORIGIN}${path}`));
  const post = async (actor: Actor, path: string, body: string, headers: Record<string, string> = { 'Sec-Fetch-Site': 'same-origin' }) =>
    replyOf(
      await serverOf(actor).request(`${ORIGIN}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: ORIGIN, ...headers },
        body,
      }),
    );

  /** The form of a page with the answers that would be taken. */
  async function opened(one: FormCase) {
    const { status, html } = await get(one.actor, one.path);
    expect(status, one.path).toBe(200);
    const forms = formsIn(parseHtml(html)).filter(({ action }) => !/^\/me(\?|$)/.test(action) || one.path === '/me');
    const form = one.form === undefined ? forms[0] : forms.find((each) => holds(each, one.form ?? ''));
    if (form === undefined) throw new Error(`No form ${one.form ?? ''} on ${one.path}`);
    const fill = { ...one.fill };
    const answers = answersOf(form).map(([name, value]): [string, string] => [name, fill[name] ?? value]);
    for (const [name, value] of Object.entries(fill)) if (!answers.some(([known]) => known === name)) answers.push([name, value]);
    if (one.button) answers.push([...one.button]);
    else if (form.buttons[0]) answers.push([form.buttons[0].name, form.buttons[0].value]);
    return { form, answers, typed: [...new Set(form.fields.filter(isTyped).map(({ name }) => name))] };
  }
  const holds = (form: HtmlForm, wanted: string) =>
    form.fields.some(({ name }) => name === wanted) ||
    form.buttons.some(({ name, value }) => wanted === name || wanted === `${name}=${value}`);

  test('every page with a form is tried out here', () => {
    expect(withForms.filter((path) => cases[path] === undefined)).toEqual([]);
    expect(Object.keys(cases).filter((path) => !withForms.includes(path))).toEqual([]);
  });

  test.each(withForms)('%s takes an honest answer', async (path) => {
    for (const make of cases[path] ?? []) {
      const one = await make();
      const { form, answers } = await opened(one);
      const reply = await post(one.actor, form.action, encoded(answers));
      expect([reply.status, problemsOn(reply.html)], one.path).toEqual([one.taken ?? 303, []]);
    }
  });

  test.each(withForms)('%s is not sent from another site', async (path) => {
    const one = await (cases[path] ?? [])[0]?.();
    if (one === undefined) throw new Error(`Nothing is known of ${path}`);
    const { form, answers } = await opened(one);
    for (const headers of [
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: '' },
    ])
      expect((await post(one.actor, form.action, encoded(answers), headers)).status, JSON.stringify(headers)).toBe(403);
    // It was not spent by any of them.
    expect((await post(one.actor, form.action, encoded(answers))).status).toBe(one.taken ?? 303);
  });

  test.each(withForms)('%s sent twice does what it says once', async (path) => {
    for (const make of cases[path] ?? []) {
      const one = await make();
      const { form, answers } = await opened(one);
      const keyed = answers.some(([name]) => name === 'once');
      const first = await post(one.actor, form.action, encoded(answers));
      const events = keyed ? await eventCount() : 0;
      const second = await post(one.actor, form.action, encoded(answers));
      expect(second.status, one.path).toBeLessThan(500);
      if (keyed) expect([second.status, second.to, await eventCount()], one.path).toEqual([first.status, first.to, events]);
    }
  });

  test.each(withForms)('%s takes hostile text as text, or asks about it at the field', { timeout: 120_000 }, async (path) => {
    const wrong: string[] = [];
    for (const make of cases[path] ?? []) {
      let one = await make();
      let sheet = await opened(one);
      for (const [what, text] of texts) {
        // In every field at once; then in those alone that nothing was said about, until it is taken.
        let hostile = sheet.typed;
        for (let round = 0; hostile.length > 0 && round < 5; round += 1) {
          const answers = sheet.answers.map(([name, value]): [string, string] => [name, hostile.includes(name) ? text : value]);
          const reply = await post(one.actor, sheet.form.action, encoded(answers));
          const where = `${one.path} ${hostile.join('+')}, ${what}: ${reply.status}`;
          wrong.push(...faultsOf(reply).map((fault) => `${where} ${fault}`));
          if (reply.status === 413) break;
          if (reply.status === 303) {
            wrong.push(...faultsOf(await get(one.actor, reply.to)).map((fault) => `${where} -> ${reply.to} ${fault}`));
            one = await make();
            sheet = await opened(one);
          }
          if (reply.status < 400) break;
          const { asked, faults } = askedIn(parseHtml(reply.html), hostile, text);
          if (!one.understood) wrong.push(...faults.map((fault) => `${where} ${fault}`));
          if (asked.length === 0) break;
          hostile = hostile.filter((name) => !asked.includes(name));
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  const eventCount = async () => {
    // What follows of itself is over.
    await home.settle();
    const rows = await inTransaction(home.house.db, operator, 'read', (db) => db.selectFrom('event').select('seq').execute());
    return rows.length;
  };
});

/** The sentences of a page about what is wrong. */
function problemsOn(html: string): string[] {
  return [...elementsIn(parseHtml(html))].filter(({ attributes }) => attributes['data-field'] === 'validation').map(textOf);
}

/** What a page does with a text that it should not. */
function faultsOf({ status, html, type }: Reply): string[] {
  if (status === 303) return [];
  if (![200, 409, 413, 422].includes(status)) return [`is answered by ${status}`];
  if (!type.startsWith('text/html')) return [`is ${type}`];
  const page = parseHtml(html);
  return [...markupIn(page), ...turnedIn(page)];
}

/** At which of the fields something is asked, and which of them lost what was written into them. */
function askedIn(page: Element, hostile: readonly string[], text: string): { readonly asked: string[]; readonly faults: string[] } {
  const plain = (each: string) =>
    each
      .replace(/\r\n?/g, '\n')
      .replace(/\uD800/g, '\uFFFD\uFFFD\uFFFD')
      .trim();
  const controls = [...elementsIn(page)].filter(
    ({ tag, attributes }) => ['input', 'textarea'].includes(tag) && attributes['name'] !== undefined,
  );
  const asked = controls
    .filter(({ attributes }) => attributes['aria-invalid'] === 'true')
    .map(({ attributes }) => attributes['name'] ?? '');
  const faults = hostile.flatMap((name) => {
    const control = controls.find(({ attributes }) => attributes['name'] === name);
    if (control === undefined) return [`loses the field ${name}`];
    const value = control.tag === 'textarea' ? textOf(control).replace(/^\n/, '') : (control.attributes['value'] ?? '');
    // What nobody could have meant is not drawn again by the hundred thousand.
    return text.length > 1000 || plain(value) === plain(text) ? [] : [`makes ${JSON.stringify(value).slice(0, 80)} of ${name}`];
  });
  const says = [...elementsIn(page)].some(
    ({ attributes }) => attributes['data-field'] === 'validation' || attributes['id'] === 'error-summary',
  );
  return { asked: asked.filter((name) => hostile.includes(name)), faults: says ? faults : [...faults, 'says nothing'] };
}
