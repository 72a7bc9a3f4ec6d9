import { Refusal } from './refusal.ts';
import { type logFormats, type Setting, type SettingName, settingTable } from './setting-table.ts';

/** The settings, read and found sound. */
export type Settings = {
  readonly home: string;
  readonly databaseUrl?: string;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  readonly language: string;
  readonly mailFrom: string;
  readonly smtpUrl?: string;
  /** Seconds between two publications of changed status lists. */
  readonly statusTick: number;
  readonly workers: number;
  readonly pool: number;
  readonly log: (typeof logFormats)[number];
  readonly secret?: string;
  readonly fetchAllowLoopback: boolean;
};

/** One line of `laurel config`. Secrets are masked. */
export type SettingLine = {
  readonly name: SettingName;
  readonly value: string;
  readonly source: 'environment' | 'default' | 'not set';
  readonly default: string;
  readonly meaning: string;
  readonly secret: boolean;
  readonly problem?: string;
  readonly warning?: string;
};

type Environment = Readonly<Record<string, string | undefined>>;
type Reading = { readonly line: SettingLine; readonly parsed: unknown };

/**
 * The settings of an environment.
 * @throws Refusal `settings-wrong` that names everything that is wrong at once
 * @example
 * readSettings(process.env).port // 4180
 */
export function readSettings(environment: Environment): Settings {
  const readings = readAll(environment);
  const problems = Object.values(readings).flatMap(({ line }) =>
    line.problem === undefined ? [] : [{ path: line.name, code: 'setting', message: line.problem }],
  );
  if (problems.length > 0) {
    throw new Refusal(
      'settings-wrong',
      { problems: problems.map((issue) => `${issue.path} ${issue.message}`).join('; ') },
      { issues: problems },
    );
  }
  const get = <T>(name: SettingName): T => readings[name].parsed as T;
  const optional = <K extends string>(key: K, name: SettingName): { [P in K]?: string } => {
    const value = get<string | undefined>(name);
    return value === undefined ? {} : ({ [key]: value } as { [P in K]: string });
  };
  const host = get<string>('LAUREL_HOST');
  const port = get<number>('LAUREL_PORT');
  return {
    home: get('LAUREL_HOME'),
    host,
    port,
    publicUrl: get<string | undefined>('LAUREL_PUBLIC_URL') ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    language: get('LAUREL_LANGUAGE'),
    mailFrom: get('LAUREL_MAIL_FROM'),
    statusTick: get('LAUREL_STATUS_TICK'),
    workers: get('LAUREL_WORKERS'),
    pool: get('LAUREL_POOL'),
    log: get('LAUREL_LOG'),
    fetchAllowLoopback: get('LAUREL_FETCH_ALLOW_LOOPBACK'),
    ...optional('databaseUrl', 'DATABASE_URL'),
    ...optional('smtpUrl', 'SMTP_URL'),
    ...optional('secret', 'LAUREL_SECRET'),
  };
}

/** Every setting with its value, where it comes from, its default and what it means; what is wrong stands in `problem`. It never throws. */
export function describeSettings(environment: Environment): SettingLine[] {
  return Object.values(readAll(environment)).map(({ line }) => line);
}

function readAll(environment: Environment): Record<SettingName, Reading> {
  const readings = Object.entries(settingTable).map(([name, entry]) => [name, readOne(name as SettingName, entry, environment[name])]);
  return Object.fromEntries(readings) as Record<SettingName, Reading>;
}

function readOne(name: SettingName, entry: Setting<unknown>, written: string | undefined): Reading {
  const { value, warning } = withoutQuotes(written);
  const fallback = entry.fallback();
  const used = value ?? fallback;
  const result = used === undefined ? undefined : entry.schema.safeParse(used);
  const secret = entry.secret === true;
  const parsed = result?.success === true ? result.data : undefined;
  const shown = used === undefined ? '' : secret ? masked(used) : String(parsed ?? used);
  return {
    parsed,
    line: {
      name,
      value: shown,
      source: value !== undefined ? 'environment' : fallback === undefined ? 'not set' : 'default',
      default: fallback ?? '',
      meaning: entry.meaning,
      secret,
      ...(result?.success === false ? { problem: result.error.issues[0]?.message ?? 'cannot be used' } : {}),
      ...(warning === undefined ? {} : { warning }),
    },
  };
}

/** An empty setting is one that is not set. Quotes come from env files that keep them. */
function withoutQuotes(written: string | undefined): { value?: string; warning?: string } {
  const text = written?.trim() ?? '';
  if (text === '') return {};
  const quoted = /^(["'])(.*)\1$/s.exec(text);
  if (quoted === null) return { value: text };
  const inner = quoted[2]?.trim() ?? '';
  const warning = 'is written in quotes; they were left out';
  return inner === '' ? { warning } : { value: inner, warning };
}

/** An address keeps what tells where it leads, without user, password and query; any other secret shows nothing. */
function masked(secret: string): string {
  if (!URL.canParse(secret) || !secret.includes('://')) return '********';
  const url = new URL(secret);
  const who = url.username === '' ? '' : `${decodeURIComponent(url.username)}${url.password === '' ? '' : ':********'}@`;
  return `${url.protocol}//${who}${url.host}${url.pathname}`;
}
