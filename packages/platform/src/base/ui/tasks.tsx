import { Link } from './link.tsx';
import { Tag, type Tone } from './state.tsx';

export type Task = {
  readonly says: string;
  readonly href: string;
  readonly about?: string;
  readonly aboutLang?: string | undefined;
  readonly lang?: string | undefined;
  readonly state?: { readonly says: string; readonly tone?: Tone | 'neutral' };
};

/** Rows that lead somewhere, with a state at the end of each. */
export function Tasks({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul class="tasks">
      {tasks.map((task) => (
        <li>
          <div class="stack" data-gap="1">
            <p>
              <Link href={task.href} lang={task.lang}>
                {task.says}
              </Link>
            </p>
            {task.about ? (
              <p class="muted small">
                <bdi lang={task.aboutLang}>{task.about}</bdi>
              </p>
            ) : null}
          </div>
          {task.state ? <Tag {...(task.state.tone ? { tone: task.state.tone } : {})}>{task.state.says}</Tag> : null}
        </li>
      ))}
    </ul>
  );
}
