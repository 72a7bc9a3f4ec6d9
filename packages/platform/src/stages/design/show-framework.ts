import { frameworkShape } from '@laurel/microcredential';
import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { dayOf } from '../../base/people/role.ts';
import { Refusal } from '../../base/refusal.ts';
import { decisionsOf } from './framework-decision.store.ts';
import { bindsUnlessDecided } from './in-force.ts';
import { alliancesNamed, versionOn, versionsOf } from './own-framework.store.ts';
import { anyFrameworkId, semver, shippedFramework, versionHead } from './own-framework.ts';

/** One framework with everything that it asks, in a version: anybody may know what descriptions are held against. */
export const showFramework = defineView({
  name: 'show-framework',
  input: z.object({ id: anyFrameworkId, version: semver.optional() }),
  result: z.object({
    framework: frameworkShape,
    /** the published versions of an alliance's own, the latest first; what ships has one */
    versions: z.array(versionHead),
    of: z.object({ id: z.uuid(), name: z.string() }).optional(),
    /** what alliances decided about it */
    decisions: z.array(z.object({ allianceId: z.uuid(), alliance: z.string(), binds: z.boolean(), since: z.string() })),
    /** whether it binds where no alliance decided anything */
    bindsUnlessDecided: z.boolean(),
  }),
  rest: { method: 'GET', path: '/api/frameworks/{id}', summary: 'Show a framework' },
  async look(tx, { id, version }) {
    const decisions = (await decisionsOf(tx, { frameworkId: id })).map(({ framework: _id, ...said }) => said);
    const shipped = shippedFramework(id);
    if (shipped !== undefined) {
      if (version !== undefined && version !== shipped.version) throw new Refusal('not-found');
      return { framework: shipped, versions: [], decisions, bindsUnlessDecided: bindsUnlessDecided(id) };
    }
    const versions = await versionsOf(tx, { frameworkId: id });
    const found =
      version === undefined ? (versionOn(versions, dayOf(tx.now)) ?? versions[0]) : versions.find((each) => each.version === version);
    if (found === undefined) throw new Refusal('not-found');
    const names = await alliancesNamed(tx);
    const { validTo: _planned, ...content } = found.content;
    return {
      framework: { ...content, validFrom: found.validFrom, ...(found.validTo === undefined ? {} : { validTo: found.validTo }) },
      versions: versions.map(({ frameworkId: _f, allianceId: _a, content: _c, ...head }) => head),
      of: { id: found.allianceId, name: names.find((each) => each.id === found.allianceId)?.name ?? '' },
      decisions,
      bindsUnlessDecided: false,
    };
  },
});
