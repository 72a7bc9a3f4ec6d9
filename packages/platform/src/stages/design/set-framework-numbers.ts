import type { Framework } from '@laurel/microcredential';
import { z } from 'zod';
import { defineAct, type ViewTransaction } from '../../base/act.ts';
import { dayOf } from '../../base/people/role.ts';
import { type InputIssue, Refusal } from '../../base/refusal.ts';
import { insertNumbers, type Numbers } from './framework-decision.store.ts';
import { alliancesOf, standingOfAlliance, versionOn, versionsOf } from './own-framework.store.ts';
import { anyFrameworkId, paramName, paramValue, shippedFramework } from './own-framework.ts';

/** What is set otherwise, all of it together; nothing takes back what was set before. */
const params = z.record(paramName, paramValue);

/** In one country the numbers of a framework are others, as its law or its agency asks: never other rules. */
export const setCountryNumbers = defineAct({
  name: 'set-country-numbers',
  input: z.object({
    allianceId: z.uuid(),
    country: z.string().regex(/^[A-Z]{2}$/),
    framework: anyFrameworkId,
    params,
  }),
  result: z.object({ framework: z.string(), country: z.string(), params }),
  rest: {
    method: 'PUT',
    path: '/api/alliances/{allianceId}/frameworks/{framework}/numbers/{country}',
    summary: 'Set the numbers of a framework otherwise for a country',
  },
  about: (tx, input) => standingOfAlliance(tx, input.allianceId),
  async perform(tx, { allianceId, country, framework, params: said }, standing) {
    if (standing === undefined) throw new Refusal('not-found');
    const kept = otherThan(await numbersOf(tx, framework, [allianceId]), said);
    await insertNumbers(tx, { allianceId, country }, framework, kept);
    return {
      result: { framework, country, params: kept },
      events: [{ type: 'framework-numbers-set', subjectId: allianceId, facts: { framework, country, numbers: Object.keys(kept).length } }],
    };
  },
});

/** In one institution the numbers of a framework are others; they count before those of its country. */
export const setInstitutionNumbers = defineAct({
  name: 'set-institution-numbers',
  input: z.object({ institutionId: z.uuid(), framework: anyFrameworkId, params }),
  result: z.object({ framework: z.string(), params }),
  rest: {
    method: 'PUT',
    path: '/api/institutions/{institutionId}/frameworks/{framework}/numbers',
    summary: 'Set the numbers of a framework otherwise for an institution',
  },
  async perform(tx, { institutionId, framework, params: said }) {
    const kept = otherThan(await numbersOf(tx, framework, await alliancesOf(tx, institutionId)), said);
    await insertNumbers(tx, { institutionId }, framework, kept);
    return {
      result: { framework, params: kept },
      events: [
        { type: 'framework-numbers-set', institutionId, subjectId: institutionId, facts: { framework, numbers: Object.keys(kept).length } },
      ],
    };
  },
});

/** The framework's own numbers: of what ships, or of the version that is in force, else of the latest. */
export async function numbersOf(tx: ViewTransaction, id: string, alliances: readonly string[]): Promise<Framework['params']> {
  const shipped = shippedFramework(id);
  if (shipped !== undefined) return shipped.params;
  const versions = (await versionsOf(tx, { frameworkId: id })).filter(({ allianceId }) => alliances.includes(allianceId));
  const found = versionOn(versions, dayOf(tx.now)) ?? versions[0];
  if (found !== undefined) return found.content.params;
  const issue = { path: 'framework', code: 'unknown-framework', message: 'There is no such framework here.' };
  throw new Refusal('invalid-input', {}, { issues: [issue] });
}

/** What differs from the framework's own. A number stays a number: a rule would never hold against a word. */
function otherThan(own: Framework['params'], said: Numbers): Numbers {
  const issues = Object.entries(said).flatMap(([name, value]): InputIssue[] => {
    if (!Object.hasOwn(own, name)) return [{ path: `params.${name}`, code: 'no-parameter', message: 'There is no such number.' }];
    return typeof own[name] === typeof value
      ? []
      : [{ path: `params.${name}`, code: 'other-kind', message: `must be of type ${typeof own[name]}` }];
  });
  if (issues.length > 0) throw new Refusal('invalid-input', {}, { issues });
  return Object.fromEntries(Object.entries(said).filter(([name, value]) => own[name] !== value));
}
