import { afterAll, expect, test } from 'vitest';
import { readSettings } from '../base/settings.ts';
import { buildDemonstration } from '../demonstration/demonstration.ts';
import { openHouse } from '../house.ts';
import { institutionIn } from '../scenario-for-tests.ts';
import { tryOut } from './fixtures/shell-for-tests.ts';

const [ours, invented] = [tryOut(), tryOut()];
afterAll(() => {
  ours.remove();
  invented.remove();
});

/** Opens the house in that folder for a moment. */
async function inHouseOf(home: string, demonstration: boolean, work: (house: Awaited<ReturnType<typeof openHouse>>) => Promise<unknown>) {
  const house = await openHouse(readSettings({ LAUREL_HOME: home, LAUREL_LOG: 'silent' }), { demonstration });
  try {
    await work(house);
  } finally {
    await house.close();
  }
}

test('--empty without --demo is refused: a house that is no demonstration is empty to begin with', async () => {
  const { code, out, err } = await ours.laurel(['start', '--empty']);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^laurel: --empty goes with --demo[^\n]*\n$/);
});

test.each([{ LAUREL_HOST: '0.0.0.0' }, { LAUREL_HOST: '::' }, { LAUREL_PUBLIC_URL: 'https://laurel.example' }])(
  'a demonstration that others could reach does not start (%o)',
  async (env) => {
    const { code, out, err } = await ours.laurel(['start', '--demo'], { env });
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^laurel: [^\n]*not this machine alone[^\n]*\n$/);
  },
);

test('no demonstration is put beside institutions that are not invented', async () => {
  await inHouseOf(ours.home, false, (house) => institutionIn(house, 'Universität Mühlenau'));
  const { code, out, err } = await ours.laurel(['start', '--demo'], { env: { LAUREL_LOG: 'silent' } });
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^laurel: [^\n]*not invented[^\n]*\n$/);
});

test('what began as a demonstration is not served as anything else', async () => {
  await inHouseOf(invented.home, true, (house) => buildDemonstration(house, { empty: true }));
  const { code, out, err } = await invented.laurel(['start'], { env: { LAUREL_LOG: 'silent' } });
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^laurel: This database holds the demonstration[^\n]*\n$/);
});
