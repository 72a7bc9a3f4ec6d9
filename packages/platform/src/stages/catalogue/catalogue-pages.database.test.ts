import type { Description } from '@laurel/microcredential';
import { afterAll, beforeAll, expect, test } from 'vitest';
import heat from '../../../../../examples/heat-and-health.json' with { type: 'json' };
import { type Actor, visitor } from '../../base/actor.ts';
import { runAct, runView } from '../../base/door.ts';
import { createServer } from '../../entrance/create-server.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { pagesAs } from '../../pages-for-tests.ts';
import { type Approved, approvedIn, institutionIn, offeredIn, personWith } from '../../scenario-for-tests.ts';
import { changeOffering } from './change-offering.ts';
import { listOfferings } from './list-offerings.ts';
import { showOffering } from './show-offering.ts';

const hostile = '<script>alert(1)</script>"\'&';

eachDatabase('the pages of the catalogue and its offerings', (database) => {
  let home: TestHouse;
  let lead = '';
  let leader: Actor;
  let admin: Actor;
  let approved: Approved;

  const ask = async (actor: Actor, path: string, form?: Record<string, string>, language = 'en') => {
    const app = createServer(home.house, { pages: pagesAs(actor) });
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: 'https://house.example.org',
      'Sec-Fetch-Site': 'same-origin',
      'Accept-Language': language,
    };
    const body = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form).toString() };
    const answer = await app.request(`https://house.example.org${path}`, { headers, ...body });
    return {
      status: answer.status,
      to: answer.headers.get('location') ?? '',
      type: answer.headers.get('content-type'),
      html: await answer.text(),
    };
  };
  const onceIn = (html: string) => /name="once" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const terms = {
    startsOn: '2027-02-08',
    endsOn: '2027-03-26',
    applyUntil: '2027-01-15',
    place: 'Aula',
    language: 'en',
    seats: '40',
    price: '1,250.00',
  };
  const start = async (more: Record<string, string> = {}, language = 'en') => {
    const once = onceIn((await ask(leader, `/offerings/new?description=${approved.descriptionId}`)).html);
    return ask(leader, '/offerings/new', { once, description: approved.descriptionId, ...terms, ...more }, language);
  };
  const drafted = async (more: Record<string, string> = {}) => (await start(more)).to;
  const shown = async (path: string) => (await runView(showOffering, home.as(leader), { id: path.replace('/offerings/', '') })).offering;

  beforeAll(async () => {
    home = await openTestHouse({ database });
    lead = await institutionIn(home.house, 'Universität Mühlenau');
    leader = personWith(lead, 'course-leader');
    admin = personWith(lead, 'institution-admin');
    approved = await approvedIn(home.house, [lead, await institutionIn(home.house, 'Πανεπιστήμιο Αλκυόνης', 'GR')]);
  });
  afterAll(() => home.close());

  test('an offering is prepared in the form, published on its page with what a credit stands for, and stands in the catalogue [UNIC-95]', async () => {
    const { status, to } = await start();
    expect(status).toBe(303);
    expect(await shown(to)).toMatchObject({ priceCents: 125_000, seats: 40, applyUntil: '2027-01-15' });
    expect((await ask(leader, to)).html).not.toContain('value="publish"');
    const published = await ask(admin, to, { once: onceIn((await ask(admin, to)).html), do: 'publish' });
    expect([published.status, published.to]).toEqual([303, to]);
    const { html } = await ask(visitor, '/m/heat-and-health-in-cities');
    const path = `/m/heat-and-health-in-cities${to}`;
    for (const part of [
      'Explains how heat strains the body',
      'one ECTS credit stands for 27 hours',
      'lang="el"',
      'One joint, signed credential',
      '€1,250',
      `${path}/apply`,
      '"@type":"CourseInstance"',
    ])
      expect(html).toContain(part);
    expect((await ask(visitor, '/catalogue?q=heat')).html).toContain('/m/heat-and-health-in-cities');
    expect((await ask(visitor, path)).html).toContain('dates.ics');
    const steps = (await ask(leader, to)).html;
    for (const step of ['applications', 'class', 'results']) expect(steps).toContain(`${to}/${step}`);
    expect(steps).not.toContain(`${to}/credentials`);
  });

  test('a price is read as it is written in the language of the page', async () => {
    expect(await shown((await start({ price: '1.250,50' }, 'de')).to)).toMatchObject({ priceCents: 125_050 });
    expect(await shown((await start({ price: '' }, 'de')).to)).toMatchObject({ priceCents: 0 });
    const { status, html } = await start({ price: '1.250' });
    expect(status).toBe(422);
    expect(html).toContain('href="#price"');
  });

  test('wrong answers are said at their fields and above, and every answer is kept', async () => {
    const { status, html } = await start({ startsOn: '2027-05-01', seats: 'many', place: hostile });
    expect(status).toBe(422);
    for (const part of ['<title>Error:', 'href="#seats"', 'value="many"', 'value="2027-05-01"', '&lt;script&gt;'])
      expect(html).toContain(part);
    expect(html).not.toContain('<script>alert');
    const dates = await start({ startsOn: '2027-05-01' });
    expect(dates.html).toContain('The last day is before the first');
    for (const [field, text] of [
      ['place', 'a\u202eb'],
      ['place', 'x'.repeat(200_000)],
      ['startsOn', hostile],
      ['language', hostile],
      ['price', hostile],
    ] as const) {
      const answer = await start({ [field]: text });
      expect(answer.status, field).toBe(422);
      expect(answer.html).not.toContain('<script>alert');
    }
    expect((await start({ place: hostile })).status).toBe(303);
  });

  test('sent twice, an offering is drafted once; sent again with other answers, one is asked', async () => {
    const once = onceIn((await ask(leader, `/offerings/new?description=${approved.descriptionId}`)).html);
    const form = { once, description: approved.descriptionId, ...terms, place: 'once only' };
    const both = [await ask(leader, '/offerings/new', form), await ask(leader, '/offerings/new', form)];
    expect(both[0]?.to).toBe(both[1]?.to);
    expect((await ask(leader, '/offerings/new', { ...form, seats: '7' })).status).toBe(422);
    const { offerings } = await runView(listOfferings, home.as(leader), { limit: 100 });
    expect(offerings.filter(({ place }) => place === 'once only')).toHaveLength(1);
  });

  test('who published or changed in between is told of, with all that was typed', async () => {
    const to = await drafted();
    const { html } = await ask(leader, `${to}/edit`);
    await runAct(changeOffering, home.as(admin), { id: to.replace('/offerings/', ''), edit: 0, seats: 11 });
    const late = await ask(leader, `${to}/edit`, { once: onceIn(html), edit: '0', ...terms, seats: '12' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('value="12"');
    const again = await ask(leader, `${to}/edit`, { once: onceIn(late.html), edit: '1', ...terms, seats: '12' });
    expect(again.status).toBe(303);
    const form = { do: 'publish' };
    expect((await ask(admin, to, { once: onceIn((await ask(admin, to)).html), ...form })).status).toBe(303);
    expect((await ask(admin, to, { once: crypto.randomUUID(), ...form })).status).toBe(409);
    expect((await ask(leader, `${to}/edit`)).status).toBe(403);
  });

  test('cancelled with a reason that everybody reads, and not without one', async () => {
    const to = await drafted();
    await ask(admin, to, { once: crypto.randomUUID(), do: 'publish' });
    expect((await ask(admin, to, { once: crypto.randomUUID(), do: 'cancel', reason: '' })).status).toBe(422);
    expect((await ask(admin, to, { once: crypto.randomUUID(), do: 'cancel', reason: `Too few ${hostile}` })).status).toBe(303);
    const { html } = await ask(visitor, `/m/heat-and-health-in-cities${to}`);
    expect(html).toContain('Too few &lt;script&gt;');
    expect(html).not.toContain('/apply');
  });

  test('nobody is asked to apply when it is full, too late, or nobody applies', async () => {
    const page = async (more: object) => {
      const { slug, offeringId } = await offeredIn(home.house, [lead], more);
      return (await ask(visitor, `/m/${slug}/offerings/${offeringId}`)).html;
    };
    expect(await page({ startsInDays: 20 })).toContain('/apply"');
    expect(await page({ startsInDays: -5 })).toContain('Applications closed');
    const to = await drafted({ applyUntil: '' });
    await ask(admin, to, { once: crypto.randomUUID(), do: 'publish' });
    expect((await ask(visitor, `/m/heat-and-health-in-cities${to}`)).html).toContain('There is no application');
  });

  test('what is withdrawn answers that it is gone, in plain words', async () => {
    const own = await approvedIn(home.house, [lead], { ...(heat.description as Description), scope: 'local', title: { en: 'Soon gone' } });
    const once = crypto.randomUUID();
    const { to } = await ask(leader, '/offerings/new', { once, description: own.descriptionId, ...terms });
    await ask(admin, to, { once: crypto.randomUUID(), do: 'publish' });
    expect((await ask(visitor, '/m/soon-gone')).status).toBe(200);
    expect((await ask(admin, to, { once: crypto.randomUUID(), do: 'withdraw' })).status).toBe(303);
    const { status, html } = await ask(visitor, '/m/soon-gone');
    expect(status).toBe(410);
    expect(html).toContain('credentials that were awarded stay valid');
    expect((await ask(visitor, `/m/soon-gone${to}`)).status).toBe(410);
    expect((await ask(visitor, '/m/never-there')).status).toBe(404);
    expect((await ask(visitor, `/m/soon-gone/offerings/nonsense`)).status).toBe(404);
  });

  test('strangers and visitors find no door to the inside', async () => {
    const to = await drafted();
    const stranger = personWith(await institutionIn(home.house, 'Universidad de Peñaclara', 'ES'), 'course-leader', 'institution-admin');
    for (const path of [to, `${to}/edit`]) expect((await ask(stranger, path)).status, path).toBe(404);
    for (const path of [to, `${to}/edit`, '/offerings', '/offerings/new'])
      expect((await ask(visitor, path)).to, path).toBe(`/signin?to=${encodeURIComponent(path)}`);
    expect((await ask(stranger, `/offerings/new?description=${approved.descriptionId}`)).status).toBe(404);
    expect((await ask(stranger, to, { once: crypto.randomUUID(), do: 'publish' })).status).toBe(404);
    expect(await shown(to)).toMatchObject({ state: 'draft' });
  });

  test('an old or invented address of the catalogue still finds something', async () => {
    for (const query of [
      'eqf=99&size=huge&institution=x&order=odd',
      `q=${'x'.repeat(900)}`,
      'language=%00&mode=%3Cscript%3E',
      'q=%27%3B--',
    ])
      expect((await ask(visitor, `/catalogue?${query}`)).status, query).toBe(200);
    expect((await ask(visitor, '/catalogue?after=nonsense')).status).toBe(404);
  });

  test('calendars, readers of feeds and search engines get documents of their own', async () => {
    const to = await drafted({ place: 'Aula; Mühlenau', language: 'de' });
    await ask(admin, to, { once: crypto.randomUUID(), do: 'publish' });
    const ics = await ask(visitor, `/m/heat-and-health-in-cities${to}/dates.ics`);
    expect([ics.status, ics.type]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(ics.html).toContain('DTSTART;VALUE=DATE:20270208\r\nDTEND;VALUE=DATE:20270327\r\nSUMMARY:Hitze und Gesundheit in Städten\r\n');
    expect(ics.html).toContain('LOCATION:Aula\\; Mühlenau\r\n');
    expect(ics.html).toContain('SUMMARY:Letzter Tag der Bewerbung');
    expect((await ask(visitor, '/m/heat-and-health-in-cities/offerings/nonsense/dates.ics')).status).toBe(404);
    const feed = await ask(visitor, '/feed.xml');
    expect(feed.type).toContain('application/atom+xml');
    expect(feed.html).toContain('<title xml:lang="en">Heat and Health in Cities</title>');
    expect((await ask(visitor, '/sitemap.xml')).html).toContain('<loc>https://house.example.org/m/heat-and-health-in-cities</loc>');
  });
});
