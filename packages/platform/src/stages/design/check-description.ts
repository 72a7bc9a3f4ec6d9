import { phases, text } from '@laurel/microcredential';
import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { findDescription } from './design.store.ts';
import { deviation } from './deviation.ts';
import { inForceFor } from './in-force.store.ts';
import { judge } from './judge.ts';
import { verdictWords } from './kept-verdict.ts';
import { named } from './named-verdicts.ts';

const finding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warn', 'info']),
  message: z.string(),
  fix: z.string(),
  path: z.string(),
  source: z.object({ document: z.string(), clause: z.string() }),
});

/** What one framework says of a description. */
export const verdictOfFramework = z.object({
  framework: z.string(),
  version: z.string(),
  verdict: z.enum(['pass', 'pass-with-warnings', 'fail', 'not-applicable']),
  reason: z.enum(['not-yet-valid', 'no-longer-valid', 'does-not-apply']).optional(),
  findings: z.array(finding),
});

/** A finding where it counts, with the deviation that was granted from its rule. */
export const findingInForce = finding.extend({
  /** `deviation`: it would be an error, and blocks nothing while the deviation holds */
  severity: z.enum(['error', 'deviation', 'warn', 'info']),
  deviation: deviation.optional(),
  /** which held once: the error blocks again */
  lapsed: deviation.optional(),
});

/** What a framework says where it is in force: an error of one that binds keeps the description back; the others advise. */
export const verdictInForce = verdictOfFramework.extend({
  verdict: z.enum(verdictWords),
  findings: z.array(findingInForce),
  binds: z.boolean(),
  title: text,
  shortTitle: text.optional(),
});

/** What every framework says of a description, side by side; none is merged into another. */
export const checkDescription = defineView({
  name: 'check-description',
  input: z.object({ id: z.uuid(), phase: z.enum(phases).default('design') }),
  result: z.object({
    phase: z.enum(phases),
    verdicts: z.array(verdictInForce),
  }),
  rest: { method: 'GET', path: '/api/descriptions/{id}/check', summary: 'Check a description against the frameworks' },
  about: (tx, input) => findDescription(tx, input.id),
  async look(tx, { phase }, found) {
    if (found === undefined) throw new Refusal('not-found');
    const document = { description: found.description };
    const inForce = await inForceFor(tx, { institutionId: found.institutionId, descriptionId: found.id, version: found.version });
    const verdicts = named(judge(document, inForce, { phase, language: tx.language }), inForce);
    return { phase, verdicts: verdicts.map((verdict) => ({ ...verdict, findings: [...verdict.findings] })) };
  },
});
