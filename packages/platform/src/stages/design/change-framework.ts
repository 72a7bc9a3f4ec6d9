import { type Framework, phases, type Rule } from '@laurel/microcredential';
import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { oneLine } from '../../base/plain-text.ts';
import { type InputIssue, Refusal } from '../../base/refusal.ts';
import { holdOwn, standingOfOwn, writeOwn } from './own-framework.store.ts';
import { frameworkId, paramName, paramValue, readDraft, sentences } from './own-framework.ts';

export const severities = ['error', 'warn', 'info'] as const;

/** Of which descriptions it speaks. `as-it-is` keeps a condition of a copied framework that none of the others says. */
export const appliesTo = ['all', 'alliance', 'local', 'as-it-is'] as const;
export type AppliesTo = (typeof appliesTo)[number];

/**
 * What a framework says of itself, its numbers, and how heavy its rules are: what is named is changed, all else stays.
 * A number that a rule still asks for is not taken away, and no framework is left without a rule.
 */
export const changeFramework = defineAct({
  name: 'change-framework',
  input: z.object({
    id: frameworkId,
    /** the `edit` of the draft as it was when you read it */
    edit: z.number().int().min(0),
    title: sentences(2, 200).optional(),
    /** a word or two for the head of a column; `null` takes it away */
    shortTitle: sentences(1, 20).nullable().optional(),
    sourceDocument: z
      .object({
        title: oneLine(1, 300),
        url: z
          .url({ protocol: /^https?$/ })
          .max(1000)
          .optional(),
      })
      .optional(),
    appliesTo: z.enum(appliesTo).optional(),
    /** the last day on which the next version is in force, where that is known beforehand; `null` takes it away */
    validTo: z.iso.date().nullable().optional(),
    /** numbers by name; `null` takes one away, and what is not named stays */
    params: z.record(paramName, paramValue.nullable()).optional(),
    /** how heavy a rule is, by its number */
    severities: z.record(z.string().max(20), z.enum(severities)).optional(),
    /** from which step on a rule is asked, by its number */
    phases: z.record(z.string().max(20), z.enum(phases)).optional(),
    /** numbers of rules that are left out from now on */
    leaveOut: z.array(z.string().max(20)).max(200).optional(),
  }),
  result: z.object({ id: z.string(), edit: z.number().int() }),
  rest: { method: 'PUT', path: '/api/frameworks/{id}/draft', summary: "Change the draft of an alliance's framework" },
  about: (tx, input) => standingOfOwn(tx, input.id),
  async perform(tx, input, standing) {
    if (standing === undefined) throw new Refusal('not-found');
    const { draft } = await holdOwn(tx, input.id, input.edit);
    refuseUnknownRules(draft, input);
    const edit = await writeOwn(tx, input.id, readDraft(changed(draft, input)));
    return {
      result: { id: input.id, edit },
      events: [{ type: 'framework-changed', subjectId: input.id, facts: { allianceId: standing.allianceId, edit } }],
    };
  },
});

type Changes = z.output<typeof changeFramework.input>;

function refuseUnknownRules({ rules }: Framework, input: Changes): void {
  const known = new Set(rules.map(({ id }) => id));
  const named = [...Object.keys(input.severities ?? {}), ...Object.keys(input.phases ?? {}), ...(input.leaveOut ?? [])];
  const issues: InputIssue[] = named
    .filter((id) => !known.has(id))
    .map((id) => ({ path: `severities.${id}`, code: 'unknown-rule', message: 'There is no such rule.' }));
  if (issues.length > 0) throw new Refusal('invalid-input', {}, { issues });
}

function changed(draft: Framework, input: Changes): unknown {
  const { title, shortTitle, sourceDocument, appliesTo: applies, validTo, params } = input;
  const next: Record<string, unknown> = { ...draft };
  if (title !== undefined) next.title = title;
  if (shortTitle !== undefined) next.shortTitle = shortTitle ?? undefined;
  if (sourceDocument !== undefined) next.sourceDocument = sourceDocument;
  if (validTo !== undefined) next.validTo = validTo ?? undefined;
  if (applies !== undefined && applies !== 'as-it-is') next.appliesWhen = conditionOf(applies);
  if (params !== undefined) {
    const merged = Object.entries({ ...draft.params, ...params }).filter(([, value]) => value !== null);
    next.params = Object.fromEntries(merged);
  }
  next.rules = draft.rules
    .filter(({ id }) => !(input.leaveOut ?? []).includes(id))
    .map(
      (rule): Rule => ({ ...rule, severity: input.severities?.[rule.id] ?? rule.severity, phase: input.phases?.[rule.id] ?? rule.phase }),
    );
  // What is undefined is not in JSON.
  return JSON.parse(JSON.stringify(next));
}

function conditionOf(applies: Exclude<AppliesTo, 'as-it-is'>): Framework['appliesWhen'] {
  return applies === 'all' ? undefined : { path: 'description.scope', op: 'eq', value: applies };
}

/** Which of the choices a framework's own condition is. */
export function appliesToOf({ appliesWhen }: Framework): AppliesTo {
  if (appliesWhen === undefined) return 'all';
  const scopes = ['alliance', 'local'] as const;
  const plain = 'op' in appliesWhen && appliesWhen.op === 'eq' && appliesWhen.path === 'description.scope';
  return (plain ? scopes.find((scope) => scope === appliesWhen.value) : undefined) ?? 'as-it-is';
}
