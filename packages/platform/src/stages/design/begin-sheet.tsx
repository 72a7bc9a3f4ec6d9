import type { Child } from 'hono/jsx';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import type { Sheet } from '../../base/ui/page.ts';
import type { Visit } from '../../base/ui/visit.ts';

type Beginning = {
  readonly title: string;
  readonly lead: string;
  readonly path: string;
  readonly problems: readonly Problem[];
  readonly form: Child;
  /** A table takes the width of the page. */
  readonly wide?: true;
};

/** The page on which a description begins, whichever way: what is asked, and what was wrong with the answers. */
export function beginSheet({ say }: Visit, { title, lead, path, problems, form, wide }: Beginning): Sheet {
  const wrong = problems.length > 0;
  return {
    title,
    unlisted: true,
    place: 'design',
    wrong,
    ...(wrong ? { status: 422 } : {}),
    body: (
      <div class="wrap stack sections">
        <Breadcrumbs
          label={say('layout.you-are-here')}
          back={say('design.back')}
          crumbs={[
            { says: say('design.title'), href: '/design' },
            { says: title, href: path },
          ]}
        />
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <div class="stack">
          <Heading level={1} size="lg">
            {title}
          </Heading>
          <p class="ds-paragraph lead">{lead}</p>
        </div>
        <div class={wide ? undefined : 'narrow'}>{form}</div>
      </div>
    ),
  };
}
