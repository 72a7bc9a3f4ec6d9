// Installs the usual libraries (stock, apart, by their own lockfile) that the bench measures against and the conformance tests ask.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../bench/reference/', import.meta.url));

/** Installs when missing or when the lockfile changed since. @returns whether they are there now */
export function installReference() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  const stamp = join(folder, 'node_modules', '.laurel-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  console.log('Installing the reference libraries ...');
  const done = spawnSync('npm', ['ci', '--ignore-scripts', '--loglevel=error'], { cwd: folder, stdio: 'inherit' });
  if (done.status !== 0) return false;
  writeFileSync(stamp, wanted);
  return true;
}
