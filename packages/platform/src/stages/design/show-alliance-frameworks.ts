import { frameworks } from '@laurel/microcredential';
import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { dayOf } from '../../base/people/role.ts';
import { Refusal } from '../../base/refusal.ts';
import { countryNumbersOf, decisionsOf } from './framework-decision.store.ts';
import { bindsUnlessDecided } from './in-force.ts';
import { alliancesNamed, countriesOf, draftsOf, standingOfAlliance, versionOn, versionsOf } from './own-framework.store.ts';
import { byFramework, frameworkHead, paramValue, versionHead } from './own-framework.ts';

/** What is in force in an alliance, what of it binds, and what its office is writing. */
export const showAllianceFrameworks = defineView({
  name: 'show-alliance-frameworks',
  input: z.object({ allianceId: z.uuid() }),
  result: z.object({
    alliance: z.object({ id: z.uuid(), name: z.string() }),
    frameworks: z.array(
      frameworkHead.extend({
        own: z.boolean(),
        version: z.string(),
        validFrom: z.iso.date().optional(),
        validTo: z.iso.date().optional(),
        binds: z.boolean(),
        /** when the alliance decided about it; without a day it did not */
        since: z.string().optional(),
        /** whether it has numbers that can be set otherwise */
        numbers: z.boolean(),
      }),
    ),
    own: z.array(
      frameworkHead.extend({
        edit: z.number().int(),
        rules: z.number().int(),
        changedAt: z.string(),
        versions: z.array(versionHead),
      }),
    ),
    /** the countries of its institutions */
    countries: z.array(z.string()),
    numbers: z.array(z.object({ framework: z.string(), country: z.string(), params: z.record(z.string(), paramValue), since: z.string() })),
  }),
  rest: { method: 'GET', path: '/api/alliances/{allianceId}/frameworks', summary: 'Show the frameworks of an alliance' },
  about: (tx, input) => standingOfAlliance(tx, input.allianceId),
  async look(tx, { allianceId }, standing) {
    const alliance = (await alliancesNamed(tx)).find(({ id }) => id === allianceId);
    if (standing === undefined || alliance === undefined) throw new Refusal('not-found');
    const decisions = await decisionsOf(tx, { allianceId });
    const published = byFramework(await versionsOf(tx, { allianceId }));
    const decidedOn = (id: string, unless: boolean) => {
      const said = decisions.find(({ framework }) => framework === id);
      return { binds: said?.binds ?? unless, ...(said === undefined ? {} : { since: said.since }) };
    };
    const shipped = frameworks.map((framework) => ({
      ...headOf(framework),
      own: false,
      version: framework.version,
      ...(framework.validFrom === undefined ? {} : { validFrom: framework.validFrom }),
      ...(framework.validTo === undefined ? {} : { validTo: framework.validTo }),
      ...decidedOn(framework.id, bindsUnlessDecided(framework.id)),
      numbers: Object.keys(framework.params).length > 0,
    }));
    const own = [...published.values()].flatMap((versions) => {
      // What is still to come can be decided about beforehand.
      const shown =
        versionOn(versions, dayOf(tx.now)) ?? versions.find(({ validFrom, validTo }) => validTo === undefined || validTo >= validFrom);
      if (shown === undefined) return [];
      const { version, validFrom, validTo, content, frameworkId } = shown;
      const dates = { validFrom, ...(validTo === undefined ? {} : { validTo }) };
      const numbers = Object.keys(content.params).length > 0;
      return [{ ...headOf(content), own: true, version, ...dates, ...decidedOn(frameworkId, false), numbers }];
    });
    const drafts = (await draftsOf(tx, allianceId)).map(({ id, draft, edit, changedAt }) => ({
      ...headOf(draft),
      edit,
      rules: draft.rules.length,
      changedAt: changedAt.toISOString(),
      versions: (published.get(id) ?? []).map(({ frameworkId: _f, allianceId: _a, content: _c, ...head }) => head),
    }));
    const numbers = (await countryNumbersOf(tx, allianceId)).map((each) => ({ ...each, params: { ...each.params } }));
    return { alliance, frameworks: [...own, ...shipped], own: drafts, countries: await countriesOf(tx, allianceId), numbers };
  },
});

type Head = z.output<typeof frameworkHead>;

function headOf({ id, title, shortTitle, sourceDocument }: (typeof frameworks)[number]): Head {
  return { id, title, ...(shortTitle === undefined ? {} : { shortTitle }), source: sourceDocument.title };
}
