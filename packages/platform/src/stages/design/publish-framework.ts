import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { dayOf } from '../../base/people/role.ts';
import { type InputIssue, Refusal } from '../../base/refusal.ts';
import { endVersions, holdOwn, insertVersion, standingOfOwn, versionOn, versionsOf } from './own-framework.store.ts';
import { dayAfter, dayBefore, frameworkId, isLater, readDraft, semver } from './own-framework.ts';

/**
 * The draft becomes a version that is in force from a day on; the version before ends the day before. What is published is not changed any
 * more. While a version is in force today the next one begins tomorrow at the earliest: what is asked does not change in the course of a day.
 */
export const publishFramework = defineAct({
  name: 'publish-framework',
  input: z.object({
    id: frameworkId,
    /** the `edit` of the draft as it was when you read it: what you saw is what is published */
    edit: z.number().int().min(0),
    /** semantic version, later than the last one */
    version: semver,
    validFrom: z.iso.date(),
  }),
  result: z.object({ id: z.string(), version: z.string(), validFrom: z.iso.date() }),
  rest: { method: 'POST', path: '/api/frameworks/{id}/versions', status: 201, summary: "Publish a version of an alliance's framework" },
  about: (tx, input) => standingOfOwn(tx, input.id),
  async perform(tx, { id, edit, version, validFrom }, standing) {
    if (standing === undefined) throw new Refusal('not-found');
    const { draft } = await holdOwn(tx, id, edit);
    const versions = await versionsOf(tx, { frameworkId: id });
    const today = dayOf(tx.now);
    const earliest = versionOn(versions, today) === undefined ? today : dayAfter(today);
    const issues: InputIssue[] = [];
    if (versions.some((before) => !isLater(version, before.version)))
      issues.push({ path: 'version', code: 'not-later', message: 'A version is later than all before it.' });
    if (validFrom < earliest) issues.push({ path: 'validFrom', code: 'too-early', message: `It begins on ${earliest} at the earliest.` });
    if (draft.validTo !== undefined && draft.validTo < validFrom)
      issues.push({ path: 'validFrom', code: 'backward-dates', message: 'It begins after its own last day.' });
    if (issues.length > 0) throw new Refusal('invalid-input', {}, { issues });
    const { validTo, ...said } = draft;
    const content = readDraft({ ...said, version, validFrom });
    await endVersions(tx, id, dayBefore(validFrom));
    await insertVersion(tx, standing.allianceId, content, validFrom);
    if (validTo !== undefined) await endVersions(tx, id, validTo);
    return {
      result: { id, version, validFrom },
      events: [
        {
          type: 'framework-published',
          subjectId: id,
          facts: { allianceId: standing.allianceId, version, validFrom, rules: content.rules.length },
        },
      ],
    };
  },
});
