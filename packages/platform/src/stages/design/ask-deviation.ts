import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { dayOf } from '../../base/people/role.ts';
import { type InputIssue, Refusal } from '../../base/refusal.ts';
import type { WholeDescription } from './description.ts';
import { findDescription } from './design.store.ts';
import { insertDeviation } from './deviation.store.ts';
import { deviationReason, ruleOfFramework, wrongLastDay } from './deviation.ts';
import { inForceFor } from './in-force.store.ts';
import type { InForce } from './in-force.ts';
import { judge } from './judge.ts';
import { findRule } from './rule-words.ts';
import { isNeverLifted } from './without-outcomes.ts';

/**
 * A course leader asks that one description need not keep a binding rule until a day. Nothing changes until a decider has agreed.
 * A second wish while a deviation holds asks for more time.
 */
export const askDeviation = defineAct({
  name: 'ask-deviation',
  input: z.object({
    /** of the description */
    id: z.uuid(),
    ...ruleOfFramework,
    reason: deviationReason,
    /** the last day on which it shall hold */
    until: z.iso.date(),
  }),
  result: z.object({ deviationId: z.uuid() }),
  rest: {
    method: 'POST',
    path: '/api/descriptions/{id}/deviations',
    status: 201,
    summary: 'Ask that a description need not keep a binding rule until a day; a decider decides',
  },
  about: (tx, { id }) => findDescription(tx, id),
  async perform(tx, { framework, rule, reason, until }, found) {
    if (found === undefined) throw new Refusal('not-found');
    if (found.state === 'withdrawn') throw new Refusal('wrong-state', { state: found.state });
    const { id: descriptionId, institutionId } = found;
    const inForce = await inForceFor(tx, { institutionId, descriptionId });
    const named = { framework, rule };
    const [why, wrong] = [whyNot(found, inForce, named), wrongLastDay(until, dayOf(tx.now))];
    const issues = [...(why === undefined ? [] : [issueAt('rule', why)]), ...(wrong === undefined ? [] : [issueAt('until', wrong)])];
    if (issues.length > 0) throw new Refusal('invalid-input', {}, { issues });
    const version = findRule(inForce, named)?.framework.version ?? '';
    const deviationId = await insertDeviation(tx, { descriptionId, institutionId, ...named, version, wish: reason, until });
    if (deviationId === undefined) throw new Refusal('conflict');
    return {
      result: { deviationId },
      events: [
        { type: 'deviation-asked', institutionId, subjectId: deviationId, facts: { descriptionId, framework, version, rule, until } },
      ],
    };
  },
});

/** Why nobody could decide to deviate from that rule here; nothing when somebody could. */
function whyNot(
  { description }: WholeDescription,
  inForce: InForce,
  named: { readonly framework: string; readonly rule: string },
): keyof typeof messages | undefined {
  const found = findRule(inForce, named);
  if (found === undefined || !found.binds || found.rule.severity !== 'error') return 'no-binding-rule';
  // What a certificate lacks shows when there is one.
  if (found.rule.target === 'certificate') return undefined;
  const said = judge({ description }, inForce, { phase: 'issuing', language: 'en' }).find((each) => each.framework === named.framework);
  const broken = said?.findings.find((finding) => finding.rule === named.rule);
  if (broken === undefined) return 'rule-is-kept';
  return isNeverLifted({ ...broken, framework: named.framework }) ? 'never-lifted' : undefined;
}

const messages = {
  'not-in-future': 'must be after today',
  'too-far': 'must be within five years',
  'later-than-wished': 'must not be later than was asked for',
  'no-binding-rule': 'is no rule of a framework that binds here',
  'rule-is-kept': 'is kept already',
  'never-lifted': 'is a rule from which nobody can deviate',
} as const;

/** One question that was not answered so that it can be taken. */
export function issueAt(path: string, code: keyof typeof messages): InputIssue {
  return { path, code, message: messages[code] };
}

/**
 * What is wrong with the last day beside the other questions: whoever gave too short a reason is told of a day that has passed as well,
 * and not only the next time.
 */
export function withLastDay(issues: readonly InputIssue[], until: string, today: string, latest?: string): readonly InputIssue[] {
  if (issues.some(({ path }) => path === 'until') || !z.iso.date().safeParse(until).success) return issues;
  const wrong = wrongLastDay(until, today, latest);
  return wrong === undefined ? issues : [...issues, issueAt('until', wrong)];
}
