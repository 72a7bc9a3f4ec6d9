// Takes the pictures of every page from the demonstration (docs/pictures) and writes docs/pages.md: npm run pictures [-- name …]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const done = spawnSync(
  process.execPath,
  ['--conditions=laurel-source', '--import', 'tsx', 'journeys/pictures/main.ts', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TSX_TSCONFIG_PATH: 'packages/platform/tsconfig.json' },
  },
);
process.exit(done.status ?? 1);
