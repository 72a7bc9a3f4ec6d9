import { type Framework, frameworks } from '@laurel/microcredential';
import { z } from 'zod';
import { defineView, type ViewTransaction } from '../../base/act.ts';
import { officesOf } from '../../base/actor.ts';
import { dayOf } from '../../base/people/role.ts';
import { type Decision, decisionsOf } from './framework-decision.store.ts';
import { alliancesNamed, alliancesOf, versionOn, versionsOf } from './own-framework.store.ts';
import { byFramework, frameworkHead } from './own-framework.ts';

const alliance = z.object({ id: z.uuid(), name: z.string() });

/** A framework that anybody may read: what ships, and what alliances published. */
export const listedFramework = frameworkHead.extend({
  version: z.string(),
  validFrom: z.iso.date().optional(),
  validTo: z.iso.date().optional(),
  rules: z.number().int(),
  /** the alliance whose own it is */
  of: alliance.optional(),
  /** the alliances in which it binds by their own decision; in all others it advises, unless the house says otherwise */
  bindsIn: z.array(alliance),
});
export type ListedFramework = z.output<typeof listedFramework>;

/** Every framework there is: those that ship, then those of alliances, each in the version that is in force or else in its latest. */
export const listFrameworks = defineView({
  name: 'list-frameworks',
  input: z.object({}),
  result: z.object({
    frameworks: z.array(listedFramework),
    /** the alliances that the reader speaks for */
    offices: z.array(alliance),
  }),
  rest: { method: 'GET', path: '/api/frameworks', summary: 'List the frameworks' },
  async look(tx) {
    const decisions = await decisionsOf(tx);
    const versions = await versionsOf(tx);
    const names = new Map((await alliancesNamed(tx)).map(({ id, name }) => [id, name]));
    const own = [...byFramework(versions).values()].flatMap((those) => {
      const shown = versionOn(those, dayOf(tx.now)) ?? those[0];
      if (shown === undefined) return [];
      const { validTo: _planned, ...content } = shown.content;
      const of = { id: shown.allianceId, name: names.get(shown.allianceId) ?? '' };
      const said = { ...content, validFrom: shown.validFrom, ...(shown.validTo === undefined ? {} : { validTo: shown.validTo }) };
      return [{ ...headOf(said, decisions), of }];
    });
    return { frameworks: [...frameworks.map((each) => headOf(each, decisions)), ...own], offices: await officesOfReader(tx, names) };
  },
});

/** What lists say of a framework. */
export function headOf(framework: Framework, decisions: readonly Decision[]): ListedFramework {
  const { id, title, shortTitle, sourceDocument, version, validFrom, validTo, rules } = framework;
  return {
    id,
    title,
    ...(shortTitle === undefined ? {} : { shortTitle }),
    source: sourceDocument.title,
    version,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
    rules: rules.length,
    bindsIn: decisions
      .filter((each) => each.framework === id && each.binds)
      .map(({ allianceId, alliance: name }) => ({ id: allianceId, name })),
  };
}

async function officesOfReader(tx: ViewTransaction, names: ReadonlyMap<string, string>): Promise<{ id: string; name: string }[]> {
  const found = new Set<string>();
  for (const institutionId of officesOf(tx.actor)) for (const id of await alliancesOf(tx, institutionId)) found.add(id);
  return [...found].map((id) => ({ id, name: names.get(id) ?? '' }));
}
