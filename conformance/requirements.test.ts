import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeCoverage, idsOf, readRequirements, requirementsCovered } from '../scripts/requirements-covered.mjs';
import { inFolder, root } from './laurel.ts';

const csv = `id,source_file,source_line,quoted_phrase,requirement,actor,stage,kind,priority
OAK-1,a.txt,L1,"one, ""quoted"" phrase","A seat is given once, and only once",learner,admission,rule,MUST
OAK-2,a.txt,L2,b,A result is confirmed,registrar,assessment,rule,MUST
ELM-1,b.txt,L1,c,"A title
in two lines",designer,design,data field,SHOULD
ELM-2,b.txt,L2,d,A mark is kept,registrar,assessment,rule,MUST
`;
const requirements = readRequirements(csv);

const source = `
// it's a comment with an apostrophe: test('no test [OAK-2]', () => { expect(1) })
test('a seat is given once [OAK-1]', () => {
  expect(seats).toBe(1);
});
test('says nothing [OAK-2]', () => {
  const text = 'expect(this) is only a sentence'; // expect(that) too
  render(/[)'"]/, text);
});
test.each([['de'], ['el']])('a title in %s [ELM-1]', (language) => expect(language).toBe('x'));
test.each<[language: string]>([['de'], ['el']])('a mark of many [ELM-2]: %s', (language) => { assert.equal(language, 'x'); });
test("everything at once [OAK-1] [OAK-2] [ELM-1, ELM-2]", () => expect(1).toBe(1));
test(\`of \${somebody} [OAK-2]\`, () => { expect(\`\${'}'}\`).toBe('}'); });
test('named wrongly [OAK-9]', () => expect(1).toBe(1));
describe.each([['a'], ['b']])('%s', () => { const seats = 1; });
test('[OAK-2] stands at the beginning', () => expect(1).toBe(1));
`;

function coverageOf(...tests: (readonly [title: string, status: string])[]) {
  const assertionResults = tests.map(([title, status]) => ({ title, status }));
  return requirementsCovered(requirements, { testResults: [{ name: 'seats.test.ts', assertionResults }] }, () => source);
}
const coveredBy = (title: string, status = 'passed') => coverageOf([title, status]).covered.map(({ id }) => id);

describe('a requirement is covered', () => {
  test('by a test that passed and ends its name with the id', () => {
    expect(coveredBy('a seat is given once [OAK-1]')).toEqual(['OAK-1']);
    expect(coveredBy('a title in el [ELM-1]')).toEqual(['ELM-1']);
    expect(coveredBy('of Ada [OAK-2]')).toEqual(['OAK-2']);
  });

  test('also when the parameter of a test stands behind the id', () => {
    expect(coveredBy('a mark of many [ELM-2]: de')).toEqual(['ELM-2']);
  });

  test.each(['failed', 'skipped', 'pending', 'todo'])('by no test that is %s', (status) => {
    expect(coveredBy('a seat is given once [OAK-1]', status)).toEqual([]);
  });

  test('by no test that names it elsewhere than at the end', () => {
    expect(coveredBy('[OAK-2] stands at the beginning')).toEqual([]);
  });
});

test('a test without an assertion is named and counts for nothing: a sentence or a comment about one is none', () => {
  const coverage = coverageOf(['says nothing [OAK-2]', 'passed']);
  expect(coverage.covered).toEqual([]);
  expect(coverage.withoutAssertion).toEqual([{ file: 'seats.test.ts', title: 'says nothing [OAK-2]' }]);
  expect(describeCoverage(requirements, coverage)).toContain(
    'Without an assertion, and so counted for nothing\n  seats.test.ts: says nothing',
  );
});

test('a test with more than three ids is named and counts for nothing', () => {
  const coverage = coverageOf(['everything at once [OAK-1] [OAK-2] [ELM-1, ELM-2]', 'passed']);
  expect(coverage.covered).toEqual([]);
  expect(coverage.tooMany.map(({ title }) => title)).toEqual(['everything at once [OAK-1] [OAK-2] [ELM-1, ELM-2]']);
});

test('a test that is not in its file could not be looked at, and counts for nothing', () => {
  const coverage = coverageOf(['a title made elsewhere [OAK-1]', 'passed']);
  expect(coverage.covered).toEqual([]);
  expect(describeCoverage(requirements, coverage)).toContain('Could not be looked at');
});

test('an id that is no requirement is named', () => {
  const coverage = coverageOf(['named wrongly [OAK-9]', 'passed']);
  expect(coverage.unknown.map(({ id }) => id)).toEqual(['OAK-9']);
  expect(describeCoverage(requirements, coverage)).toContain('OAK-9 (seats.test.ts: named wrongly');
});

test('ids are read one by one, in brackets of their own or together', () => {
  expect(idsOf('a yes of both [UNIC-28, OFFER-7]')).toEqual(['UNIC-28', 'OFFER-7']);
  expect(idsOf('a yes of both [UNIC-28] [OFFER-7]')).toEqual(['UNIC-28', 'OFFER-7']);
  expect(idsOf('a list [1-2]')).toEqual([]);
});

test('people read how many are covered by stage and by source, and the sentence of each MUST that is not', () => {
  const said = describeCoverage(requirements, coverageOf(['a seat is given once [OAK-1]', 'passed'], ['a title in de [ELM-1]', 'passed']));
  expect(said).toContain('2 of 4 requirements');
  expect(said).toMatch(/^ {2}assessment +MUST 0\/2$/m);
  expect(said).toMatch(/^ {2}design +SHOULD 1\/1$/m);
  expect(said).toMatch(/^ {2}OAK +MUST 1\/2$/m);
  expect(said).toMatch(/^ {2}ELM +MUST 0\/1 +SHOULD 1\/1$/m);
  expect(said).toContain('    OAK-2: A result is confirmed\n');
  expect(said).not.toContain('A seat is given once');
});

test('the command prints one JSON object in the order of the file, and says in one sentence what is missing', () => {
  inFolder((folder) => {
    const [list, tests, report] = ['list.csv', 'seats.test.ts', 'tests.json'].map((name) => join(folder, name)) as [string, string, string];
    writeFileSync(list, csv);
    writeFileSync(tests, source);
    const passed = ['a title in de [ELM-1]', 'a seat is given once [OAK-1]'].map((title) => ({ title, status: 'passed' }));
    writeFileSync(report, JSON.stringify({ testResults: [{ name: tests, assertionResults: passed }] }));
    const run = (reportFile: string, ...args: string[]) =>
      spawnSync(process.execPath, [join(root, 'scripts', 'requirements.mjs'), ...args], {
        encoding: 'utf8',
        env: { ...process.env, LAUREL_TEST_REPORT: reportFile },
      });

    const done = run(report, list, '--json');
    expect(done.status).toBe(0);
    expect(JSON.parse(done.stdout)).toEqual({ covered: ['OAK-1', 'ELM-1'], uncovered: ['OAK-2', 'ELM-2'] });
    expect(done.stdout.trim().split('\n')).toHaveLength(1);
    expect(run(report, list).status).toBe(0);

    for (const wrong of [
      run(report),
      run(report, join(folder, 'no.csv')),
      run(join(folder, 'no.json'), list),
      run(list, list),
      run(report, tests),
    ]) {
      expect(wrong.status).toBe(2);
      expect(wrong.stdout).toBe('');
      expect(wrong.stderr.trim().split('\n')).toHaveLength(1);
    }
  });
});
