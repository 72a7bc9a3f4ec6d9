import { verify } from '@laurel/credential';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAct } from '../../base/door.ts';
import { resolveDid } from '../../base/institution-keys/resolve-did.ts';
import { changeInstitutionLook } from '../../base/people/change-institution-look.ts';
import { resolveStatusList } from '../../base/status-lists/resolve-status-list.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { enrolledIn, type Issued, institutionIn, issuedIn, offeredIn, passedIn } from '../../scenario-for-tests.ts';
import { certificateOf } from './certificate-of.ts';

eachDatabase('the colour of an institution on its certificates', (database) => {
  let home: TestHouse;
  let institutionId = '';
  let issued: Issued[] = [];
  beforeAll(async () => {
    home = await openTestHouse({ database });
    institutionId = await institutionIn(home.house, 'Universität Mühlenau');
    const offering = await offeredIn(home.house, [institutionId]);
    const learners = await enrolledIn(home.house, offering, ['Łucja Żółć', 'Sukarno']);
    await passedIn(home.house, offering, learners);
    issued = await issuedIn(home.house, offering, learners);
  }, 180_000);
  afterAll(() => home?.close());

  const drawnIn = async (colour: string, { credentialId }: Issued) => {
    await runAct(changeInstitutionLook, home.operator, { institutionId, colour });
    return certificateOf(home.house, credentialId);
  };
  const world = () => ({
    now: home.clock.now(),
    didDocument: (did: string) => resolveDid(home.house, did),
    statusList: (url: string) => resolveStatusList(home.house, url),
  });

  test('is theirs, and the certificate verifies as before, also after the colour has changed', async () => {
    const pdf = await drawnIn('#7a1f3d', issued[0] as Issued);
    expect(Buffer.from(pdf).includes('#7a1f3d')).toBe(true);
    expect((await verify(pdf, world())).verdict).toBe('valid');
    await runAct(changeInstitutionLook, home.operator, { institutionId, colour: '#123456' });
    expect((await verify(pdf, world())).verdict).toBe('valid');
  });

  test('stays green where theirs would be too pale to read', async () => {
    const pdf = await drawnIn('#ffd34e', issued[1] as Issued);
    expect(Buffer.from(pdf).includes('LaurelAccent')).toBe(false);
    expect((await verify(pdf, world())).verdict).toBe('valid');
  });
});
