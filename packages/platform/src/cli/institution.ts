import { runAct, runView } from '../base/act.ts';
import { rotateInstitutionKey } from '../base/institution-keys/rotate-institution-key.ts';
import { withdrawInstitutionKey } from '../base/institution-keys/withdraw-institution-key.ts';
import { fallbackLanguage } from '../base/languages/language.ts';
import { speak } from '../base/languages/message.ts';
import { sayIssue } from '../base/languages/say-issue.ts';
import { confirmInstitution } from '../base/people/confirm-institution.ts';
import type { Institution } from '../base/people/institution.ts';
import { introduceInstitution } from '../base/people/introduce-institution.ts';
import { listInstitutions } from '../base/people/list-institutions.ts';
import { isRefusal } from '../base/refusal.ts';
import { CommandFailure } from './command-failure.ts';
import { inHouse } from './in-house.ts';
import { forTerminal, type Shell } from './shell.ts';

type Json = { readonly json?: boolean };
export type Introduction = Json & {
  readonly name: string;
  readonly country: string;
  readonly website: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly language: string;
};

/** `laurel institution introduce`: an institution asks for a place in the house. */
export async function introduce({ json, ...introduction }: Introduction, shell: Shell): Promise<number> {
  const result = await inHouse(shell, (ctx) => runAct(introduceInstitution, ctx, introduction)).catch((error: unknown) => {
    throw inOptions(error, introduction);
  });
  shell.out(
    json
      ? `${JSON.stringify(result)}\n`
      : `Introduced under the id ${result.id}.\nConfirm it with: laurel institution confirm ${result.id}\n`,
  );
  return 0;
}

/** What is wrong with the answers, each under the option that gave it. */
function inOptions(error: unknown, given: Readonly<Record<string, unknown>>): unknown {
  if (!isRefusal(error) || error.code !== 'invalid-input') return error;
  const say = speak(fallbackLanguage);
  const optionOf = (path: string) => `--${path.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const lines = error.issues.map(
    (issue) => `${optionOf(issue.path)}: ${sayIssue(say, introduceInstitution.name, issue, given[issue.path])}`,
  );
  return new CommandFailure(lines.join(' '));
}

/** `laurel institution confirm`: whoever runs the house vouches for it. */
export async function confirm(id: string, { json }: Json, shell: Shell): Promise<number> {
  const result = await inHouse(shell, (ctx) => runAct(confirmInstitution, ctx, { id }));
  shell.out(json ? `${JSON.stringify(result)}\n` : `Confirmed: ${result.id}.\n`);
  return 0;
}

/** `laurel institution rotate-key`: it signs with a new key from now on; what the old one signed stays valid. */
export async function rotateKey(id: string, { json }: Json, shell: Shell): Promise<number> {
  const result = await inHouse(shell, (ctx) => runAct(rotateInstitutionKey, ctx, { id }));
  const retired = result.retired === undefined ? '' : ` ${result.retired} is retired; what it signed stays valid.`;
  shell.out(json ? `${JSON.stringify(result)}\n` : `${result.id} signs with ${result.key} from now on.${retired}\n`);
  return 0;
}

/** `laurel institution withdraw-key`: for a key that somebody else may hold. */
export async function withdrawKey(id: string, key: string, { json }: Json, shell: Shell): Promise<number> {
  const result = await inHouse(shell, (ctx) => runAct(withdrawInstitutionKey, ctx, { id, key }));
  shell.out(
    json
      ? `${JSON.stringify(result)}\n`
      : `${key} of ${result.id} is withdrawn: nothing that it signed is accepted any more.\nIf it was in use, make the next one with: laurel institution rotate-key ${result.id}\n`,
  );
  return 0;
}

/** `laurel institution list`: all of them, confirmed or not. */
export async function list({ json }: Json, shell: Shell): Promise<number> {
  const institutions = await inHouse(shell, async (ctx) => {
    const found: Institution[] = [];
    for (let after: string | undefined; ; ) {
      const page = await runView(listInstitutions, ctx, { limit: 100, ...(after !== undefined && { after }) });
      found.push(...page.institutions);
      if (page.next === undefined) return found;
      after = page.next;
    }
  });
  if (json) shell.out(`${JSON.stringify({ institutions })}\n`);
  else if (institutions.length === 0) shell.out('No institution has introduced itself yet.\n');
  else
    shell.out(
      `${institutions.map(({ id, name, country, state }) => forTerminal(`${id}  ${state.padEnd(10)}  ${country}  ${name}`)).join('\n')}\n`,
    );
  return 0;
}
