import type { Follower } from '../../base/journal/follower.ts';
import { holdersOf } from '../../base/people/holders-of.ts';
import { standingOfCase } from './approval.store.ts';
import { writeToEach } from './write-to-each.ts';

/** Whoever submitted a description learns how it was decided; when they are gone, the course leaders of the leading institution do. */
export const whenCaseClosedWriteToCourseLeader: Follower = {
  name: 'when-case-closed-write-to-course-leader',
  types: ['description-approved', 'description-returned'],
  async follow(tx, event) {
    // Whoever took it back knows.
    if (event.facts['state'] === 'withdrawn') return;
    const standing = await standingOfCase(tx, String(event.facts['caseId']));
    if (standing === undefined) return;
    const leaders = await holdersOf(tx, 'course-leader', standing.institutionId);
    const { openedBy } = standing;
    await writeToEach(tx, standing.id, openedBy !== null && leaders.includes(openedBy) ? [openedBy] : leaders, 'case-closed');
  },
};
