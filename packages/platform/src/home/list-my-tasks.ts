import { z } from 'zod';
import { defineView } from '../base/act.ts';
import { Refusal } from '../base/refusal.ts';
import { tasksOf } from './task.store.ts';
import { task } from './task.ts';

/** What waits for me in the roles I hold now, and what I have as a learner. */
export const listMyTasks = defineView({
  name: 'list-my-tasks',
  input: z.object({}),
  result: z.object({ tasks: z.array(task) }),
  async look(tx) {
    if (tx.actor.kind !== 'person') throw new Refusal('not-allowed');
    return { tasks: await tasksOf(tx, tx.actor) };
  },
});
