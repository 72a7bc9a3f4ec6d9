import { Button, DefaultButton } from '../../base/ui/button.tsx';
import { EmptyState } from '../../base/ui/empty-state.tsx';
import type { Problem } from '../../base/ui/error-summary.tsx';
import { Field, FieldError } from '../../base/ui/field.tsx';
import { Fold } from '../../base/ui/fold.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Pagination } from '../../base/ui/pagination.tsx';
import { Pick } from '../../base/ui/pick.tsx';
import { Select } from '../../base/ui/select.tsx';
import { Tag } from '../../base/ui/state.tsx';
import { Table } from '../../base/ui/table.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { applicationStates, declineReasons } from './application.ts';
import type { Applications, Part } from './applications.page.tsx';
import type { Choice } from './applications-sheet.tsx';
import { Paragraphs } from './apply-check.tsx';
import { coursePath, stateTone } from './offered-words.tsx';

type Props = { visit: Visit; found: Applications; part: Part; chosen: Choice; problems: readonly Problem[] };

/** The list, by state and page, with a box to tick in each row that can be decided. */
export function Selection({ visit, found, part, chosen, problems }: Props) {
  const { say } = visit;
  const { applications, counts, offered } = found;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (total === 0) {
    return (
      <EmptyState title={say('applications.none')}>
        <p>{say('applications.none-how')}</p>
        <p>
          <Link href={`${coursePath(offered)}${offered.slug === undefined ? '' : '/apply'}`}>{say('applications.none-page')}</Link>
        </p>
      </EmptyState>
    );
  }
  const path = visit.url.pathname;
  const decidable = applications.some(({ state }) => state === 'submitted' || state === 'declined');
  return (
    <div class="stack" data-gap="4">
      <Filter visit={visit} found={found} part={part} />
      {applications.length === 0 ? (
        <EmptyState title={say('applications.none-here')}>
          <p>{say('applications.none-here-how')}</p>
        </EmptyState>
      ) : (
        <Form action={path} label={say('applications.decide')}>
          {/* Enter decides nothing: which button is meant is for the reader to say. */}
          <DefaultButton name="decide" value="not-yet" />
          <Hidden name="state" value={part.state ?? ''} />
          <Hidden name="page" value={String(part.page)} />
          <div id="applications" tabindex={-1}>
            <FieldError name="applications" error={problems.find(({ field }) => field === 'applications')?.says} />
            <Rows visit={visit} found={found} part={part} chosen={chosen} problems={problems} />
          </div>
          {decidable ? <Decide visit={visit} found={found} part={part} chosen={chosen} problems={problems} /> : null}
        </Form>
      )}
      <Pages visit={visit} found={found} part={part} />
    </div>
  );
}

function Filter({ visit, found: { counts }, part }: ListProps) {
  const { say, writing } = visit;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const states = [...applicationStates, 'all'] as const;
  return (
    <nav aria-label={say('applications.filter')} class="row">
      {states.map((state) => {
        const words = {
          state: say(state === 'all' ? 'applications.filter-all' : `admission.state-${state}`),
          count: writing.number(state === 'all' ? total : counts[state]),
        };
        return (
          <Link href={`${visit.url.pathname}?state=${state}`} current={(part.state ?? 'submitted') === state ? 'true' : undefined}>
            {(part.state ?? 'submitted') === state ? (
              <strong>{say('applications.filter-count', words)}</strong>
            ) : (
              say('applications.filter-count', words)
            )}
          </Link>
        );
      })}
    </nav>
  );
}

type ListProps = { visit: Visit; found: Applications; part: Part };

function Rows({ visit, found: { applications }, chosen }: Props) {
  const { say, writing } = visit;
  return (
    <Table
      caption={say('applications.title')}
      stacked
      columns={[
        { title: say('applications.applicant'), wide: true },
        { title: say('applications.when') },
        { title: say('applications.motivation') },
        { title: say('applications.state') },
      ]}
      rows={applications.map((application) => {
        const name = <bdi>{application.name === '' ? say('applications.forgotten') : application.name}</bdi>;
        const who = (
          <>
            {name}
            {application.studentNumber === undefined ? null : (
              <>
                <br />
                <span class="muted small">
                  <bdi>{application.studentNumber}</bdi>
                </span>
              </>
            )}
          </>
        );
        const open = (application.state === 'submitted' || application.state === 'declined') && application.name !== '';
        return [
          open ? (
            <Pick name="application" value={application.id} checked={chosen.ids.includes(application.id)}>
              {who}
            </Pick>
          ) : (
            who
          ),
          <span class="nowrap">{writing.date(new Date(application.submittedAt))}</span>,
          application.motivation === undefined ? (
            ''
          ) : (
            <Fold says={say('applications.motivation-read')}>
              <Paragraphs text={application.motivation} />
            </Fold>
          ),
          <>
            <Tag tone={stateTone[application.state]}>{say(`admission.state-${application.state}`)}</Tag>
            {application.reason === undefined ? null : <p class="small muted">{say(`admission.reason-${application.reason}`)}</p>}
          </>,
        ];
      })}
    />
  );
}

function Decide({ visit, found: { offered }, chosen, problems }: Props) {
  const { say } = visit;
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.says;
  const declining = errorOf('reason') !== undefined || errorOf('text') !== undefined || chosen.text !== '';
  return (
    <section class="panel stack" aria-labelledby="decide">
      <Heading level={2} size="xs" id="decide">
        {say('applications.decide')}
      </Heading>
      <p>{say('applications.accept-how', { free: offered.seats - offered.taken })}</p>
      <div>
        <Button name="decide" value="accepted">
          {say('applications.accept')}
        </Button>
      </div>
      <Fold says={say('applications.decline-fold')} open={declining}>
        <div class="stack" data-gap="4">
          <Select
            name="reason"
            label={say('applications.reason')}
            nothing={say('applications.reason-choose')}
            choices={declineReasons.map((reason) => ({ value: reason, label: say(`admission.reason-${reason}`) }))}
            value={chosen.reason}
            error={errorOf('reason')}
          />
          <Field
            name="text"
            label={say('applications.text')}
            hint={say('applications.text-hint')}
            value={chosen.text}
            error={errorOf('text')}
            rows={4}
            optional={say('form.optional')}
          />
          <div>
            <Button name="decide" value="declined" variant="secondary" color="danger">
              {say('applications.decline')}
            </Button>
          </div>
        </div>
      </Fold>
    </section>
  );
}

function Pages({ visit, found: { pages }, part }: ListProps) {
  const { say, writing } = visit;
  const at = (page: number) => `${visit.url.pathname}?state=${part.state ?? 'submitted'}&page=${page}`;
  if (pages === 1) return null;
  return (
    <div class="row" data-between>
      <p class="small muted">{say('applications.page-of', { page: writing.number(part.page), pages: writing.number(pages) })}</p>
      <Pagination
        label={say('applications.pages')}
        previous={{ says: say('applications.previous'), href: part.page > 1 ? at(part.page - 1) : undefined }}
        next={{ says: say('list.next'), href: part.page < pages ? at(part.page + 1) : undefined }}
      />
    </div>
  );
}
