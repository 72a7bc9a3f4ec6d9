import type { Follower } from '../../base/journal/follower.ts';
import { holdersOf } from '../../base/people/holders-of.ts';
import { standingOfDeviation } from './deviation.store.ts';
import { writeAboutDeviation } from './write-about-deviation.ts';

/** Whoever asked learns what was decided, and that it was ended; when they lead no courses any more, the course leaders of the institution do. */
export const whenDeviationSettledWriteToCourseLeader: Follower = {
  name: 'when-deviation-settled-write-to-course-leader',
  types: ['deviation-granted', 'deviation-declined', 'deviation-ended'],
  async follow(tx, event) {
    const standing = await standingOfDeviation(tx, event.subjectId);
    if (standing === undefined) return;
    const leaders = await holdersOf(tx, 'course-leader', standing.institutionId);
    const { askedBy } = standing;
    const people = askedBy !== null && leaders.includes(askedBy) ? [askedBy] : leaders;
    await writeAboutDeviation(tx, standing.id, people, event.type === 'deviation-ended' ? 'deviation-ended' : 'deviation-decided');
  },
};
