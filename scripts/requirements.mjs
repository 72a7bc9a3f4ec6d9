// npm run requirements -- FILE [--json]: which requirements of a CSV are covered by the tests of the last `npm test`.
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeCoverage, readRequirements, requirementsCovered } from './requirements-covered.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

function readOr(path, ifMissing) {
  if (!existsSync(path)) stop(ifMissing);
  return readFileSync(path, 'utf8');
}

function stop(why) {
  console.error(why);
  process.exit(2);
}

function tried(work, ifNot) {
  try {
    return work();
  } catch (error) {
    return stop(ifNot(String(error.message).split('\n')[0]));
  }
}

const { values, positionals } = tried(
  () => parseArgs({ options: { json: { type: 'boolean', default: false } }, allowPositionals: true }),
  (why) => `${why}; say: npm run requirements -- FILE [--json]`,
);
const [file, ...more] = positionals;
if (file === undefined || more.length > 0) stop('Name one file of requirements: npm run requirements -- FILE [--json]');

const requirements = tried(
  () => readRequirements(readOr(file, `There is no file ${file}.`)),
  (why) => `${file} is not a CSV of requirements: ${why}.`,
);
const reportFile = process.env.LAUREL_TEST_REPORT || join(root, 'reports', 'tests.json');
const report = tried(
  () => {
    const read = JSON.parse(readOr(reportFile, `There is no report of tests at ${reportFile}; npm test writes it.`));
    if (!Array.isArray(read.testResults)) throw new Error('there are no testResults in it');
    return read;
  },
  (why) => `${reportFile} is not vitest's JSON report: ${why}.`,
);

const coverage = requirementsCovered(requirements, report, (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined));
const ids = (rows) => rows.map(({ id }) => id);
process.stdout.write(
  values.json
    ? `${JSON.stringify({ covered: ids(coverage.covered), uncovered: ids(coverage.uncovered) })}\n`
    : describeCoverage(requirements, coverage, (path) => relative(root, path)),
);
