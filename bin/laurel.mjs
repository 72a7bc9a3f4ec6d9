#!/usr/bin/env node
// The laurel command, from any folder. It runs what `npm run build` has compiled.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const compiled = new URL('../packages/platform/dist/cli/main.js', import.meta.url);

if (major < 20 || (major === 20 && minor < 20)) {
  process.stderr.write(`laurel: Node ${process.versions.node} is too old; Laurel needs Node 20.20 or newer.\n`);
  process.exitCode = 2;
} else if (!existsSync(compiled)) {
  process.stderr.write(`laurel: not built yet; run "npm ci" in ${dirname(dirname(fileURLToPath(import.meta.url)))} first.\n`);
  process.exitCode = 2;
} else {
  const { main } = await import(compiled.href);
  await main();
}
