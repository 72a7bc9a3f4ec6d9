// One description against all built-in frameworks at phase issuing, one thread, in turns with the reference evaluator where it is beside the project.
import { existsSync, readFileSync } from 'node:fs';
import { check, frameworks, readExchangeDocument } from '@laurel/microcredential';
import { median, rounded } from './median.mjs';

const document = readExchangeDocument(JSON.parse(readFileSync(new URL('../examples/heat-and-health.json', import.meta.url), 'utf8')));
const shared = new URL('../../shared/domain/evaluate.mjs', import.meta.url);

function perSecond(times, work) {
  const from = performance.now();
  for (let turn = 0; turn < times; turn += 1) work();
  return times / ((performance.now() - from) / 1000);
}

/** @returns `{ frameworkCheck: { checksPerSecond, versusReference } }`; a check is one description against all frameworks */
export async function benchFrameworks({ rounds = 9, times = 500 } = {}) {
  const checkAll = () => frameworks.map((framework) => check(document, framework, { phase: 'issuing' }));
  const evaluate = existsSync(shared) ? (await import(shared.href)).evaluate : undefined;
  const evaluateAll = () => frameworks.map((framework) => evaluate(framework, document, { phase: 'issuing' }));

  perSecond(times, checkAll);
  if (evaluate) perSecond(times, evaluateAll);
  const seen = { ours: [], theirs: [] };
  for (let round = 0; round < rounds; round += 1) {
    seen.ours.push(perSecond(times, checkAll));
    if (evaluate) seen.theirs.push(perSecond(times, evaluateAll));
  }
  return {
    frameworkCheck: {
      checksPerSecond: rounded(median(seen.ours)),
      versusReference: evaluate ? rounded(median(seen.ours.map((ours, round) => ours / seen.theirs[round]))) : 'the reference is not there',
    },
  };
}

if (process.argv[1] === new URL(import.meta.url).pathname) console.log(JSON.stringify(await benchFrameworks()));
