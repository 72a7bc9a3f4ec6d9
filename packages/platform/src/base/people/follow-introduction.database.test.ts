import { afterAll, beforeAll, expect, test } from 'vitest';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { runAct, runView } from '../door.ts';
import { confirmInstitution } from './confirm-institution.ts';
import { followIntroduction } from './follow-introduction.ts';
import { introduceInstitution } from './introduce-institution.ts';
import { listInstitutions } from './list-institutions.ts';
import { showInstitution } from './show-institution.ts';

const alkyoni = {
  name: 'Πανεπιστήμιο Αλκυόνης',
  country: 'GR',
  website: 'https://www.alkyoni.example',
  contactName: 'Ελένη Βλάχου',
  contactEmail: 'eleni@alkyoni.example',
  language: 'en',
};

eachDatabase('following an introduction', (database) => {
  let live: TestHouse;
  beforeAll(async () => {
    live = await openTestHouse({ database });
  });
  afterAll(() => live?.close());

  test('whoever holds the reference sees how it stands, and nothing of what was introduced', async () => {
    const { id } = await runAct(introduceInstitution, live.visitor, alkyoni);
    const waiting = await runView(followIntroduction, live.visitor, { id });
    expect(waiting).toEqual({ id, state: 'introduced', introducedAt: expect.any(String) });
    expect(JSON.stringify(waiting)).not.toContain('alkyoni');

    await runAct(confirmInstitution, live.operator, { id });
    expect(await runView(followIntroduction, live.visitor, { id })).toMatchObject({ state: 'confirmed', confirmedAt: expect.any(String) });
  });

  test('a reference that nobody was given leads nowhere', async () => {
    await expect(runView(followIntroduction, live.visitor, { id: '018f3b1e-7c4a-4d2b-9a61-3f0c5e8d7b12' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('the reference opens this one view and no other', async () => {
    const { id } = await runAct(introduceInstitution, live.visitor, { ...alkyoni, name: 'Waiting' });
    await runView(followIntroduction, live.visitor, { id });
    await expect(runView(showInstitution, live.visitor, { id })).rejects.toMatchObject({ code: 'not-found' });
    const { institutions } = await runView(listInstitutions, live.visitor, { limit: 100 });
    expect(institutions.map((each) => each.id)).not.toContain(id);
  });
});
