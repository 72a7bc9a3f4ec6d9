import type { Framework, Rule } from '@laurel/microcredential';
import { z } from 'zod';
import { type ActTransaction, defineAct } from '../../base/act.ts';
import { dayOf } from '../../base/people/role.ts';
import { Refusal } from '../../base/refusal.ts';
import { insertOwn, standingOfAlliance, versionOn, versionsOf } from './own-framework.store.ts';
import { anyFrameworkId, frameworkId, nextRuleId, readDraft, sentences, shippedFramework } from './own-framework.ts';

/** The rule that an empty framework begins with: something to change, since one without any rule judges nothing. */
const firstRule = (id: string): Rule => ({
  id,
  target: 'description',
  phase: 'design',
  severity: 'error',
  assert: { op: 'present', path: 'description.title' },
  message: { en: 'The title is missing.', de: 'Der Titel fehlt.' },
  fix: { en: 'Enter a title.', de: 'Tragen Sie einen Titel ein.' },
  source: { document: '-', clause: '-' },
});

/** An alliance begins a framework of its own: with one rule to begin with, or as a copy, whose rules keep the clause they come from. */
export const startFramework = defineAct({
  name: 'start-framework',
  input: z.object({
    allianceId: z.uuid(),
    /** under which it is known from now on: small letters, figures and hyphens */
    id: frameworkId,
    title: sentences(2, 200),
    /** a framework whose rules it begins with: one that ships, or a published one of an alliance */
    copyOf: anyFrameworkId.optional(),
  }),
  result: z.object({ id: z.string(), edit: z.number().int() }),
  rest: { method: 'POST', path: '/api/alliances/{allianceId}/frameworks', status: 201, summary: "Start a framework of an alliance's own" },
  about: (tx, input) => standingOfAlliance(tx, input.allianceId),
  async perform(tx, { allianceId, id, title, copyOf }, standing) {
    if (standing === undefined) throw new Refusal('not-found');
    const draft = readDraft(copyOf === undefined ? empty(id, title) : { ...(await original(tx, copyOf)), id, title });
    if (shippedFramework(id) !== undefined || !(await insertOwn(tx, allianceId, draft)))
      throw new Refusal('invalid-input', {}, { issues: [{ path: 'id', code: 'taken', message: 'Another framework has this name.' }] });
    return {
      result: { id, edit: 0 },
      events: [{ type: 'framework-started', subjectId: id, facts: { allianceId, copyOf: copyOf ?? null, rules: draft.rules.length } }],
    };
  },
});

function empty(id: string, title: Framework['title']): unknown {
  const bare = { id, version: '0.0.0', title, binding: false, sourceDocument: { title: '-' }, params: {}, rules: [] as Rule[] };
  return { ...bare, rules: [firstRule(nextRuleId(bare))] };
}

/** What is copied; when it is in force, and how its column is headed, the copy says anew. */
async function original(tx: ActTransaction, id: string): Promise<Omit<Framework, 'id' | 'title'>> {
  const versions = await versionsOf(tx, { frameworkId: id });
  const found = shippedFramework(id) ?? (versionOn(versions, dayOf(tx.now)) ?? versions[0])?.content;
  if (found === undefined)
    throw new Refusal(
      'invalid-input',
      {},
      { issues: [{ path: 'copyOf', code: 'unknown-framework', message: 'There is no such framework.' }] },
    );
  const { validFrom: _from, validTo: _to, shortTitle: _short, ...rest } = found;
  return { ...rest, version: '0.0.0', binding: false };
}
