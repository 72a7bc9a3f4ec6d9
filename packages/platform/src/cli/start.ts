import { readSettings } from '../base/settings.ts';
import { openHouse } from '../house.ts';
import { serve } from '../server.ts';
import { CommandFailure } from './command-failure.ts';
import type { Shell } from './shell.ts';
import { untilStopped } from './until-stopped.ts';

/** `laurel start`: pages, interfaces and, unless LAUREL_WORKERS is 0, the work behind them, until it is told to stop. */
export async function start(shell: Shell): Promise<number> {
  const settings = readSettings(shell.env);
  const house = await openHouse(settings);
  try {
    // On the embedded database no other process can do the work.
    if (settings.workers > 0 || house.database === 'pglite') house.startWork();
    const serving = await serve(house, { log: house.log });
    shell.out(`Laurel is at ${settings.port === 0 ? serving.url : settings.publicUrl}\n`);
    const signal = await untilStopped();
    shell.err(`laurel: stopping (${signal})\n`);
    await serving.stop();
    return 0;
  } finally {
    await house.close();
  }
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
