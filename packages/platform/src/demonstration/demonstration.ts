import { randomUUID } from 'node:crypto';
import type { Context } from '../base/act.ts';
import { operator } from '../base/actor.ts';
import { inTransaction } from '../base/database/transaction.ts';
import { runAct } from '../base/door.ts';
import type { House } from '../base/house.ts';
import { Refusal } from '../base/refusal.ts';
import type { Settings } from '../base/settings.ts';
import { warmAside } from '../stages/issuing/warm-aside.ts';
import { awardDemonstration } from './award-demonstration.ts';
import { buildDemonstrationAct } from './build-demonstration.ts';

/** What stands in a database: the demonstration, with or without its data; real institutions; or nothing yet. */
export type Standing = 'demonstration' | 'empty-demonstration' | 'in-use' | 'new';

/** Whether a database is that of a demonstration: the journal says so, and nothing can be taken out of the journal. */
export async function standingOfHouse(house: House): Promise<Standing> {
  return inTransaction(house.db, operator, 'read', async (db) => {
    const mark = await db.selectFrom('event').select('facts').where('type', '=', 'demonstration-built').limit(1).executeTakeFirst();
    if (mark !== undefined) return mark.facts['empty'] === true ? 'empty-demonstration' : 'demonstration';
    const institution = await db.selectFrom('institution').select('id').limit(1).executeTakeFirst();
    return institution === undefined ? 'new' : 'in-use';
  });
}

/**
 * Builds the demonstration in an empty database, and finds it in one where it was built before.
 * @returns whether what stands there is the empty one
 * @throws Refusal `settings-wrong` on a database with real institutions
 * @example
 * await buildDemonstration(house, { empty: false });
 */
export async function buildDemonstration(
  house: House,
  { empty }: { readonly empty: boolean },
): Promise<{ empty: boolean; built: boolean }> {
  const standing = await standingOfHouse(house);
  if (standing === 'in-use')
    throw new Refusal('settings-wrong', {
      problems:
        'this database holds institutions that are not invented, so no demonstration is put beside them; take another LAUREL_HOME or DATABASE_URL',
    });
  const context: Context = { actor: operator, house, requestId: randomUUID(), language: house.settings.language };
  // Its credentials are signed after everything else is built.
  if (standing === 'new' && !empty) warmAside(house.outside.aside);
  if (standing === 'new') await runAct(buildDemonstrationAct, context, { empty });
  const isEmpty = standing === 'new' ? empty : standing === 'empty-demonstration';
  if (!isEmpty) await awardDemonstration(house);
  return { empty: isEmpty, built: standing === 'new' };
}

/** The settings under which a demonstration runs: nobody outside is written to, and a revocation is seen within a second. */
export function demonstrationSettings({ smtpUrl: _, ...settings }: Settings): Settings {
  for (const host of [settings.host, new URL(settings.publicUrl).hostname])
    if (!isLoopback(host))
      throw new Refusal('settings-wrong', {
        problems: `${host} is not this machine alone, and whoever reaches the demonstration may be anybody in it; leave LAUREL_HOST and LAUREL_PUBLIC_URL out, or set them to 127.0.0.1`,
      });
  return { ...settings, statusTick: 1 };
}

/** Whether only this machine can reach it (RFC 6890: 127.0.0.0/8; ::1). */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
