import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesIn } from './files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const left = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

test('what was written is read again, and can be replaced and removed', async () => {
  const files = filesIn(folder);
  expect(await files.read('certificates/ab/1.pdf')).toBeUndefined();
  await files.write('certificates/ab/1.pdf', bytes('first'));
  await files.write('certificates/ab/1.pdf', bytes('second'));
  expect(Buffer.from((await files.read('certificates/ab/1.pdf')) ?? []).toString()).toBe('second');
  await files.remove('certificates/ab/1.pdf');
  expect(await files.read('certificates/ab/1.pdf')).toBeUndefined();
  expect(left()).toEqual([]);
});

test('a full disk is one clear refusal: what was there stays, and no half of anything is left', async () => {
  await filesIn(folder).write('list.csv', bytes('before'));
  for (const code of ['ENOSPC', 'EDQUOT']) {
    const full = filesIn(folder, {
      async write(draft, all) {
        // As a disk does it: some of it gets there, then there is no room.
        const { writeFile } = await import('node:fs/promises');
        await writeFile(draft, all.subarray(0, 3));
        throw Object.assign(new Error('no space left on device'), { code });
      },
    });
    await expect(full.write('list.csv', bytes('after'))).rejects.toThrow('The disk is full: nothing was written.');
  }
  expect(left()).toEqual(['list.csv']);
  expect(Buffer.from((await filesIn(folder).read('list.csv')) ?? []).toString()).toBe('before');
});

test('a disk that is really full says the same', async () => {
  const small = join(folder, 'small');
  if (!mountSmallDisk(small)) return;
  try {
    const files = filesIn(small);
    await files.write('kept.bin', new Uint8Array(100_000));
    await expect(files.write('large.bin', new Uint8Array(5_000_000))).rejects.toMatchObject({ code: 'disk-full', status: 507 });
    expect(readdirSync(small)).toEqual(['kept.bin']);
  } finally {
    execFileSync('umount', [small]);
  }
});

/** Only an administrator may mount; the case above does without. */
function mountSmallDisk(at: string): boolean {
  try {
    execFileSync('mkdir', [at]);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('a name cannot lead out of the folder', async () => {
  for (const name of [
    '../outside',
    '/etc/passwd',
    'a/../../b',
    'a//b',
    '.hidden',
    'a\\b',
    'a b',
    'a\0b',
    '',
    'ü',
    'a/',
    `${'x'.repeat(101)}`,
  ]) {
    await expect(filesIn(folder).write(name, bytes('x')), name).rejects.toThrow('not allowed');
  }
  expect(left()).toEqual([]);
});
