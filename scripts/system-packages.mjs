// The tests want a real browser, a real PostgreSQL and two readers of PDF. On Debian, as root, they are installed when missing.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const onPath = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/** Folder of the newest PostgreSQL server programs on this machine, or undefined. */
export function postgresPrograms() {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return undefined;
  const versions = readdirSync(base).filter((version) => existsSync(`${base}/${version}/bin/postgres`));
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? undefined : `${base}/${newest}/bin`;
}

const WANTED = [
  { name: 'chromium', there: () => onPath('chromium') },
  { name: 'postgresql', there: () => postgresPrograms() !== undefined },
  { name: 'poppler-utils', there: () => onPath('pdftotext') },
  { name: 'qpdf', there: () => onPath('qpdf') },
];

/** Installs what is missing when it may; says in one line what stays missing otherwise. */
export function installSystemPackages() {
  const missing = WANTED.filter((each) => !each.there()).map((each) => each.name);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    console.log(`Not installed, and may not be installed from here: ${missing.join(', ')}. The tests that need them are skipped.`);
    return;
  }
  console.log(`Installing ${missing.join(', ')} ...`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env: environment });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environment,
  });
}
