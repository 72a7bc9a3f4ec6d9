import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { findInstitution } from '../../base/people/people.store.ts';
import { Refusal } from '../../base/refusal.ts';
import { countryNumbersOf, ownNumbersOf } from './framework-decision.store.ts';
import { frameworksInForce } from './frameworks-in-force.store.ts';
import { alliancesOf } from './own-framework.store.ts';
import { frameworkHead, paramValue } from './own-framework.ts';

const numbers = z.record(z.string(), paramValue);

/** What the descriptions of an institution are held against, whether it binds there, and which numbers are others. */
export const showInstitutionFrameworks = defineView({
  name: 'show-institution-frameworks',
  input: z.object({ institutionId: z.uuid() }),
  result: z.object({
    institution: z.object({ id: z.uuid(), name: z.string(), country: z.string() }),
    frameworks: z.array(
      frameworkHead.extend({
        version: z.string(),
        binds: z.boolean(),
        /** as the framework has them */
        params: numbers,
        /** set otherwise for the institution's country, by its alliance */
        country: numbers,
        /** set otherwise by the institution: these count first */
        own: numbers,
      }),
    ),
  }),
  rest: {
    method: 'GET',
    path: '/api/institutions/{institutionId}/frameworks',
    summary: 'Show what the descriptions of an institution are held against',
  },
  async look(tx, { institutionId }) {
    const institution = await findInstitution(tx, institutionId);
    if (institution === undefined) throw new Refusal('not-found');
    const { frameworks } = await frameworksInForce(tx, { institutionId });
    const own = await ownNumbersOf(tx, institutionId);
    const country = new Map<string, Record<string, string | number | boolean>>();
    for (const allianceId of await alliancesOf(tx, institutionId))
      for (const each of await countryNumbersOf(tx, allianceId))
        if (each.country === institution.country) country.set(each.framework, { ...country.get(each.framework), ...each.params });
    return {
      institution: { id: institution.id, name: institution.name, country: institution.country },
      frameworks: frameworks.map(({ framework: { id, title, shortTitle, sourceDocument, version, params }, binds }) => ({
        id,
        title,
        ...(shortTitle === undefined ? {} : { shortTitle }),
        source: sourceDocument.title,
        version,
        binds,
        params,
        country: country.get(id) ?? {},
        own: { ...own.get(id) },
      })),
    };
  },
});
