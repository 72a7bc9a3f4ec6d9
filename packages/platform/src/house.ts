import { join } from 'node:path';
import { followers, queues, workers } from './acts.ts';
import { type Connection, connect } from './base/database/connect.ts';
import { migrate } from './base/database/migrate.ts';
import { builtTemplates, findTemplate } from './base/database/template.ts';
import type { House } from './base/house.ts';
import { recogniseHouse } from './base/house-mark.ts';
import { openJobs } from './base/jobs/jobs.ts';
import { type Log, openLog } from './base/log.ts';
import { processAside } from './base/outside/aside.ts';
import { systemClock } from './base/outside/clock.ts';
import { guardedFetcher } from './base/outside/fetch.ts';
import { filesIn } from './base/outside/files.ts';
import { diskMailer, mailFolder, smtpMailer } from './base/outside/mail.ts';
import type { Outside } from './base/outside/outside.ts';
import { localSigner } from './base/outside/signer.ts';
import { personalKeys } from './base/personal-keys.ts';
import type { AnyPolicy } from './base/policy.ts';
import type { Settings } from './base/settings.ts';
import { startWork, type Work, type WorkPlan } from './base/work.ts';
import { demonstrationPolicy, policy } from './policy.ts';

export type { House } from './base/house.ts';

/** What another caller than the command line puts in the place of the real thing. */
export type HouseOptions = {
  readonly outside?: Partial<Outside>;
  readonly log?: Log;
  /** A database that is open already. */
  readonly connection?: Connection;
  readonly policy?: AnyPolicy;
  readonly plan?: Partial<WorkPlan>;
  /** Opens it as a demonstration: its pages say so, and whoever is at this machine may be anybody in it. */
  readonly demonstration?: boolean;
};

export { mailFolder } from './base/outside/mail.ts';

/**
 * Opens the house: finds the database, brings it to this version, takes the key, and puts the pieces together. No work starts by itself.
 * @throws Refusal with one sentence for everything that keeps it from opening
 * @example
 * const house = await openHouse(readSettings(process.env));
 * await house.close();
 */
export async function openHouse(settings: Settings, options: HouseOptions = {}): Promise<House> {
  const log = options.log ?? openLog(settings.log);
  const connection = options.connection ?? (await connect(settings, log, await findTemplate(builtTemplates, queues)));
  const undo: (() => Promise<void>)[] = [() => connection.close()];
  try {
    await connection.asOwner((db) => migrate(db, queues));
    const ports = outsideOf(settings, options.outside);
    undo.push(
      async () => ports.mail.close(),
      () => ports.aside.close(),
    );
    const db = connection.asHouse();
    const { id, key } = await recogniseHouse(db, settings, ports.clock.now());
    const keys = personalKeys(key);
    const outside: Outside = { ...ports, signer: options.outside?.signer ?? localSigner({ db, keys }, settings.publicUrl) };
    const { jobs, stop } = await openJobs(db, connection.kind, queues, log);
    undo.push(stop);
    let work: Work | undefined;
    let commits = 0;
    const plan: WorkPlan = { followers, workers, atOnce: settings.workers, ...options.plan };
    const house: House = {
      id,
      settings,
      database: connection.kind,
      db,
      jobs,
      outside,
      keys,
      policy: options.policy ?? (options.demonstration ? demonstrationPolicy : policy),
      demonstration: options.demonstration === true,
      log,
      onCommit: () => {
        commits += 1;
        work?.wake();
      },
      commits: () => commits,
      startWork: () => (work ??= startWork(house, plan)),
      async close() {
        await work?.stop();
        await unwind(undo);
      },
    };
    return house;
  } catch (error) {
    await unwind(undo).catch((second: unknown) => log.error('closing-failed', second));
    throw error;
  }
}

/** All but the signer, which needs the open database. */
function outsideOf(settings: Settings, instead: Partial<Outside> = {}): Omit<Outside, 'signer'> {
  return {
    clock: systemClock,
    mail:
      settings.smtpUrl === undefined
        ? diskMailer(mailFolder(settings.home), settings.mailFrom)
        : smtpMailer(settings.smtpUrl, settings.mailFrom),
    fetch: guardedFetcher({ allowLoopback: settings.fetchAllowLoopback }),
    files: filesIn(join(settings.home, 'files')),
    aside: processAside(),
    ...instead,
  };
}

/** Last opened, first closed; each once. */
async function unwind(undo: (() => Promise<void>)[]): Promise<void> {
  for (let close = undo.pop(); close !== undefined; close = undo.pop()) await close();
}
