import { runAct } from '../base/act.ts';
import { createAdministrator } from '../base/people/create-administrator.ts';
import { inHouse } from './in-house.ts';
import type { Shell } from './shell.ts';

export type NewAdmin = {
  readonly institution: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly json?: boolean;
};

/** `laurel admin create`: the first administrator of an institution, with a one-time link to hand over. */
export async function createAdmin({ institution, json, ...person }: NewAdmin, shell: Shell): Promise<number> {
  const result = await inHouse(shell, (ctx) => runAct(createAdministrator, ctx, { institutionId: institution, ...person }));
  shell.out(
    json
      ? `${JSON.stringify(result)}\n`
      : `Created. This link lets them in once, within 24 hours; hand it to nobody else:\n${result.address}\n`,
  );
  return 0;
}
