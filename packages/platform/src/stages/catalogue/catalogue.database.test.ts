import { randomUUID } from 'node:crypto';
import type { Description } from '@laurel/microcredential';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import heat from '../../../../../examples/heat-and-health.json' with { type: 'json' };
import type { Context } from '../../base/act.ts';
import { operator } from '../../base/actor.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import { runAct, runView } from '../../base/door.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { approvedIn, institutionIn, personWith } from '../../scenario-for-tests.ts';
import type { Search } from './catalogue.ts';
import { draftOffering } from './draft-offering.ts';
import { listAddresses } from './list-addresses.ts';
import { publishOffering } from './publish-offering.ts';
import { searchCatalogue } from './search-catalogue.ts';
import { searchWords } from './search-words.ts';
import { withdrawPublication } from './withdraw-publication.ts';

const content = heat.description as Description;
const MANY = 5_000;
/** An id as the house makes them, the same for the same text. */
const id = (of: unknown) => sql`overlay(overlay(md5(${of}) placing '4' from 13) placing '8' from 17)::uuid`;

eachDatabase('the catalogue', (database) => {
  let home: TestHouse;
  let [muehlenau, alkyonis] = ['', ''];
  let admin: Context;

  const search = (more: Partial<Search> = {}) => runView(searchCatalogue, home.visitor, more);
  const published = async (title: Record<string, string>, starts: string, more: object = {}) => {
    const { descriptionId } = await approvedIn(home.house, [muehlenau, alkyonis], { ...content, title, ...more } as Description);
    const terms = { descriptionId, startsOn: starts, endsOn: '2027-12-20', language: 'en', seats: 12, priceCents: 0 };
    const { id } = await runAct(draftOffering, admin, terms);
    return { descriptionId, ...(await runAct(publishOffering, admin, { id })) };
  };

  beforeAll(async () => {
    home = await openTestHouse({ database });
    muehlenau = await institutionIn(home.house, 'Universität Mühlenau');
    alkyonis = await institutionIn(home.house, 'Πανεπιστήμιο Αλκυόνης', 'GR');
    admin = home.as(personWith(muehlenau, 'institution-admin'));
  });
  afterAll(() => home.close());

  test('with nothing in it, it says so', async () => {
    expect(await search()).toMatchObject({ count: 0, all: 0, microCredentials: [], facets: { language: [], institution: [] } });
  });

  test('what is public is found by the beginning of any word, in any script and language, with and without marks', async () => {
    const { slug } = await published({ en: 'Łódź after dark', el: 'Η πόλη τη νύχτα', ar: 'المدينة ليلا', zh: '城市健康' }, '2027-03-01');
    for (const q of ['lodz', 'ŁÓDŹ dar', 'ΠΌΛΗ', 'νυχτ', 'المدينة', '城市', 'heat', 'αλκυονη', 'muhlenau', '"lodz"', "lodz' | 'x"])
      expect(
        (await search({ q })).microCredentials.map((each) => each.slug),
        q,
      ).toEqual(q.includes('|') ? [] : [slug]);
    for (const q of ['nothing', '!!! ', '<script>', "'", '\\', ':*', '&']) expect((await search({ q })).count, q).toBe(0);
    expect((await search({ q: 'x'.repeat(500) })).count).toBe(0);
    await expect(search({ q: 'x'.repeat(501) })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('an entry tells what it is, who awards it as equals, and when it is next taught', async () => {
    const [entry] = (await search({ q: 'lodz' })).microCredentials;
    expect(entry).toMatchObject({
      ects: 5,
      hours: 135,
      eqf: 7,
      mode: 'blended',
      languages: ['en'],
      institutions: [
        { id: muehlenau, name: 'Universität Mühlenau', country: 'DE' },
        { id: alkyonis, country: 'GR' },
      ],
      offering: { startsOn: '2027-03-01', endsOn: '2027-12-20', seats: 12, taken: 0, priceCents: 0, currency: 'EUR' },
    });
  });

  test('facets widen within and narrow among each other, and say how many would fit: size, level, mode, language [MICROBOL-2]', async () => {
    await published({ en: 'Small talk' }, '2027-02-01', {
      scope: 'local',
      languages: ['DE', 'en'],
      workload: { ects: 2 },
      level: { eqf: 6 },
      delivery: { mode: 'online' },
    });
    const all = await search();
    expect([all.count, all.all]).toEqual([2, 2]);
    expect(all.facets).toMatchObject({
      language: [
        { value: 'en', count: 2 },
        { value: 'de', count: 1 },
      ],
      size: [
        { value: 'medium', count: 1 },
        { value: 'small', count: 1 },
      ],
      eqf: [
        { value: '6', count: 1 },
        { value: '7', count: 1 },
      ],
      mode: [
        { value: 'blended', count: 1 },
        { value: 'online', count: 1 },
      ],
    });
    expect(all.facets.institution.map(({ says, count }) => [says, count])).toEqual([
      ['Universität Mühlenau', 2],
      ['Πανεπιστήμιο Αλκυόνης', 2],
    ]);
    const small = await search({ size: ['small'] });
    expect([small.count, small.all]).toEqual([1, 2]);
    // Its own facet still says what the other size would give; the others only know of the small ones.
    expect(small.facets.size).toHaveLength(2);
    expect(small.facets.eqf).toEqual([{ value: '6', count: 1 }]);
    expect((await search({ size: ['small', 'medium'] })).count).toBe(2);
    expect((await search({ size: ['small'], eqf: [7] })).count).toBe(0);
    expect((await search({ language: ['de'], mode: ['online'], institution: [alkyonis] })).count).toBe(1);
    expect((await search({ institution: [randomUUID()] })).count).toBe(0);
  });

  test('what starts soonest comes first, or what is newest', async () => {
    home.clock.forward(60_000);
    const { slug } = await published({ en: 'The newest' }, '2027-05-01');
    const order = async (by: Search['order']) => (await search({ order: by })).microCredentials.map((each) => each.slug);
    expect(await order('soonest')).toEqual(['small-talk', 'lodz-after-dark', slug]);
    expect((await order('newest'))[0]).toBe(slug);
  });

  test('what is withdrawn is in no list', async () => {
    const { descriptionId } = await published({ en: 'Soon gone' }, '2027-06-01');
    await runAct(withdrawPublication, admin, { descriptionId });
    expect((await search({ q: 'gone' })).count).toBe(0);
    expect((await runView(listAddresses, home.visitor, {})).addresses.map(({ slug }) => slug)).not.toContain('soon-gone');
  });

  test('a page that does not exist is refused, whatever its name', async () => {
    for (const after of ['nonsense', '2027-01-01_x', 'infinity_', `2027-13-45_${randomUUID()}`])
      for (const order of ['soonest', 'newest'] as const)
        await expect(search({ after, order }), after).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test(`among ${MANY} the pages hold each once`, async () => {
    await inTransaction(home.house.db, operator, 'write', async (db) => {
      await sql`insert into description (id, institution_id, state, languages, made_at)
        select ${id(sql`n::text`)}, ${muehlenau}::uuid, 'draft', '{en}', now() from generate_series(1, ${MANY}::int) n`.execute(db);
      await sql`insert into description_version (description_id, number, content, content_hash, frozen_at, changed_at)
        select ${id(sql`n::text`)}, 1, jsonb_build_object('title', 'Course ' || n), md5(n::text), now(), now() from generate_series(1, ${MANY}::int) n`.execute(
        db,
      );
      await sql`insert into publication (description_id, version, institution_id, awarding_bodies, slug, content_hash, approved_at, published_at, words, languages, ects, eqf, mode, card, starts)
        select ${id(sql`n::text`)}, 1, ${muehlenau}::uuid, array[${muehlenau}::uuid, ${alkyonis}::uuid], 'course-' || n, md5(n::text), now(),
          timestamptz '2026-01-01Z' + (n / 3) * interval '1 minute', array_to_tsvector(array['course', 'nummer' || n, 'word' || n % 50, ${searchWords('Πόλη')[0]}]),
          (array['{en}', '{de,en}', '{fr}'])[1 + n % 3]::text[], 1 + n % 9, 5 + n % 4, (array['online', 'blended', 'on-site'])[1 + n % 3],
          jsonb_build_object('title', jsonb_build_object('en', 'Course ' || n)), array[date '2027-01-01' + n % 40] from generate_series(1, ${MANY}::int) n`.execute(
        db,
      );
      await sql`insert into offering (id, description_id, version, institution_id, starts_on, ends_on, language, seats, made_at)
        select ${id(sql`'o' || n`)}, ${id(sql`n::text`)}, 1, ${muehlenau}::uuid, date '2027-01-01' + n % 40, date '2027-12-01', 'en', 20, now() from generate_series(1, ${MANY}::int) n`.execute(
        db,
      );
      await sql`update offering set state = 'published', published_at = now() where state = 'draft'`.execute(db);
    });
    const seen: string[] = [];
    for (let after: string | undefined, page = 0; page === 0 || after !== undefined; page += 1) {
      const found = await search({ q: 'word7', limit: 25, ...(after === undefined ? {} : { after }) });
      seen.push(...found.microCredentials.map(({ slug }) => slug));
      after = found.next;
    }
    expect(seen).toHaveLength(MANY / 50);
    expect(new Set(seen).size).toBe(seen.length);
    const newest: string[] = [];
    for (let after: string | undefined, page = 0; page < 6; page += 1) {
      const found = await search({ order: 'newest', limit: 10, ...(after === undefined ? {} : { after }) });
      newest.push(...found.microCredentials.map(({ slug }) => slug));
      after = found.next;
    }
    expect(new Set(newest).size).toBe(60);
  }, 60_000);
});
