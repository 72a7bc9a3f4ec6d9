import type { Follower } from '../../base/journal/follower.ts';
import { holdersOf } from '../../base/people/holders-of.ts';
import { standingOfCase } from './approval.store.ts';
import { writeToEach } from './write-to-each.ts';

/** The deciders of every awarding body get a mail that leads to the case. Whoever wrote the description does not decide, and gets none. */
export const whenDescriptionSubmittedWriteToDeciders: Follower = {
  name: 'when-description-submitted-write-to-deciders',
  types: ['description-submitted'],
  async follow(tx, event) {
    const standing = await standingOfCase(tx, String(event.facts['caseId']));
    if (standing === undefined || standing.state !== 'under-review') return;
    const deciders: string[] = [];
    for (const institutionId of standing.parties) deciders.push(...(await holdersOf(tx, 'decider', institutionId)));
    const others = deciders.filter((id) => id !== standing.openedBy && !standing.authors.includes(id));
    await writeToEach(tx, standing.id, others, 'case-opened');
  },
};
