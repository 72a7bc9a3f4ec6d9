import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { House } from '../../packages/platform/src/base/house.ts';
import type { Clock } from '../../packages/platform/src/base/outside/clock.ts';
import { readSettings } from '../../packages/platform/src/base/settings.ts';
import { buildDemonstration, demonstrationSettings } from '../../packages/platform/src/demonstration/demonstration.ts';
import { demonstrationPages } from '../../packages/platform/src/demonstration/pages.ts';
import { idOfSomebody } from '../../packages/platform/src/demonstration/somebody.ts';
import { openHouse } from '../../packages/platform/src/house.ts';
import { pages } from '../../packages/platform/src/routes.ts';
import { serve } from '../../packages/platform/src/server.ts';

export type DemonstrationHouse = {
  readonly url: string;
  readonly house: House;
  /** The address of an offering, by the key of what is offered in the demonstration. */
  offering(key: string): string;
  close(): Promise<void>;
};

/** The day of all pictures, so that a picture changes when its page does and not because a day has passed. */
const PICTURED_AT = '2026-11-23T09:00:00Z';

/**
 * The demonstration on a free port of this machine, its clock set to the day of the pictures and going on from there.
 * @param kept a home to come back to instead of a temporary one
 */
export async function openDemonstrationHouse(kept?: string): Promise<DemonstrationHouse> {
  const home = kept ?? (await mkdtemp(join(tmpdir(), 'laurel-pictures-')));
  // What stands in a home that is kept, names the port under which it was made.
  const port = kept === undefined ? await freePort() : Number(process.env['LAUREL_PORT'] ?? 8199);
  const url = `http://127.0.0.1:${port}`;
  const settings = demonstrationSettings(
    readSettings({ LAUREL_HOME: home, LAUREL_PORT: String(port), LAUREL_PUBLIC_URL: url, LAUREL_LOG: 'silent' }),
  );
  const house = await openHouse(settings, { demonstration: true, outside: { clock: clockFrom(PICTURED_AT) } });
  const work = house.startWork();
  await buildDemonstration(house, { empty: false });
  await work.settle();
  const serving = await serve(house, { pages: [...demonstrationPages(false), ...pages] });
  return {
    url,
    house,
    offering: (key) => `/offerings/${idOfSomebody(house.keys, `offering/${key}`)}`,
    async close() {
      await serving.stop();
      await house.close();
      if (kept === undefined) await rm(home, { recursive: true, force: true });
    },
  };
}

function clockFrom(start: string): Clock {
  const ahead = new Date(start).getTime() - Date.now();
  return { now: () => new Date(Date.now() + ahead) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
