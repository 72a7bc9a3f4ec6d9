import { afterAll, beforeAll, expect, test } from 'vitest';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { runAct, runView } from '../act.ts';
import { confirmInstitution } from './confirm-institution.ts';
import { foundAlliance } from './found-alliance.ts';
import { introduceInstitution } from './introduce-institution.ts';
import { joinAlliance } from './join-alliance.ts';
import { showAlliance } from './show-alliance.ts';

const introduction = {
  name: 'Akademie Nord',
  country: 'DE',
  website: 'https://nord.example.org',
  contactName: 'Ole Muster',
  contactEmail: 'ole@nord.example.org',
};

eachDatabase('an alliance', (database) => {
  let home: TestHouse;
  beforeAll(async () => {
    home = await openTestHouse({ database });
  });
  afterAll(() => home.close());

  test('takes in confirmed institutions, each once, and everybody may know its members', async () => {
    const { id } = await runAct(foundAlliance, home.operator, { name: 'Allianz der Küsten' });
    const institutionId = (await runAct(introduceInstitution, home.visitor, introduction)).id;
    await expect(runAct(joinAlliance, home.operator, { id, institutionId })).rejects.toMatchObject({ code: 'wrong-state' });
    await runAct(confirmInstitution, home.operator, { id: institutionId });
    await runAct(joinAlliance, home.operator, { id, institutionId });
    await expect(runAct(joinAlliance, home.operator, { id, institutionId })).rejects.toMatchObject({ code: 'conflict' });
    expect(await runView(showAlliance, home.visitor, { id })).toEqual({
      id,
      name: 'Allianz der Küsten',
      members: [{ id: institutionId, name: 'Akademie Nord', country: 'DE' }],
    });
  });

  test('is founded and joined by nobody but whoever runs the house', async () => {
    const { id } = await runAct(foundAlliance, home.operator, { name: 'Allianz der Berge' });
    const institutionId = (await runAct(introduceInstitution, home.visitor, introduction)).id;
    const admin = home.as({ kind: 'person', personId: id, roles: [{ role: 'institution-admin', institutionId }] });
    for (const who of [home.visitor, admin]) {
      await expect(runAct(foundAlliance, who, { name: 'Unsere' })).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(runAct(joinAlliance, who, { id, institutionId })).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await expect(runAct(joinAlliance, home.operator, { id: institutionId, institutionId })).rejects.toMatchObject({ code: 'not-found' });
  });
});
