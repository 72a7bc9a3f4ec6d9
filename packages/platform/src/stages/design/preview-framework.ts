import { check, type Finding, type Framework, phases, text, type Verdict, weakRules } from '@laurel/microcredential';
import { z } from 'zod';
import { defineView, type ViewTransaction } from '../../base/act.ts';
import { dayOf } from '../../base/people/role.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Numbers } from './framework-decision.store.ts';
import { findOwn, standingOfOwn, versionOn, versionsOf } from './own-framework.store.ts';
import { frameworkId } from './own-framework.ts';
import { descriptionsSeen, numbersByInstitution, type Seen } from './preview-framework.store.ts';
import { withRule, writtenRule } from './write-framework-rule.ts';

const verdict = z.enum(['pass', 'pass-with-warnings', 'fail', 'not-applicable']);
const counts = z.object({
  pass: z.number().int(),
  'pass-with-warnings': z.number().int(),
  fail: z.number().int(),
  'not-applicable': z.number().int(),
});
type Counts = z.output<typeof counts>;
const said = z.object({ rule: z.string(), severity: z.enum(['error', 'warn', 'info']), message: z.string() });

/** More descriptions than that are on the next page. */
const SHOWN = 25;

/**
 * What a draft would say of real descriptions, beside what is said of them now: a rule that is not saved yet against the draft without it,
 * or the draft against the version that is in force. Looked at are the descriptions that the reader may see: those of institutions in which
 * they work or decide, and whatever the alliance's institutions have published.
 */
export const previewFramework = defineView({
  name: 'preview-framework',
  input: z.object({
    id: frameworkId,
    /** at which step of its way each description is asked */
    phase: z.enum(phases).optional(),
    /** a rule as it would be written; `number` names the one whose place it takes */
    rule: writtenRule.extend({ number: z.string().max(20).optional() }).optional(),
    /** as `next` of the page before said */
    after: z.uuid().optional(),
  }),
  result: z.object({
    phase: z.enum(phases),
    looked: z.number().int(),
    changed: z.number().int(),
    /** the verdicts as they are; absent while no version is in force */
    before: counts.optional(),
    after: counts,
    descriptions: z.array(
      z.object({
        id: z.uuid(),
        title: text.optional(),
        institution: z.string(),
        open: z.boolean(),
        before: verdict.optional(),
        after: verdict,
        gained: z.array(said),
        lost: z.array(said),
      }),
    ),
    next: z.uuid().optional(),
    /** of the rule that is not saved yet: that nothing breaks it, or that it asks nobody */
    weak: z.enum(['never-fails', 'never-applies']).optional(),
  }),
  rest: { method: 'POST', path: '/api/frameworks/{id}/draft/preview', summary: 'See what a draft would say of real descriptions' },
  about: (tx, input) => standingOfOwn(tx, input.id),
  async look(tx, input, standing) {
    const own = await findOwn(tx, input.id);
    if (own === undefined || standing === undefined) throw new Refusal('not-found');
    const changed = input.rule && withRule(own.draft, input.rule.number, input.rule);
    const draft = changed?.draft ?? own.draft;
    const before = changed === undefined ? await inForceNow(tx, input.id) : own.draft;
    const phase = input.phase ?? input.rule?.phase ?? 'approval';
    const numbers = await numbersByInstitution(tx, standing.allianceId, input.id);
    const look = { before, draft, phase, language: tx.language, numbers };
    const found = await compareAll(tx, standing.members, look, input.after);
    const weak = changed && weakRules({ ...draft, rules: draft.rules.filter(({ id }) => id === changed.rule) })[0]?.why;
    return { phase, ...found, ...(weak === undefined ? {} : { weak }) };
  },
});

async function inForceNow(tx: ViewTransaction, id: string): Promise<Framework | undefined> {
  return versionOn(await versionsOf(tx, { frameworkId: id }), dayOf(tx.now))?.content;
}

type Look = {
  readonly before: Framework | undefined;
  readonly draft: Framework;
  readonly phase: (typeof phases)[number];
  readonly language: string;
  readonly numbers: ReadonlyMap<string, Numbers>;
};
type Compared = { readonly before?: Verdict['verdict']; readonly after: Verdict['verdict']; gained: Said[]; lost: Said[] };
type Said = z.output<typeof said>;

async function compareAll(tx: ViewTransaction, members: readonly string[], look: Look, after: string | undefined) {
  const [was, is] = [none(), none()];
  const descriptions: (Compared & Pick<Seen, 'id' | 'institution' | 'open'> & { title?: Seen['content']['title'] })[] = [];
  let looked = 0;
  let changed = 0;
  for await (const seen of descriptionsSeen(tx, members)) {
    const compared = compare(seen, look);
    looked += 1;
    if (compared.before !== undefined) was[compared.before] += 1;
    is[compared.after] += 1;
    if (!differs(compared)) continue;
    changed += 1;
    if ((after !== undefined && seen.id <= after) || descriptions.length > SHOWN) continue;
    const { id, institution, open, content } = seen;
    descriptions.push({ id, institution, open, ...(content.title === undefined ? {} : { title: content.title }), ...compared });
  }
  const shown = descriptions.slice(0, SHOWN);
  const last = shown.at(-1);
  return {
    looked,
    changed,
    ...(look.before === undefined ? {} : { before: was }),
    after: is,
    descriptions: shown,
    ...(descriptions.length > SHOWN && last !== undefined ? { next: last.id } : {}),
  };
}

const none = (): Counts => ({ pass: 0, 'pass-with-warnings': 0, fail: 0, 'not-applicable': 0 });

function compare({ content, institutionId }: Seen, { before, draft, phase, language, numbers }: Look): Compared {
  const document = { description: content };
  const params = numbers.get(institutionId);
  const is = check(document, draft, { phase, language, params });
  const was = before && check(document, before, { phase, language, params });
  const key = ({ rule, severity }: Finding) => `${rule} ${severity}`;
  const [had, has] = [new Set(was?.findings.map(key)), new Set(is.findings.map(key))];
  return {
    ...(was === undefined ? {} : { before: was.verdict }),
    after: is.verdict,
    gained: is.findings.filter((each) => !had.has(key(each))).map(saidOf),
    lost: (was?.findings ?? []).filter((each) => !has.has(key(each))).map(saidOf),
  };
}

const saidOf = ({ rule, severity, message }: Finding): Said => ({ rule, severity, message });

/** While nothing is in force, what the draft finds is what changes. */
function differs({ before, after, gained, lost }: Compared): boolean {
  return gained.length > 0 || lost.length > 0 || (before !== undefined && before !== after);
}
