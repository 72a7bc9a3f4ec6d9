import type { Follower } from '../journal/follower.ts';
import { signStatusListQueue } from './sign-status-list.queue.ts';
import { listsOf } from './status-lists.store.ts';

/** Lists are signed with the key in use: one that was signed with a withdrawn key is worth nothing. */
export const whenInstitutionKeyMadeSignStatusLists: Follower = {
  name: 'when-institution-key-made-sign-status-lists',
  types: ['institution-key-made'],
  async follow(tx, event) {
    for (const list of await listsOf(tx, event.subjectId)) await tx.send(signStatusListQueue.name, { ...list });
  },
};
