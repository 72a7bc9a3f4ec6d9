import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDemonstrationHouse } from './demonstration-house.ts';
import { pagesDocument } from './pages-document.ts';
import { pictured } from './pictured.ts';
import { takePictures } from './take-pictures.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = process.env['LAUREL_PICTURES'] || join(root, 'docs', 'pictures');
/** All of them together, so that nobody minds them in the repository. */
const MOST_BYTES = 7_000_000;

// Words alone, when only they have changed: npm run pictures -- --words
if (process.argv.includes('--words')) {
  await writeFile(join(root, 'docs', 'pages.md'), pagesDocument(pictured));
  process.exit(0);
}

const wanted = process.argv.slice(2);
const only = pictured.filter(({ name = '' }) => wanted.length === 0 || wanted.some((each) => name.includes(each)));
const house = await openDemonstrationHouse(process.env['LAUREL_PICTURES_HOME']);
const failed = await takePictures(house, only, folder);
await house.close();
await writeFile(join(root, 'docs', 'pages.md'), pagesDocument(pictured));

const files = await readdir(folder);
const known = new Set(
  pictured.flatMap(({ name, also = [] }) => [name, ...also.map((way) => `${name}-${way}`)].map((each) => `${each}.png`)),
);
// Of pages that are no more.
for (const file of files.filter((each) => each.endsWith('.png') && !known.has(each))) await rm(join(folder, file));
const sizes = await Promise.all(files.filter((each) => known.has(each)).map(async (file) => (await stat(join(folder, file))).size));
const bytes = sizes.reduce((sum, each) => sum + each, 0);
console.log(`pictures: ${sizes.length} in docs/pictures, ${(bytes / 1e6).toFixed(1)} MB`);
for (const each of failed) console.error(`pictures: not taken: ${each}`);
if (bytes > MOST_BYTES) console.error('pictures: more than 7 MB together');
process.exit(failed.length > 0 || bytes > MOST_BYTES ? 1 : 0);
