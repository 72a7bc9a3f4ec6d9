import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keyBytes } from './key-bytes.ts';
import type { Refusal } from './refusal.ts';
import { settingTable } from './setting-table.ts';
import { describeSettings, readSettings } from './settings.ts';

test('without any setting the house stands in the home folder and speaks to this machine only', () => {
  expect(readSettings({})).toMatchObject({
    home: join(homedir(), '.laurel'),
    host: '127.0.0.1',
    port: 4180,
    publicUrl: 'http://127.0.0.1:4180',
    statusTick: 300,
    workers: 2,
    log: 'text',
    fetchAllowLoopback: false,
  });
  expect(readSettings({}).databaseUrl).toBeUndefined();
});

test('everything that is wrong is told at once', () => {
  const wrong = {
    LAUREL_PORT: 'eighty',
    DATABASE_URL: 'mysql://x',
    LAUREL_LOG: 'loud',
    LAUREL_SECRET: 'short',
    LAUREL_WORKERS: '65',
    LAUREL_FETCH_ALLOW_LOOPBACK: 'maybe',
    LAUREL_MAIL_FROM: 'a\nb',
    SMTP_URL: 'mail.example.org',
  };
  try {
    readSettings(wrong);
    expect.unreachable();
  } catch (error) {
    expect((error as Refusal).issues.map((issue) => issue.path).sort()).toEqual(Object.keys(wrong).sort());
    expect((error as Error).message).toContain('LAUREL_PORT must be a whole number from 0 to 65535; ');
    expect((error as Error).message).not.toContain('mysql://x');
  }
});

test('quotes around a value are left out, with a warning; an empty value is none', () => {
  const lines = describeSettings({ LAUREL_PORT: '"8080"', LAUREL_HOST: "'0.0.0.0'", LAUREL_LOG: '  ', SMTP_URL: '""' });
  const line = (name: string) => lines.find((each) => each.name === name);
  expect(line('LAUREL_PORT')).toMatchObject({ value: '8080', source: 'environment', warning: 'is written in quotes; they were left out' });
  expect(line('LAUREL_HOST')).toMatchObject({ value: '0.0.0.0' });
  expect(line('LAUREL_LOG')).toMatchObject({ value: 'text', source: 'default' });
  expect(line('SMTP_URL')).toMatchObject({ value: '', source: 'not set' });
  expect(readSettings({ LAUREL_PORT: '"8080"' }).port).toBe(8080);
});

test('a secret is never shown, and every setting says what it means', () => {
  const secrets = {
    DATABASE_URL: 'postgres://laurel:pass%40word@db.example.org:5432/laurel?sslmode=require&password=hidden',
    SMTP_URL: 'smtps://me:word@mail.example.org',
    LAUREL_SECRET: 'ab'.repeat(32),
  };
  const lines = describeSettings(secrets);
  expect(lines.map((line) => line.name)).toEqual(Object.keys(settingTable));
  const text = JSON.stringify(lines);
  for (const secret of ['pass%40word', 'pass@word', 'me:word', 'hidden', 'abab']) expect(text).not.toContain(secret);
  expect(lines.find((line) => line.name === 'DATABASE_URL')?.value).toBe('postgres://laurel:********@db.example.org:5432/laurel');
  expect(lines.find((line) => line.name === 'SMTP_URL')?.value).toBe('smtps://me:********@mail.example.org');
  expect(lines.find((line) => line.name === 'LAUREL_SECRET')?.value).toBe('********');
  for (const line of lines) expect(line.meaning.length, line.name).toBeGreaterThan(10);
  // A secret that is also wrong is not shown in the complaint either.
  expect(JSON.stringify(describeSettings({ LAUREL_SECRET: 'hunter2' }))).not.toContain('hunter2');
});

test('a key is 32 bytes, in hexadecimal digits or base64', () => {
  expect(keyBytes('ab'.repeat(32))).toEqual(Buffer.alloc(32, 0xab));
  expect(keyBytes(Buffer.alloc(32, 7).toString('base64'))).toEqual(Buffer.alloc(32, 7));
  expect(keyBytes(Buffer.alloc(32, 7).toString('base64url'))).toEqual(Buffer.alloc(32, 7));
  for (const wrong of ['', 'ab', 'ab'.repeat(31), 'ab'.repeat(33), Buffer.alloc(31).toString('base64')])
    expect(keyBytes(wrong), wrong).toBeUndefined();
});

test('paths and addresses are written out', () => {
  expect(readSettings({ LAUREL_HOME: '~/laurel' }).home).toBe(join(homedir(), 'laurel'));
  expect(readSettings({ LAUREL_HOME: 'here' }).home).toBe(join(process.cwd(), 'here'));
  expect(readSettings({ LAUREL_PUBLIC_URL: 'https://house.example.org/' }).publicUrl).toBe('https://house.example.org');
  expect(readSettings({ LAUREL_HOST: '::1' }).publicUrl).toBe('http://[::1]:4180');
});
