import { frameworkShape, weakRules } from '@laurel/microcredential';
import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { dayOf } from '../../base/people/role.ts';
import { Refusal } from '../../base/refusal.ts';
import { alliancesNamed, findOwn, standingOfOwn, versionOn, versionsOf } from './own-framework.store.ts';
import { dayAfter, frameworkId, nextVersion, versionHead } from './own-framework.ts';

/** An alliance's own framework as it is being written, with what is published of it and which of its rules are of no use. */
export const showFrameworkDraft = defineView({
  name: 'show-framework-draft',
  input: z.object({ id: frameworkId }),
  result: z.object({
    id: z.string(),
    alliance: z.object({ id: z.uuid(), name: z.string() }),
    draft: frameworkShape,
    /** hand this back when you change something: it tells whether somebody else changed it meanwhile */
    edit: z.number().int(),
    changedAt: z.string(),
    versions: z.array(versionHead),
    /** the version in force today */
    inForce: versionHead.optional(),
    /** what the next version could be called, and the first day on which it can be in force */
    next: z.object({ version: z.string(), earliest: z.iso.date() }),
    /** rules that nothing breaks, or that ask nobody */
    weak: z.array(z.object({ rule: z.string(), why: z.enum(['never-fails', 'never-applies']), because: z.enum(['reasoning', 'trial']) })),
  }),
  rest: { method: 'GET', path: '/api/frameworks/{id}/draft', summary: "Show the draft of an alliance's framework" },
  about: (tx, input) => standingOfOwn(tx, input.id),
  async look(tx, { id }, standing) {
    const own = await findOwn(tx, id);
    const alliance = (await alliancesNamed(tx)).find((each) => each.id === standing?.allianceId);
    if (own === undefined || alliance === undefined) throw new Refusal('not-found');
    const versions = (await versionsOf(tx, { frameworkId: id })).map(({ frameworkId: _f, allianceId: _a, content: _c, ...head }) => head);
    const today = dayOf(tx.now);
    const inForce = versionOn(versions, today);
    const latest = [...versions].sort((a, b) => b.publishedAt.localeCompare(a.publishedAt) || compare(b.version, a.version))[0];
    return {
      id,
      alliance,
      draft: own.draft,
      edit: own.edit,
      changedAt: own.changedAt.toISOString(),
      versions,
      ...(inForce === undefined ? {} : { inForce }),
      next: { version: nextVersion(latest?.version), earliest: inForce === undefined ? today : dayAfter(today) },
      weak: [...weakRules(own.draft)],
    };
  },
});

const compare = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true });
