import { runView } from '../base/door.ts';
import { Heading } from '../base/ui/heading.tsx';
import { Tasks } from '../base/ui/tasks.tsx';
import type { Visit } from '../base/ui/visit.ts';
import { told } from '../stages/catalogue/catalogue-words.tsx';
import { listMyTasks } from './list-my-tasks.ts';
import { addressOf, type Task } from './task.ts';

/** What waits for whoever is signed in, each line leading to where one begins. */
export async function WaitingTasks(visit: Visit) {
  const { say } = visit;
  const { tasks } = await runView(listMyTasks, visit.context, {});
  return (
    <section class="stack">
      <Heading level={2}>{say('task.title')}</Heading>
      {tasks.length === 0 ? (
        <p class="muted">{say('task.none')}</p>
      ) : (
        <Tasks
          tasks={tasks.map((task: Task) => {
            const title = told(visit, task.title);
            return {
              says: say(`task.${task.kind}`, { count: task.count }),
              href: addressOf(task),
              ...(title === undefined ? {} : { about: title.says, aboutLang: title.lang }),
            };
          })}
        />
      )}
    </section>
  );
}
