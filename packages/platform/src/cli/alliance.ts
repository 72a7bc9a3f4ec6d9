import { runAct } from '../base/act.ts';
import { foundAlliance } from '../base/people/found-alliance.ts';
import { joinAlliance } from '../base/people/join-alliance.ts';
import { inHouse } from './in-house.ts';
import type { Shell } from './shell.ts';

type Json = { readonly json?: boolean };

/** `laurel alliance found`: an alliance is written down. */
export async function found({ name, json }: Json & { readonly name: string }, shell: Shell): Promise<number> {
  const result = await inHouse(shell, (ctx) => runAct(foundAlliance, ctx, { name }));
  shell.out(json ? `${JSON.stringify(result)}\n` : `Founded under the id ${result.id}.\n`);
  return 0;
}

/** `laurel alliance join`: an institution becomes a member. */
export async function join(id: string, institutionId: string, { json }: Json, shell: Shell): Promise<number> {
  const result = await inHouse(shell, (ctx) => runAct(joinAlliance, ctx, { id, institutionId }));
  shell.out(json ? `${JSON.stringify(result)}\n` : `Joined: ${result.institutionId}.\n`);
  return 0;
}
