import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFolder, root } from './laurel.ts';

/** The first block of commands under a heading of the README. */
function commandsUnder(heading: string): string[] {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const block = /```sh\n([\s\S]*?)```/.exec(text.slice(text.indexOf(heading)));
  return (block?.[1] ?? '').trim().split('\n');
}

describe('the README', () => {
  const lines = commandsUnder('## The main job in ten lines');

  test('has the main job in ten lines', () => {
    expect(lines).toHaveLength(10);
  });

  test(
    'shows commands that do what it says, word for word',
    () =>
      inFolder((folder) => {
        const done = spawnSync('bash', ['-e', '-c', lines.join('\n')], {
          cwd: root,
          encoding: 'utf8',
          env: { PATH: process.env['PATH'] ?? '', HOME: folder, LC_ALL: 'C.UTF-8', npm_config_update_notifier: 'false' },
        });
        expect(existsSync(join(root, 'my-credentials'))).toBe(false);
        expect(done.stderr.replace(/^npm .*\n/gm, '')).toBe('');
        expect([done.status, done.stdout]).toEqual([0, done.stdout]);
        expect(done.stdout).toContain('001-Hélène-Böhm.ob3.json');
        expect(done.stdout.match(/^Valid/gm)).toHaveLength(2);
        expect(done.stdout).toContain('not valid');
      }),
    240_000,
  );
});
