// Which requirements are covered by tests: what is counted, apart from reading files and printing.
import { parse } from 'csv-parse/sync';
import { testCalls } from './test-calls.mjs';

/** A test that claims more than this covers none of it: nobody could see in it what is meant by which. */
export const mostIdsOfATest = 3;

const oneId = /[A-Z][A-Z0-9]*-\d+/.source;
const idsAtTheEnd = new RegExp(`((?:\\s*\\[${oneId}(?:,\\s*${oneId})*\\])+)\\s*$`);
/** `[UNIC-28] %s`, `[UNIC-28]: $name`: the parameter of a test that is run for several. */
const trailingParameter = /[\s:,(]*(?:%[a-z]|\$[\w.]+)\)?\s*$/;

/** The requirements of a CSV, in its order. @throws Error with one sentence */
export function readRequirements(csv) {
  const rows = parse(csv, { columns: true, bom: true, skip_empty_lines: true, relax_column_count: false });
  for (const column of ['id', 'requirement', 'stage', 'priority'])
    if (!Object.hasOwn(rows[0] ?? {}, column)) throw new Error(`there is no column "${column}"`);
  const ids = rows.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw new Error(`${twice} stands there twice`);
  return rows;
}

/** The ids at the end of a test's name. */
export function idsOf(title) {
  return (idsAtTheEnd.exec(title)?.[1] ?? '').match(new RegExp(oneId, 'g')) ?? [];
}

/**
 * Which requirements are covered: those whose id stands at the end of the name of a test that passed and asserts something.
 * @param report vitest's JSON report
 * @param sourceOf the text of a test file, or undefined where it is gone
 */
export function requirementsCovered(requirements, report, sourceOf) {
  const known = new Set(requirements.map(({ id }) => id));
  const covering = new Set();
  const found = { tooMany: new Map(), withoutAssertion: new Map(), notLookedAt: new Map(), unknown: new Map() };
  for (const { name: file, assertionResults } of report.testResults) {
    let calls;
    for (const { title, status } of assertionResults) {
      // Most tests name no requirement, and most files need not be read.
      if (!new RegExp(`\\[${oneId}`).test(title)) continue;
      calls ??= testCalls(sourceOf(file) ?? '');
      const own = callsOf(title, calls);
      const ids = idsOfTest(title, own);
      if (ids.length === 0) continue;
      const test = { file, title };
      const keep = (group) => group.set(`${file}\n${own[0]?.title ?? title}`, test);
      for (const id of ids) if (!known.has(id)) found.unknown.set(id, { ...test, id });
      if (ids.length > mostIdsOfATest) keep(found.tooMany);
      else if (own.length === 0) keep(found.notLookedAt);
      else if (!own.every(({ asserts }) => asserts)) keep(found.withoutAssertion);
      else if (status === 'passed') for (const id of ids) covering.add(id);
    }
  }
  const list = (group) => [...group.values()];
  return {
    covered: requirements.filter(({ id }) => covering.has(id)),
    uncovered: requirements.filter(({ id }) => !covering.has(id)),
    tooMany: list(found.tooMany),
    withoutAssertion: list(found.withoutAssertion),
    notLookedAt: list(found.notLookedAt),
    unknown: list(found.unknown),
  };
}

/** The calls that a title of the report may come from: the one that has it to the letter, else those whose parameters give it. */
function callsOf(title, calls) {
  const exact = calls.filter((call) => call.title === title);
  return exact.length > 0 ? exact : calls.filter((call) => call.gives(title));
}

function idsOfTest(title, calls) {
  const atTheEnd = idsOf(title);
  if (atTheEnd.length > 0) return atTheEnd;
  const written = calls.find((call) => trailingParameter.test(call.title));
  return written === undefined ? [] : idsOf(written.title.replace(trailingParameter, ''));
}

/** What is printed for people. */
export function describeCoverage(requirements, coverage, nameOfFile = (file) => file) {
  const covered = new Set(coverage.covered.map(({ id }) => id));
  const priorities = [...new Set(requirements.map(({ priority }) => priority))];
  const lines = [`${covered.size} of ${requirements.length} requirements are covered by a test that passed.`];
  for (const [heading, groupOf] of [
    ['By stage', ({ stage }) => stage],
    ['By source', ({ id }) => id.slice(0, id.lastIndexOf('-'))],
  ]) {
    lines.push('', heading);
    for (const [name, group] of groupedBy(requirements, groupOf)) {
      const counts = priorities.flatMap((priority) => {
        const own = group.filter((each) => each.priority === priority);
        return own.length === 0 ? [] : [`${priority} ${own.filter(({ id }) => covered.has(id)).length}/${own.length}`];
      });
      lines.push(`  ${name.padEnd(16)}${counts.map((count) => count.padEnd(16)).join('')}`.trimEnd());
    }
  }
  const missing = coverage.uncovered.filter(({ priority }) => priority === 'MUST');
  if (missing.length > 0) lines.push('', 'MUST, and not covered');
  for (const [stage, group] of groupedBy(missing, (each) => each.stage))
    lines.push(`  ${stage}`, ...group.map(({ id, requirement }) => `    ${id}: ${requirement}`));

  const name = (heading, tests, say) => {
    if (tests.length > 0) lines.push('', heading, ...tests.map((test) => `  ${say(test)}`));
  };
  const place = ({ file, title }) => `${nameOfFile(file)}: ${title}`;
  name('Without an assertion, and so counted for nothing', coverage.withoutAssertion, place);
  name(`With more than ${mostIdsOfATest} requirements, and so counted for nothing`, coverage.tooMany, place);
  name('Could not be looked at, and so counted for nothing', coverage.notLookedAt, place);
  name('Named by a test, and no requirement', coverage.unknown, (test) => `${test.id} (${place(test)})`);
  return `${lines.join('\n')}\n`;
}

function groupedBy(rows, groupOf) {
  const groups = new Map();
  for (const row of rows) groups.set(groupOf(row), [...(groups.get(groupOf(row)) ?? []), row]);
  return groups;
}
