import { readSettings } from '../base/settings.ts';
import { buildDemonstration, demonstrationSettings, standingOfHouse } from '../demonstration/demonstration.ts';
import { demonstrationPages } from '../demonstration/pages.ts';
import { type House, openHouse } from '../house.ts';
import { pages } from '../routes.ts';
import { serve } from '../server.ts';
import { CommandFailure } from './command-failure.ts';
import type { Shell } from './shell.ts';
import { untilStopped } from './until-stopped.ts';

export type StartOptions = { readonly demo?: boolean; readonly empty?: boolean };

/** `laurel start`: pages, interfaces and, unless LAUREL_WORKERS is 0, the work behind them, until it is told to stop. */
export async function start({ demo = false, empty = false }: StartOptions, shell: Shell): Promise<number> {
  if (empty && !demo) throw new CommandFailure('--empty goes with --demo: a house that is no demonstration is empty to begin with.');
  const read = readSettings(shell.env);
  const settings = demo ? demonstrationSettings(read) : read;
  const house = await openHouse(settings, { demonstration: demo });
  try {
    if (!demo) await refuseDemonstration(house);
    // On the embedded database no other process can do the work.
    if (settings.workers > 0 || house.database === 'pglite') house.startWork();
    const invented = demo ? await invent(house, empty, shell) : undefined;
    const serving = await serve(house, {
      log: house.log,
      ...(invented ? { pages: [...demonstrationPages(invented.empty), ...pages] } : {}),
    });
    const address = settings.port === 0 ? serving.url : settings.publicUrl;
    shell.out(`Laurel is at ${address}\n`);
    if (demo) shell.out(`Everything in it is invented. Be one of its people: ${address}/demonstration\n`);
    const signal = await untilStopped();
    shell.err(`laurel: stopping (${signal})\n`);
    await serving.stop();
    return 0;
  } finally {
    await house.close();
  }
}

async function invent(house: House, empty: boolean, shell: Shell): Promise<{ empty: boolean }> {
  if ((await standingOfHouse(house)) === 'new') shell.err('laurel: inventing the demonstration, which takes some seconds\n');
  const found = await buildDemonstration(house, { empty });
  if (found.empty !== empty)
    shell.err(
      `laurel: the demonstration that stands here was begun ${found.empty ? 'empty' : 'with its data'}, and stays so; LAUREL_HOME chooses another\n`,
    );
  return found;
}

/** Invented people shall not be taken for real ones: what began as a demonstration stays one. */
async function refuseDemonstration(house: House): Promise<void> {
  const standing = await standingOfHouse(house);
  if (standing !== 'demonstration' && standing !== 'empty-demonstration') return;
  throw new CommandFailure(
    'This database holds the demonstration, and what it holds is invented: start it with --demo, or take another LAUREL_HOME or DATABASE_URL.',
  );
}

/** `laurel work`: only the work, beside processes that serve. */
export async function work(shell: Shell): Promise<number> {
  const settings = readSettings(shell.env);
  if (settings.databaseUrl === undefined)
    throw new CommandFailure(
      'Further workers need a PostgreSQL server (DATABASE_URL); on the embedded database "laurel start" does all the work.',
    );
  const house = await openHouse({ ...settings, workers: Math.max(1, settings.workers) });
  try {
    house.startWork();
    shell.out('Laurel is working.\n');
    await untilStopped();
    return 0;
  } finally {
    await house.close();
  }
}
