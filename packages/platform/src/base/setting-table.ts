import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { keyBytes } from './key-bytes.ts';

/** How one setting is read: its meaning in one sentence, how it is written, and its default. */
export type Setting<T> = {
  readonly meaning: string;
  readonly schema: z.ZodType<T>;
  readonly fallback: () => string | undefined;
  readonly secret?: boolean;
};

const setting = <T>(line: Setting<T>): Setting<T> => line;

const yesOrNo = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['yes', 'no', 'true', 'false', '1', '0'], { error: 'must be yes or no' }))
  .transform((value) => value === 'yes' || value === 'true' || value === '1');

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: `must be a whole number from ${least} to ${most}` })
    .transform(Number)
    .refine((value) => value >= least && value <= most, { error: `must be a whole number from ${least} to ${most}` });

const address = (protocols: readonly string[], form: string) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), { error: `must look like ${form}` });

export const logFormats = ['text', 'json', 'silent'] as const;

/** Every setting there is, by the name it has in the environment. */
export const settingTable = {
  LAUREL_HOME: setting({
    meaning: 'The folder that holds the embedded database, keys, files and mails.',
    fallback: () => join(homedir(), '.laurel'),
    schema: z
      .string()
      .transform((value) => (value.startsWith('~/') ? join(homedir(), value.slice(2)) : value))
      .transform((value) => (isAbsolute(value) ? value : resolve(value))),
  }),
  DATABASE_URL: setting({
    meaning: 'A PostgreSQL server, 15 or newer; without it the embedded database under LAUREL_HOME is used.',
    fallback: () => undefined,
    secret: true,
    schema: address(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/database'),
  }),
  LAUREL_HOST: setting({
    meaning: 'The network address to listen on; 127.0.0.1 serves this machine only.',
    fallback: () => '127.0.0.1',
    schema: z.string().regex(/^[\w.:-]+$/, { error: 'must be a host name or an IP address' }),
  }),
  LAUREL_PORT: setting({ meaning: 'The port to listen on.', fallback: () => '4180', schema: wholeNumber(0, 65_535) }),
  LAUREL_PUBLIC_URL: setting({
    meaning: 'The address under which people reach the house; links in mails begin with it. Without it: http://LAUREL_HOST:LAUREL_PORT.',
    fallback: () => undefined,
    schema: address(['https:', 'http:'], 'https://credentials.example.edu').transform((value) => value.replace(/\/+$/, '')),
  }),
  LAUREL_LANGUAGE: setting({
    meaning: 'The language of the house where nobody has chosen another (BCP 47).',
    fallback: () => 'en',
    schema: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: 'must be a language tag like en or de' }),
  }),
  LAUREL_MAIL_FROM: setting({
    meaning: 'The sender of all mails.',
    fallback: () => 'Laurel <laurel@localhost>',
    schema: z.string().regex(/^(?:[^<>\r\n]* )?<?[^\s<>@]+@[^\s<>@]+>?$/, { error: 'must look like Laurel <laurel@example.edu>' }),
  }),
  SMTP_URL: setting({
    meaning: 'The mail server; without it mails are written to LAUREL_HOME/mail and nobody receives them.',
    fallback: () => undefined,
    secret: true,
    schema: address(['smtp:', 'smtps:'], 'smtps://user:password@mail.example.edu:465'),
  }),
  LAUREL_STATUS_TICK: setting({
    meaning: 'Seconds between two publications of changed status lists: how long a revocation may take to be seen.',
    fallback: () => '300',
    schema: wholeNumber(1, 86_400),
  }),
  LAUREL_WORKERS: setting({
    meaning: 'Jobs done at the same time by this process; 0 leaves them to processes started with "laurel work" (PostgreSQL only).',
    fallback: () => '2',
    schema: wholeNumber(0, 64),
  }),
  LAUREL_POOL: setting({
    meaning: 'Connections to PostgreSQL kept by one process; the embedded database always has one.',
    fallback: () => '10',
    schema: wholeNumber(2, 500),
  }),
  LAUREL_LOG: setting({
    meaning: 'The form of log lines: text, json or silent.',
    fallback: () => 'text',
    schema: z.enum(logFormats, { error: 'must be text, json or silent' }),
  }),
  LAUREL_SECRET: setting({
    meaning:
      'The house key: 32 bytes in base64 or hex. It wraps every personal key; without it, a key is made in LAUREL_HOME/keys/house.key.',
    fallback: () => undefined,
    secret: true,
    schema: z
      .string()
      .refine((value) => keyBytes(value) !== undefined, { error: 'must be 32 bytes, written as 64 hexadecimal digits or in base64' }),
  }),
  LAUREL_FETCH_ALLOW_LOOPBACK: setting({
    meaning: 'Lets the fetcher reach this machine itself over http; for trying things out only.',
    fallback: () => 'no',
    schema: yesOrNo,
  }),
} as const;

export type SettingName = keyof typeof settingTable;
