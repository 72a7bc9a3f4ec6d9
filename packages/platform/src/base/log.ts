import type { Settings } from './settings.ts';

type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Log lines: what happened, with ids and codes only. Names, addresses and contents never belong here. */
export type Log = {
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  /** A bug, with its stack for whoever mends it. */
  error(event: string, error: unknown, fields?: Fields): void;
};

type Level = 'info' | 'warn' | 'error';

/** Writes lines to standard error, so that standard output stays free for what a command answers. */
export function openLog(form: Settings['log'], write: (line: string) => void = (line) => process.stderr.write(line)): Log {
  if (form === 'silent') return silentLog;
  const line = (level: Level, event: string, fields: Fields): void => {
    const at = new Date().toISOString();
    write(form === 'json' ? `${JSON.stringify({ at, level, event, ...fields })}\n` : `${at} ${level} ${event}${asText(fields)}\n`);
  };
  return {
    info: (event, fields = {}) => line('info', event, fields),
    warn: (event, fields = {}) => line('warn', event, fields),
    error: (event, error, fields = {}) => line('error', event, { ...fields, ...troubleOf(error) }),
  };
}

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/**
 * What may be said of an error: its kind, its code and where it happened.
 * Its message may quote what a person wrote (PostgreSQL names the value of a broken constraint), so it is left out.
 */
export function troubleOf(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((frame) => frame.trimStart().startsWith('at '));
  return {
    error: error.name,
    code,
    at: frames
      .slice(0, 3)
      .map((frame) => frame.trim())
      .join(' | '),
  };
}

function asText(fields: Fields): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}=${String(value).includes(' ') ? JSON.stringify(value) : value}`)
    .join('');
}
