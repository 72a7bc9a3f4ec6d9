import { describeSettings, readSettings } from '../base/settings.ts';
import { examine } from './doctor/examine.ts';
import { type Finding, outcomes } from './doctor/finding.ts';
import { forTerminal, type Shell } from './shell.ts';

/**
 * `laurel doctor`: whether everything that issuing and serving need really works here, by doing it.
 * @returns 0 when nothing failed, 1 when something did
 */
export async function examineHouse({ json = false }: { json?: boolean }, shell: Shell): Promise<number> {
  const problems = describeSettings(shell.env).filter(({ problem }) => problem !== undefined);
  const settings: Finding =
    problems.length === 0
      ? { name: 'settings', outcome: 'ok', says: 'all settings can be used' }
      : {
          name: 'settings',
          outcome: 'fail',
          says: problems.map(({ name, problem }) => `${name} ${problem}`).join('; '),
          mend: 'correct them in the environment; "laurel config" explains each',
        };
  // With wrong settings there is no telling which database or mail server is meant: what needs none is examined all the same.
  const findings = [settings, ...(await examine(problems.length === 0 ? readSettings(shell.env) : undefined, shell.now()))];
  const healthy = findings.every(({ outcome }) => outcome !== 'fail');
  if (json) shell.out(`${JSON.stringify({ healthy, findings })}\n`);
  else shell.out(`${findings.map(describe).join('\n')}\n`);
  return healthy ? 0 : 1;
}

function describe({ name, outcome, says, mend }: Finding): string {
  const width = Math.max(...outcomes.map((each) => each.length));
  return forTerminal(`${outcome.padEnd(width)}  ${name.padEnd(8)}  ${says}${mend === undefined ? '' : `; ${mend}`}`);
}
