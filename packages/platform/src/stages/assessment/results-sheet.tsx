import type { Child } from 'hono/jsx';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { Button, DefaultButton } from '../../base/ui/button.tsx';
import { EmptyState } from '../../base/ui/empty-state.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Figures } from '../../base/ui/figures.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import { onceKey } from '../../base/ui/once.ts';
import type { Sheet } from '../../base/ui/page.ts';
import { Pagination } from '../../base/ui/pagination.tsx';
import { Select } from '../../base/ui/select.tsx';
import { Tag } from '../../base/ui/state.tsx';
import { Table } from '../../base/ui/table.tsx';
import { Tick } from '../../base/ui/tick.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { titleOf } from '../design/design-words.ts';
import { confirmResults } from './confirm-results.ts';
import { enterResults, RESULTS_AT_ONCE } from './enter-results.ts';
import { type Filled, fieldOf } from './results-form.ts';
import type { ShownResult, ShownResults } from './show-results.ts';

/** A learner of the page, and how their row stands in the form. */
export type Named = ShownResult & Filled;

type More = { readonly all?: { readonly result: string; readonly assessedOn: string } };

/** Draws the page of results in each of its states. */
export function resultsSheet(
  visit: Visit,
  shown: ShownResults,
  rows: readonly Named[],
  once: string,
  problems: readonly Problem[],
  { all = { result: '', assessedOn: '' } }: More = {},
): Sheet {
  const { say } = visit;
  const { offering, counts, page, pages } = shown;
  const path = `/offerings/${offering.id}/results`;
  const { policy } = visit.context.house;
  const about = { offeringId: offering.id, institutionId: offering.institutionId };
  const may = (act: string) => policy[act]?.may(visit.context.actor, about as never) === true;
  const enters = may(enterResults.name) && offering.state !== 'cancelled';
  const title = titleOf(visit, shown.title);
  const saved = visit.url.searchParams.get('saved') === 'yes' && problems.length === 0;
  const writes = enters && counts.open + counts.entered > 0;
  return {
    title: say('results.title'),
    unlisted: true,
    place: 'offerings',
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <Breadcrumbs
          label={say('layout.you-are-here')}
          back={say('results.back')}
          crumbs={[
            { says: say('results.offerings'), href: '/offerings' },
            { says: title.says, href: `/offerings/${offering.id}`, lang: title.lang },
            { says: say('results.title'), href: path },
          ]}
        />
        <div class="stack" data-gap="2">
          <p class="muted">
            <bdi lang={title.lang}>{title.says}</bdi>
            {', '}
            {say('results.term', { from: visit.writing.date(offering.startsOn), to: visit.writing.date(offering.endsOn) })}
          </p>
          <Heading level={1} size="lg">
            {say('results.title')}
          </Heading>
        </div>
        <Standing visit={visit} shown={shown} saved={saved} mayConfirm={may(confirmResults.name)} />
        {counts.learners === 0 ? (
          <EmptyState title={say('results.nobody')}>
            <p>{say('results.nobody-how')}</p>
            <p>
              <Link href={`/offerings/${offering.id}/class`}>{say('results.to-class')}</Link>
            </p>
          </EmptyState>
        ) : !writes ? (
          <Grid visit={visit} shown={shown} rows={rows} enters={false} />
        ) : (
          <Form action={path} once={once} label={say('results.title')}>
            {/* Enter saves; the first button a reader sees only fills in. */}
            <DefaultButton name="do" value="save" />
            <Hidden name="page" value={String(page)} />
            {counts.open > 0 ? <Shortcut visit={visit} all={all} offeringId={offering.id} /> : null}
            <Grid visit={visit} shown={shown} rows={rows} enters={enters} />
            <div class="row">
              <Button name="do" value="save">
                {say('results.save')}
              </Button>
              {page < pages ? (
                <Button name="do" value="next" variant="secondary">
                  {say('results.save-next')}
                </Button>
              ) : null}
              <Link href={`${path}/import`}>{say('results.by-list')}</Link>
            </div>
          </Form>
        )}
        <Pagination
          label={say('results.pages')}
          previous={{ says: say('results.previous'), href: page > 1 ? `${path}?page=${page - 1}` : undefined }}
          next={{ says: say('results.next'), href: page < pages ? `${path}?page=${page + 1}` : undefined }}
        />
        {may(confirmResults.name) && offering.state !== 'cancelled' ? (
          <Confirmation visit={visit} shown={shown} problems={problems} />
        ) : null}
      </div>
    ),
  };
}

/** Everybody of the page, a row each: to be written, or only read. */
function Grid({ visit, shown, rows, enters }: { visit: Visit; shown: ShownResults; rows: readonly Named[]; enters: boolean }) {
  const { say } = visit;
  const { counts, page, pages } = shown;
  return (
    <Table
      caption={say('results.caption', { count: counts.learners, page, pages })}
      captionShown
      stacked
      columns={[
        { title: say('results.learner') },
        { title: say('results.result') },
        { title: say('results.grade') },
        ...shown.components.map((each) => ({ title: say('results.grade-of', { part: each.title }) })),
        { title: say('results.attendance') },
        { title: say('results.assessed-on') },
        { title: say('results.state') },
      ]}
      rows={rows.map((row, at) => (enters && row.result?.state !== 'confirmed' ? typed(visit, shown, row, at) : told(visit, shown, row)))}
    />
  );
}

/** Where the results stand, and what comes next. */
function Standing({ visit, shown, saved, mayConfirm }: { visit: Visit; shown: ShownResults; saved: boolean; mayConfirm: boolean }) {
  const { say } = visit;
  const { offering, counts } = shown;
  const others = counts.entered - counts.own;
  const confirmedNow = /^\d{1,5}$/.exec(visit.url.searchParams.get('confirmed') ?? '')?.[0];
  const done = counts.learners > 0 && counts.confirmed === counts.learners;
  return (
    <div class="stack">
      {offering.state === 'cancelled' ? <Notice tone="warning">{say('results.cancelled')}</Notice> : null}
      {saved ? <Notice tone="success">{say('results.saved')}</Notice> : null}
      {counts.confirmed > 0 ? (
        <Notice
          tone="success"
          title={done ? say('results.all-confirmed') : say('results.some-confirmed', { count: Number(confirmedNow ?? counts.confirmed) })}
        >
          {say('results.confirmed-locked')} <Link href={`/offerings/${offering.id}/credentials`}>{say('results.to-credentials')}</Link>
        </Notice>
      ) : null}
      {others > 0 && mayConfirm ? (
        <Notice title={say('results.second-person')}>
          {say('results.second-person-how', { count: others })} <Link href="#confirm">{say('results.go-confirm')}</Link>
        </Notice>
      ) : null}
      {counts.own > 0 ? <Notice title={say('results.own', { count: counts.own })}>{say('results.own-how')}</Notice> : null}
      {counts.learners > 0 ? (
        <Figures
          label={say('results.title')}
          figures={[
            { value: visit.writing.number(counts.passed), says: say('results.passed') },
            { value: visit.writing.number(counts.failed), says: say('results.failed') },
            { value: visit.writing.number(counts.open), says: say('results.open') },
            { value: say('results.of', { part: counts.confirmed, whole: counts.learners }), says: say('results.confirmed') },
          ]}
        />
      ) : null}
    </div>
  );
}

/** The same day for all, and all passed: fills the form and stores nothing. */
function Shortcut({ visit, all, offeringId }: { visit: Visit; all: { result: string; assessedOn: string }; offeringId: string }) {
  const { say } = visit;
  return (
    <section class="panel stack" aria-labelledby="fill">
      <Heading level={2} size="2xs" id="fill">
        {say('results.fill')}
      </Heading>
      <p class="muted">
        {say('results.fill-how')} <Link href={`/offerings/${offeringId}/results/import`}>{say('results.by-list')}</Link>
      </p>
      <div class="row">
        <Select
          name="fill.result"
          label={say('results.fill-result')}
          nothing={say('results.leave-open')}
          choices={resultChoices(visit)}
          value={all.result}
          optional={say('form.optional')}
        />
        <Field
          name="fill.assessedOn"
          type="date"
          label={say('results.fill-day')}
          value={all.assessedOn}
          width={12}
          optional={say('form.optional')}
        />
        <Button name="do" value="fill" variant="secondary">
          {say('results.fill-do')}
        </Button>
      </div>
    </section>
  );
}

function resultChoices({ say }: Visit) {
  return [
    { value: 'pass', label: say('results.pass') },
    { value: 'fail', label: say('results.fail') },
  ];
}

function Learner({ visit, row }: { visit: Visit; row: ShownResult }) {
  return (
    <>
      <bdi>{row.name || visit.say('results.forgotten')}</bdi>
      {row.studentNumber === undefined ? null : (
        <>
          <br />
          <bdi class="muted small regular">{row.studentNumber}</bdi>
        </>
      )}
    </>
  );
}

/** A row that can be written. */
function typed(visit: Visit, shown: ShownResults, row: Named, at: number): Child[] {
  const { say } = visit;
  const { given, problems } = row;
  const who = row.name || say('results.forgotten');
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.says;
  const label = (what: string) => say('results.label', { what, who });
  const field = (name: string, what: string, value: string, width: number, type?: 'date') => (
    <Field
      name={fieldOf(at, name)}
      label={label(what)}
      labelHidden
      value={value}
      width={width}
      type={type}
      error={errorOf(name)}
      alternative
      autocomplete="off"
      spellcheck={false}
    />
  );
  const doubtful = problems.some((problem) => problem.doubtful);
  return [
    <>
      <Learner visit={visit} row={row} />
      <Hidden name={fieldOf(at, 'enrolmentId')} value={row.enrolmentId} />
      <Hidden name={fieldOf(at, 'edit')} value={given.edit} />
    </>,
    <>
      <Select
        name={fieldOf(at, 'result')}
        label={label(say('results.result'))}
        labelHidden
        nothing={say('results.open')}
        choices={resultChoices(visit)}
        value={given.result}
        error={errorOf('result')}
        optional={undefined}
      />
      {doubtful || given.sure ? <Tick name={fieldOf(at, 'sure')} label={say('results.sure')} checked={given.sure} /> : null}
    </>,
    field('grade', say('results.grade'), given.grade, 6),
    ...shown.components.map(({ place, title }) =>
      field(`c${place}`, say('results.grade-of', { part: title }), given.componentGrades[place] ?? '', 6),
    ),
    field('attendance', say('results.attendance'), given.attendance, 5),
    field('assessedOn', say('results.assessed-on'), given.assessedOn, 12, 'date'),
    row.result === undefined ? <Tag tone="neutral">{say('results.open')}</Tag> : <Tag tone="warning">{say('results.entered')}</Tag>,
  ];
}

/** A row that is only read. */
function told(visit: Visit, shown: ShownResults, row: Named): Child[] {
  const { say } = visit;
  const { result } = row;
  const dash = <span class="muted">–</span>;
  const late = row.problems[0]?.says;
  return [
    <Learner visit={visit} row={row} />,
    result === undefined ? dash : <Tag tone={result.result === 'pass' ? 'success' : 'danger'}>{say(`results.${result.result}`)}</Tag>,
    result?.grade === undefined ? dash : <bdi>{result.grade}</bdi>,
    ...shown.components.map(({ place }) =>
      result?.componentGrades[place] === undefined ? dash : <bdi>{result.componentGrades[place]}</bdi>,
    ),
    result?.attendance === undefined ? dash : say('results.percent', { value: result.attendance }),
    result === undefined ? dash : visit.writing.date(result.assessedOn),
    <>
      <Tag tone={result?.state === 'confirmed' ? 'success' : 'neutral'}>{say(`results.${result?.state ?? 'open'}`)}</Tag>
      {late === undefined ? null : <p class="small">{late}</p>}
    </>,
  ];
}

/** What a row says in a few words: "Passed, 1.3". */
export function saidShortly(visit: Visit, result: ShownResult['result']): string {
  if (result === undefined) return visit.say('results.open');
  return [visit.say(`results.${result.result}`), result.grade, visit.writing.date(result.assessedOn)].filter(Boolean).join(', ');
}

/** The second person's yes; what they entered themselves is left out. */
function Confirmation({ visit, shown, problems }: { visit: Visit; shown: ShownResults; problems: readonly Problem[] }) {
  const { say } = visit;
  const others = shown.entered.filter(({ own }) => !own).slice(0, RESULTS_AT_ONCE);
  if (others.length === 0) return null;
  return (
    <section class="rule stack" aria-labelledby="confirm">
      <Heading level={2} id="confirm">
        {say('results.confirm-title')}
      </Heading>
      {shown.counts.own > 0 ? <p>{say('results.own-left-out', { count: shown.counts.own })}</p> : null}
      {shown.counts.open > 0 ? <p>{say('results.open-left', { count: shown.counts.open })}</p> : null}
      <Form action={`/offerings/${shown.offering.id}/results`} once={onceKey()} label={say('results.confirm-title')}>
        <Hidden name="page" value={String(shown.page)} />
        <Hidden name="confirm" value={others.map(({ enrolmentId, edit }) => `${enrolmentId}/${edit}`).join(' ')} />
        <Tick name="looked" label={say('results.looked')} error={problems.find(({ field }) => field === 'looked')?.says} />
        <div>
          <Button name="do" value="confirm">
            {say('results.confirm', { count: others.length })}
          </Button>
        </div>
        <p class="small muted measure">{say('results.confirmed-locked')}</p>
      </Form>
    </section>
  );
}
