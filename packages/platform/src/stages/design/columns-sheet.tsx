import { ErrorSummary } from '../../base/ui/error-summary.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Sheet } from '../../base/ui/page.ts';
import type { Visit } from '../../base/ui/visit.ts';
import type { ColumnNaming } from './column-naming.ts';
import { ColumnNamingForm } from './column-naming-form.tsx';

/** The checker asks what the columns of a table mean, before it says anything about the offer in it. */
export function columnsSheet(visit: Visit, naming: ColumnNaming): Sheet {
  const { say } = visit;
  const wrong = naming.problems.length > 0;
  return {
    title: say('columns.title'),
    unlisted: true,
    place: 'check',
    wrong,
    ...(wrong ? { status: 422 } : {}),
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={naming.problems} />
        <div class="stack">
          <Heading level={1} size="lg">
            {say('columns.title')}
          </Heading>
          <p class="ds-paragraph lead">{say('columns.lead', { count: naming.asked.length })}</p>
        </div>
        <ColumnNamingForm visit={visit} naming={naming} action="/check" />
        <p>
          <Link href="/check">{say('check.another')}</Link>
        </p>
      </div>
    ),
  };
}
