import { idOf } from './field.tsx';
import { Link } from './link.tsx';

/** One thing that is wrong with a form: the field it leads to, and the sentence that also stands at the field. */
export type Problem = { readonly field?: string | undefined; readonly says: string };

/**
 * What is wrong, on top of the page, each leading to its field. `autofocus` takes the reader there, with or without a script:
 * whoever listens hears it before anything else. `still` leaves the focus where it is, for showing the component itself.
 */
export function ErrorSummary({ title, problems, still }: { title: string; problems: readonly Problem[]; still?: boolean }) {
  if (problems.length === 0) return null;
  return (
    <section
      class="ds-error-summary narrow"
      data-color="danger"
      tabindex={-1}
      aria-labelledby="error-summary-title"
      id={still ? undefined : 'error-summary'}
      autofocus={!still}
    >
      <h2 class="ds-heading" data-size="xs" id="error-summary-title">
        {title}
      </h2>
      <ul class="ds-list">
        {problems.map((problem) => (
          <li>
            {problem.field === undefined ? (
              problem.says
            ) : (
              <Link href={`#${idOf(problem.field)}`} neutral>
                {problem.says}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
