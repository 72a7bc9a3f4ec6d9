import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServer } from '../../entrance/create-server.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { institutionIn, personWith } from '../../scenario-for-tests.ts';
import { operator } from '../actor.ts';
import { inTransaction } from '../database/transaction.ts';
import { runAct, runView } from '../door.ts';
import { changeInstitutionLook } from './change-institution-look.ts';
import { introduceInstitution } from './introduce-institution.ts';
import { jpegForTests, pngForTests } from './logo-for-tests.ts';
import { showInstitutionLook } from './show-institution-look.ts';

eachDatabase('the look of an institution', (database) => {
  let home: TestHouse;
  let institutionId = '';
  let other = '';
  beforeAll(async () => {
    home = await openTestHouse({ database });
    institutionId = await institutionIn(home.house, 'Universität Mühlenau');
    other = await institutionIn(home.house, 'Πανεπιστήμιο Αλκυόνης', 'GR');
  });
  afterAll(() => home?.close());

  const admin = () => home.as(personWith(institutionId, 'institution-admin'));
  const look = () => runView(showInstitutionLook, home.visitor, { institutionId });
  const logo = (png = pngForTests()) => png.toString('base64');
  const fetchLogo = (path: string, headers: Record<string, string> = {}) =>
    createServer(home.house).request(`https://house.example.org${path}`, { headers });
  const changes = () =>
    inTransaction(home.house.db, operator, 'read', (db) =>
      db.selectFrom('event').select('facts').where('type', '=', 'institution-look-changed').orderBy('seq').execute(),
    );

  test('is chosen by its administrator, and seen by everybody', async () => {
    expect(await look()).toEqual({ institutionId });
    await runAct(changeInstitutionLook, admin(), { institutionId, colour: '7A1F3D', logo: logo() });
    const chosen = await look();
    expect(chosen).toMatchObject({ colour: '#7a1f3d', logo: { width: 120, height: 60 } });
    const answer = await fetchLogo(chosen.logo?.address ?? '');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(Buffer.from(await answer.arrayBuffer()).equals(pngForTests())).toBe(true);
    const again = await fetchLogo(chosen.logo?.address ?? '', { 'If-None-Match': answer.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    expect((await changes()).at(-1)?.facts).toEqual({ colour: '#7a1f3d', logo: true });
  });

  test('keeps its logo when only the colour changes, and loses it when it is taken away', async () => {
    await runAct(changeInstitutionLook, admin(), { institutionId, logo: logo(jpegForTests()) });
    expect(await look()).toMatchObject({ logo: { width: 2, height: 2 } });
    await runAct(changeInstitutionLook, admin(), { institutionId, colour: '#1c5d40' });
    expect(await look()).toMatchObject({ colour: '#1c5d40', logo: { width: 2 } });
    await runAct(changeInstitutionLook, admin(), { institutionId, logo: null });
    expect(await look()).toEqual({ institutionId });
    expect((await fetchLogo(`/institutions/${institutionId}/logo`)).status).toBe(404);
  });

  test('is nobody else’s to change, and nothing is left of the attempt', async () => {
    const before = [await look(), (await changes()).length];
    const strangers = [home.visitor, home.as(personWith(other, 'institution-admin')), home.as(personWith(institutionId, 'registrar'))];
    for (const who of strangers)
      await expect(runAct(changeInstitutionLook, who, { institutionId, colour: '#ff0000' })).rejects.toMatchObject({ code: 'not-allowed' });
    expect([await look(), (await changes()).length]).toEqual(before);
    // Row-level security says the same, should an act ever forget to ask.
    const registrar = personWith(institutionId, 'registrar');
    await expect(
      inTransaction(home.house.db, registrar, 'write', (db) =>
        db
          .insertInto('institution_look')
          .values({
            institution_id: other,
            colour: '#ff0000',
            logo: null,
            logo_type: null,
            logo_width: null,
            logo_height: null,
            changed_at: new Date(),
          })
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('is not told of an institution that nobody may know yet', async () => {
    const introduction = { name: 'Akademie', country: 'DE', website: 'https://a.example', contactName: 'Ole', contactEmail: 'o@a.example' };
    const { id } = await runAct(introduceInstitution, home.visitor, introduction);
    await runAct(changeInstitutionLook, home.operator, { institutionId: id, colour: '#1c5d40', logo: logo() });
    await expect(runView(showInstitutionLook, home.visitor, { institutionId: id })).rejects.toMatchObject({ code: 'not-found' });
    expect((await fetchLogo(`/institutions/${id}/logo`)).status).toBe(404);
    expect((await fetchLogo('/institutions/nonsense/logo')).status).toBeGreaterThanOrEqual(404);
  });

  test.each([
    ['a colour that is none', { colour: 'red;}' }, 'colour', 'invalid_format'],
    ['a program', { logo: Buffer.from('<svg onload="x"></svg>').toString('base64') }, 'logo', 'logo-is-svg'],
    ['text', { logo: Buffer.from('\u202eolleh <b>').toString('base64') }, 'logo', 'logo-no-picture'],
    ['a file of 400 kB', { logo: Buffer.alloc(400_000).toString('base64') }, 'logo', 'logo-too-large'],
  ])('does not take %s', async (_what, given, path, code) => {
    await expect(runAct(changeInstitutionLook, admin(), { institutionId, ...given })).rejects.toMatchObject({
      code: 'invalid-input',
      issues: [{ path, code }],
    });
  });

  test('is changed once by a form that is sent twice, and of two at once the later stays whole', async () => {
    const before = (await changes()).length;
    const twice = { ...admin(), idempotencyKey: 'a-form' };
    await runAct(changeInstitutionLook, twice, { institutionId, colour: '#123456' });
    await runAct(changeInstitutionLook, twice, { institutionId, colour: '#123456' });
    expect((await changes()).length).toBe(before + 1);
    await expect(runAct(changeInstitutionLook, twice, { institutionId, colour: '#654321' })).rejects.toMatchObject({ code: 'key-reused' });
    await Promise.all(
      ['#111111', '#222222', '#333333'].map((colour) => runAct(changeInstitutionLook, admin(), { institutionId, colour, logo: logo() })),
    );
    expect((await look()).logo).toBeDefined();
    expect((await changes()).length).toBe(before + 4);
  });
});
