// npm run bench [-- --json]: measures and judges nothing. With --json the last line is one JSON object.
import { cpus } from 'node:os';
import { installReference } from '../scripts/reference.mjs';

const json = process.argv.includes('--json');
if (!installReference()) {
  console.error('The reference libraries could not be installed, so there is nothing to compare with.');
  process.exit(2);
}
const { benchCredentials } = await import('./credentials.mjs');
const { benchFrameworks } = await import('./frameworks.mjs');
const { benchHouse } = await import('./house.mjs');
const { benchIssuing } = await import('./issuing.mjs');
const { benchPages } = await import('./pages.mjs');

const credentials = await benchCredentials();
const frameworks = await benchFrameworks();
const house = await benchHouse();
const issuingFromBrowser = await benchIssuing();
const pages = await benchPages();
const figures = {
  ...credentials,
  ...frameworks,
  ...house,
  issuingFromBrowser,
  ...pages,
  machine: { node: process.version, processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length },
};

if (json) console.log(JSON.stringify(figures));
else
  for (const [name, figure] of Object.entries(figures))
    console.log(`${name}: ${typeof figure === 'object' ? JSON.stringify(figure) : figure}`);
process.exit(0);
