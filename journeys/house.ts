import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operator } from '../packages/platform/src/base/actor.ts';
import { runAct, runView } from '../packages/platform/src/base/door.ts';
import type { House } from '../packages/platform/src/base/house.ts';
import { noAside } from '../packages/platform/src/base/outside/aside.ts';
import { type Clock, systemClock } from '../packages/platform/src/base/outside/clock.ts';
import { confirmInstitution } from '../packages/platform/src/base/people/confirm-institution.ts';
import { createAdministrator } from '../packages/platform/src/base/people/create-administrator.ts';
import type { Introduction } from '../packages/platform/src/base/people/institution.ts';
import { introduceInstitution } from '../packages/platform/src/base/people/introduce-institution.ts';
import { listInstitutions } from '../packages/platform/src/base/people/list-institutions.ts';
import { readSettings } from '../packages/platform/src/base/settings.ts';
import { mailFolder, openHouse } from '../packages/platform/src/house.ts';
import { serve } from '../packages/platform/src/server.ts';

/** A whole house on a loopback port: embedded database, jobs and web, as `laurel start` opens it. */
export type LiveHouse = {
  readonly url: string;
  readonly house: House;
  introduce(name: string, country?: string): Promise<string>;
  confirm(id: string): Promise<void>;
  /** Names an administrator of an institution, as `laurel admin create` does, and gives the address of their link. */
  administrator(institutionId: string, name: string, email: string): Promise<string>;
  /** How many institutions of that name there are, confirmed or not. */
  introductionsOf(name: string): Promise<number>;
  /** The mails that have been sent, as text; waits until at least that many are there. */
  mails(atLeast: number): Promise<readonly string[]>;
  close(): Promise<void>;
};

/** @param environment settings that are other than usual, such as `{ LAUREL_STATUS_TICK: '1' }` */
export async function openLiveHouse(clock: Clock = systemClock, environment: Record<string, string> = {}): Promise<LiveHouse> {
  const home = await mkdtemp(join(tmpdir(), 'laurel-journey-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = readSettings({
    LAUREL_HOME: home,
    LAUREL_PORT: String(port),
    LAUREL_PUBLIC_URL: url,
    LAUREL_LOG: process.env['LAUREL_LOG'] ?? 'silent',
    ...environment,
  });
  const house = await openHouse(settings, { outside: { clock, aside: noAside() } });
  house.startWork();
  const serving = await serve(house);
  const context = () => ({ actor: operator, house, requestId: crypto.randomUUID(), language: 'en' });
  return {
    url,
    house,
    introduce: async (name, country = 'DE') => (await runAct(introduceInstitution, context(), introductionOf(name, country))).id,
    async confirm(id) {
      await runAct(confirmInstitution, context(), { id });
    },
    administrator: async (institutionId, name, email) =>
      (await runAct(createAdministrator, context(), { institutionId, name, email })).address,
    async introductionsOf(name) {
      const { institutions } = await runView(listInstitutions, context(), { limit: 100 });
      return institutions.filter((each) => each.name === name).length;
    },
    mails: (atLeast) => mailsIn(mailFolder(home), atLeast),
    async close() {
      await serving.stop();
      await house.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function introductionOf(name: string, country: string): Introduction {
  return {
    name,
    country,
    website: 'https://www.university.example',
    contactName: 'Eleni Vlachou',
    contactEmail: 'office@university.example',
    language: 'en',
  };
}

async function mailsIn(folder: string, atLeast: number): Promise<readonly string[]> {
  for (let waited = 0; ; waited += 100) {
    const files = await readdir(folder).catch(() => []);
    const letters = files.filter((file) => file.endsWith('.eml'));
    if (letters.length >= atLeast || waited > 20_000)
      return Promise.all(letters.map(async (file) => unfolded(await readFile(join(folder, file), 'utf8'))));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Quoted-printable breaks long lines with `=` (RFC 2045 §6.7). */
function unfolded(letter: string): string {
  return letter.replace(/=\r?\n/g, '');
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
