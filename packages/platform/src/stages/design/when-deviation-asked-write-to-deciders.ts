import type { Follower } from '../../base/journal/follower.ts';
import { holdersOf } from '../../base/people/holders-of.ts';
import { standingOfDeviation } from './deviation.store.ts';
import { writeAboutDeviation } from './write-about-deviation.ts';

/** The deciders of the leading institution get a mail that leads to the wish. Whoever wrote at the description or asked does not decide, and gets none. */
export const whenDeviationAskedWriteToDeciders: Follower = {
  name: 'when-deviation-asked-write-to-deciders',
  types: ['deviation-asked'],
  async follow(tx, event) {
    const standing = await standingOfDeviation(tx, event.subjectId);
    if (standing === undefined || standing.state !== 'asked') return;
    const deciders = await holdersOf(tx, 'decider', standing.institutionId);
    const others = deciders.filter((id) => id !== standing.askedBy && !standing.authors.includes(id));
    await writeAboutDeviation(tx, standing.id, others, 'deviation-asked');
  },
};
