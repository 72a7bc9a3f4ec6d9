import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const shared = join(root, '..', 'shared');
export const sharedIsThere = existsSync(join(shared, 'README.md'));

/** Runs the compiled command as a person would. */
export function laurel(home: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const done = spawnSync(process.execPath, [join(root, 'bin', 'laurel.mjs'), ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', LAUREL_HOME: home, LC_ALL: 'C.UTF-8' },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status: done.status, stdout: done.stdout, stderr: done.stderr };
}

/** A folder of its own, gone when the test is over. */
export function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-conformance-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const result = work(folder);
  if (result instanceof Promise) return result.finally(remove) as T;
  remove();
  return result;
}

export const filesIn = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));

export const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
