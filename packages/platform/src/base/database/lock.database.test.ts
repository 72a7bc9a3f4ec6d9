import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startChild } from '../../for-tests/child.ts';
import { takeLock } from './lock.ts';

let home: string;
let folder: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'laurel-test-'));
  folder = join(home, 'database');
});
afterEach(() => rm(home, { recursive: true, force: true }));

test('a lock is had once at a time, and leaves nothing when it is given back', async () => {
  const lock = await takeLock(folder);
  await expect(takeLock(folder)).rejects.toThrow(`is already open in process ${process.pid}; stop that one first, or set DATABASE_URL`);
  await lock.release();
  expect(await readdir(home)).toEqual([]);
  await (await takeLock(folder)).release();
});

test('of four processes that find a dead lock together, one takes it over', async () => {
  const dead = startChild('take-lock', { FOLDER: folder });
  expect(await dead.line('has it'), dead.complaints()).toBe('has it');
  dead.kill('SIGKILL');
  await dead.ended;
  expect(await readdir(home)).toEqual(['database.lock']);
  const children = [1, 2, 3, 4].map(() => startChild('take-lock', { FOLDER: folder }));
  const said = await Promise.all(children.map((child) => Promise.race([child.line('has it'), child.line('refused')])));
  expect(said.filter((line) => line === 'has it')).toHaveLength(1);
  expect(said.filter((line) => line?.includes('DATABASE_URL'))).toHaveLength(3);
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(children.map((child) => child.ended));
});

test('a folder too deep for the path of a socket is locked all the same', async () => {
  const deep = join(home, ...Array.from({ length: 6 }, () => 'a-folder-with-quite-a-long-name'));
  await mkdir(deep, { recursive: true });
  const lock = await takeLock(join(deep, 'database'));
  await expect(takeLock(join(deep, 'database'))).rejects.toMatchObject({ code: 'database-in-use' });
  await lock.release();
  await (await takeLock(join(deep, 'database'))).release();
});
