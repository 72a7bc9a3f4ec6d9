// Compiles the three packages and lays the files that TypeScript does not know (styles, SQL, browser scripts) beside the result.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const packages = ['microcredential', 'credential', 'platform'];
const COPIED = /\.(css|sql|js|mjs|svg|png|ico|woff2?)$/;

/** Every file below a folder, as paths relative to it. */
function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));
}

/** What a file in dist was made from; a file whose source is gone must not outlive it (a removed migration would still run). */
function sourceOf(file) {
  if (/\.test\.|\.tsbuildinfo$/.test(file)) return [];
  const stem = file.replace(/\.(d\.ts|js)(\.map)?$/, '');
  return stem === file ? [file] : [`${stem}.ts`, `${stem}.tsx`, file, `${stem}.json`];
}

function run(command, args) {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

for (const name of packages) {
  const source = join(root, 'packages', name, 'src');
  const target = join(root, 'packages', name, 'dist');
  for (const file of filesBelow(target)) {
    if (/\.(tsbuildinfo|tar\.gz)$/.test(file)) continue;
    if (!sourceOf(file).some((from) => existsSync(join(source, from)))) rmSync(join(target, file));
  }
}

// The compiler's memory does not notice changed JSON (a new key of a language): then it has to forget.
for (const name of packages) {
  const memory = join(root, 'packages', name, 'dist', '.tsbuildinfo');
  if (!existsSync(memory)) continue;
  const source = join(root, 'packages', name, 'src');
  const since = statSync(memory).mtimeMs;
  if (filesBelow(source).some((file) => file.endsWith('.json') && statSync(join(source, file)).mtimeMs > since)) rmSync(memory);
}

const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
run(process.execPath, [compiler, '-b', 'tsconfig.json']);

for (const name of packages) {
  const source = join(root, 'packages', name, 'src');
  const target = join(root, 'packages', name, 'dist');
  for (const file of filesBelow(source).filter((each) => COPIED.test(each))) {
    const [from, to] = [join(source, file), join(target, file)];
    if (existsSync(to) && statSync(to).mtimeMs >= statSync(from).mtimeMs) continue;
    mkdirSync(dirname(to), { recursive: true });
    cpSync(from, to);
  }
}

const fonts = join(root, 'scripts', 'build-fonts.mjs');
if (existsSync(fonts)) run(process.execPath, [fonts]);

// A new embedded database is unpacked from this instead of being made step by step: seconds less at the first start.
run(process.execPath, [join(root, 'packages', 'platform', 'dist', 'make-template.js')]);
