import { describeSettings, type SettingLine } from '../base/settings.ts';
import { forTerminal, type Shell } from './shell.ts';

/**
 * `laurel config`: every setting with its value, where it comes from, its default and what it means; everything that is wrong at once.
 * @returns 0 when all can be used, 2 when one cannot
 */
export function showConfig({ json = false }: { json?: boolean }, shell: Shell): number {
  const lines = describeSettings(shell.env);
  const wrong = lines.filter(({ problem }) => problem !== undefined);
  shell.out(json ? `${JSON.stringify({ settings: lines })}\n` : `${lines.map(describeLine).join('\n')}\n`);
  for (const { name, problem } of wrong) shell.err(`laurel: ${name} ${forTerminal(problem ?? '')}.\n`);
  return wrong.length > 0 ? 2 : 0;
}

function describeLine({ name, value, source, default: fallback, meaning, problem, warning }: SettingLine): string {
  const said = value === '' ? '(none)' : value;
  const from = source === 'environment' && fallback !== '' && fallback !== value ? `environment; default ${fallback}` : source;
  const notes = [problem, warning].filter((note) => note !== undefined).map((note) => `  ! ${note}`);
  return [`${name} = ${said}  (${from})`, `  ${meaning}`, ...notes].map(forTerminal).join('\n');
}
