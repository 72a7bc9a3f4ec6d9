import { randomUUID } from 'node:crypto';
import type { Context } from '../base/act.ts';
import { operator } from '../base/actor.ts';
import { readSettings } from '../base/settings.ts';
import { type House, openHouse } from '../house.ts';
import type { Shell } from './shell.ts';

/** Opens the house for one command and closes it again, whatever happens. Whoever has the command line of this machine is the operator. */
export async function inHouse<T>(shell: Shell, work: (ctx: Context, house: House) => Promise<T>): Promise<T> {
  const settings = readSettings(shell.env);
  const house = await openHouse({ ...settings, log: 'silent' });
  try {
    const done = await work({ actor: operator, house, requestId: randomUUID(), language: settings.language }, house);
    // On the embedded database nobody else would do it: what follows from the command (a mail) is done before it ends.
    if (house.database === 'pglite') await house.startWork().settle();
    return done;
  } finally {
    await house.close();
  }
}
