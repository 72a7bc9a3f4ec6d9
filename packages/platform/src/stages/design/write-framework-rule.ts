import { type Framework, phases, type Rule } from '@laurel/microcredential';
import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { oneLine } from '../../base/plain-text.ts';
import { type InputIssue, Refusal } from '../../base/refusal.ts';
import { severities } from './change-framework.ts';
import { holdOwn, standingOfOwn, writeOwn } from './own-framework.store.ts';
import { frameworkId, nextRuleId, readDraft, sentences } from './own-framework.ts';
import { troublesIn } from './storable.ts';

/** A rule as somebody writes it: conditions in the language of frameworks, sentences in at least one language. */
export const writtenRule = z.object({
  phase: z.enum(phases),
  severity: z.enum(severities),
  /** asked only where this holds */
  when: z.unknown().optional(),
  /** what must hold */
  assert: z.unknown(),
  message: sentences(3, 400),
  fix: sentences(3, 400),
  source: z.object({ document: oneLine(1, 300), clause: oneLine(1, 200) }),
});
export type WrittenRule = z.output<typeof writtenRule>;

/** A rule of an alliance's framework is written, or written anew in the place of the one of that number. */
export const writeFrameworkRule = defineAct({
  name: 'write-framework-rule',
  input: writtenRule.extend({
    id: frameworkId,
    /** the `edit` of the draft as it was when you read it */
    edit: z.number().int().min(0),
    /** the number of the rule that is written anew; without one it is a new rule */
    rule: z.string().max(20).optional(),
  }),
  result: z.object({ id: z.string(), rule: z.string(), edit: z.number().int() }),
  rest: { method: 'POST', path: '/api/frameworks/{id}/draft/rules', summary: "Write a rule of an alliance's framework" },
  about: (tx, input) => standingOfOwn(tx, input.id),
  async perform(tx, input, standing) {
    if (standing === undefined) throw new Refusal('not-found');
    const held = await holdOwn(tx, input.id, input.edit);
    const { draft, rule } = withRule(held.draft, input.rule, input);
    const edit = await writeOwn(tx, input.id, draft);
    return {
      result: { id: input.id, rule, edit },
      events: [{ type: 'framework-changed', subjectId: input.id, facts: { allianceId: standing.allianceId, edit, rule } }],
    };
  },
});

/**
 * The draft with a rule as it is written: in the place of another one, else at the end.
 * @throws Refusal `invalid-input`; what is wrong with the rule is named as from the rule: `assert.path`, `message.en`
 */
export function withRule(before: Framework, number: string | undefined, written: WrittenRule): { draft: Framework; rule: string } {
  const troubles = ['when', 'assert'].flatMap((member) => troublesIn(written[member as 'when' | 'assert'], member));
  if (troubles.length > 0) throw new Refusal('invalid-input', {}, { issues: troubles });
  const place = number === undefined ? before.rules.length : before.rules.findIndex(({ id }) => id === number);
  if (place < 0)
    throw new Refusal('invalid-input', {}, { issues: [{ path: 'rule', code: 'unknown-rule', message: 'There is no such rule.' }] });
  const id = number ?? nextRuleId(before);
  const { phase, severity, when, assert, message, fix, source } = written;
  const target = before.rules[place]?.target ?? 'description';
  const rule = { id, target, phase, severity, ...(when === undefined ? {} : { when }), assert, message, fix, source };
  const rules: unknown[] = [...before.rules];
  rules[place] = rule as Rule;
  try {
    return { draft: readDraft(JSON.parse(JSON.stringify({ ...before, rules }))), rule: id };
  } catch (error) {
    throw error instanceof Refusal ? ofRule(error, `rules[${place}].`) : error;
  }
}

function ofRule(refusal: Refusal, prefix: string): Refusal {
  const issues = refusal.issues.map(
    (issue): InputIssue => (issue.path.startsWith(prefix) ? { ...issue, path: issue.path.slice(prefix.length) } : issue),
  );
  return new Refusal('invalid-input', {}, { issues, cause: refusal });
}
