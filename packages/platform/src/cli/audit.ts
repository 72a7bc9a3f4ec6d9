import { verifyJournal } from '../base/journal/audit-verify.ts';
import { inHouse } from './in-house.ts';
import { forTerminal, type Shell } from './shell.ts';

/**
 * `laurel audit verify`: whether the journal is whole, and if not, where it was changed.
 * @returns 0 whole, 1 not
 */
export async function verifyAudit({ json = false }: { json?: boolean }, shell: Shell): Promise<number> {
  const verdict = await inHouse(shell, (ctx) => verifyJournal(ctx));
  if (json) shell.out(`${JSON.stringify(verdict)}\n`);
  else {
    const { whole, verified, waiting, problems } = verdict;
    const lines = [
      whole ? `The journal is whole: ${verified} events verified.` : `The journal is not what it was: ${verified} events verified.`,
    ];
    if (waiting > 0) lines.push(`${waiting} events wait for their seal.`);
    shell.out(`${[...lines, ...problems.map(({ says }) => `  ${says}`)].map(forTerminal).join('\n')}\n`);
  }
  return verdict.whole ? 0 : 1;
}
