import { Button } from '../../base/ui/button.tsx';
import { EmptyState } from '../../base/ui/empty-state.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import type { Sheet } from '../../base/ui/page.ts';
import { Pagination } from '../../base/ui/pagination.tsx';
import { Table } from '../../base/ui/table.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { decidesApplications, keepsClass } from './admission-rights.ts';
import { OfferingCrumbs } from './applications-sheet.tsx';
import type { ClassList } from './class.page.tsx';
import { OfferedTitle, titleIn, whenIn } from './offered-words.tsx';

const A_PAGE = 100;

type Props = { visit: Visit; found: ClassList };

/** The class, page by page, with what this reader may do about it. */
export function classSheet(visit: Visit, found: ClassList, problems: readonly Problem[]): Sheet {
  const { say, url } = visit;
  const { offered, learners } = found;
  const wrong = problems.length > 0;
  const words = { count: learners.length, taken: visit.writing.number(offered.taken), seats: visit.writing.number(offered.seats) };
  return {
    title: `${say('class.title')}: ${titleIn(visit, offered)}`,
    unlisted: true,
    place: 'offerings',
    wrong,
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <OfferingCrumbs visit={visit} offered={offered} says={say('class.title')} />
        {url.searchParams.get('done') === 'ended' ? <Notice tone="success">{say('class.ended')}</Notice> : null}
        <div class="stack" data-gap="2">
          <p class="muted">
            <OfferedTitle visit={visit} offered={offered} />, {whenIn(visit, offered)}
          </p>
          <Heading level={1} size="lg">
            {say('class.title')}
          </Heading>
          <p class="measure">{say('class.lead', words)}</p>
        </div>
        <EndSurely visit={visit} found={found} />
        <Ways visit={visit} found={found} />
        {learners.length === 0 ? (
          <EmptyState title={say('class.none')}>
            <p>{say('class.none-how')}</p>
          </EmptyState>
        ) : (
          <Rows visit={visit} found={found} />
        )}
      </div>
    ),
  };
}

function Ways({ visit: { say, url, context }, found: { offered, learners } }: Props) {
  const about = { institutionId: offered.institutionId };
  return (
    <div class="row">
      {keepsClass(context.actor, about) && offered.state === 'published' ? (
        <Link look="button" href={`/offerings/${offered.offeringId}/results/import?purpose=enrol`}>
          {say('class.import')}
        </Link>
      ) : null}
      {learners.length === 0 ? null : (
        <Link look="button" variant="secondary" href={`${url.pathname}?as=csv`} download>
          {say('class.download')}
        </Link>
      )}
      {decidesApplications(context.actor, about) ? (
        <Link look="button" variant="tertiary" href={`/offerings/${offered.offeringId}/applications`}>
          {say('class.applications')}
        </Link>
      ) : null}
    </div>
  );
}

function Rows({ visit, found: { offered, learners } }: Props) {
  const { say, writing, url, context } = visit;
  const pages = Math.ceil(learners.length / A_PAGE);
  const asked = Number(url.searchParams.get('page') ?? '1');
  const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
  const mayEnd = keepsClass(context.actor, { institutionId: offered.institutionId });
  return (
    <div class="stack" data-gap="4">
      <Table
        caption={say('class.title')}
        stacked
        columns={[
          { title: say('class.name'), wide: true },
          { title: say('class.student-number') },
          { title: say('class.came') },
          { title: say('class.since') },
          ...(mayEnd ? [{ title: say('class.change') }] : []),
        ]}
        rows={learners.slice((page - 1) * A_PAGE, page * A_PAGE).map((learner) => {
          const name = learner.name === '' ? say('class.forgotten') : learner.name;
          return [
            <bdi>{name}</bdi>,
            <bdi>{learner.studentNumber ?? ''}</bdi>,
            say(`class.came-${learner.came}`),
            writing.date(new Date(learner.enrolledAt)),
            ...(mayEnd
              ? [
                  <Link href={`${url.pathname}?end=${learner.enrolmentId}#end`} label={say('class.end-of', { name })}>
                    {say('class.end')}
                  </Link>,
                ]
              : []),
          ];
        })}
      />
      <Pagination
        label={say('class.pages')}
        previous={{ says: say('applications.previous'), href: page > 1 ? `${url.pathname}?page=${page - 1}` : undefined }}
        next={{ says: say('list.next'), href: page < pages ? `${url.pathname}?page=${page + 1}` : undefined }}
      />
    </div>
  );
}

/** Asked once more before an enrolment ends; without a script as with one. */
function EndSurely({ visit: { say, url }, found: { learners } }: Props) {
  const asked = url.searchParams.get('end');
  const learner = learners.find(({ enrolmentId }) => enrolmentId === asked);
  if (learner === undefined) return null;
  const name = learner.name === '' ? say('class.forgotten') : learner.name;
  return (
    <section class="panel stack narrow" aria-labelledby="end">
      <Heading level={2} size="xs" id="end">
        {say('class.end-sure', { name })}
      </Heading>
      <p>{say('class.end-how')}</p>
      <Form action={url.pathname}>
        <Hidden name="enrolment" value={learner.enrolmentId} />
        <div class="row">
          <Button color="danger">{say('class.end')}</Button>
          <Link look="button" variant="secondary" href={url.pathname}>
            {say('class.keep')}
          </Link>
        </div>
      </Form>
    </section>
  );
}
