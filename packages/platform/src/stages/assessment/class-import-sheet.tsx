import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { Button, DefaultButton } from '../../base/ui/button.tsx';
import { EmptyState } from '../../base/ui/empty-state.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import type { Sheet } from '../../base/ui/page.ts';
import { Steps } from '../../base/ui/steps.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { titleOf } from '../design/design-words.ts';
import { Columns, type DrawnImport } from './class-import-columns.tsx';
import { Folded, Repairs } from './class-import-rows.tsx';
import { enrolsByList } from './results-rights.ts';
import type { ShownImport } from './show-class-import.ts';

/** Draws a class list on its way in, in each of its states. */
export function classImportSheet(visit: Visit, shown: DrawnImport, once: string, problems: readonly Problem[]): Sheet {
  const { say } = visit;
  const { offeringId, purpose } = shown;
  const path = `/offerings/${offeringId}/results/import/${shown.id}`;
  const title = titleOf(visit, shown.title);
  const parent = purpose === 'enrol' ? `/offerings/${offeringId}/class` : `/offerings/${offeringId}/results`;
  const says = purpose === 'enrol' ? say('import.class') : say('results.title');
  return {
    title: say('import.title'),
    unlisted: true,
    place: 'offerings',
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <Breadcrumbs
          label={say('layout.you-are-here')}
          back={say('import.back')}
          crumbs={[
            { says: say('results.offerings'), href: '/offerings' },
            { says: title.says, href: `/offerings/${offeringId}`, lang: title.lang },
            { says, href: parent },
            { says: say('import.crumb'), href: path },
          ]}
        />
        <div class="stack" data-gap="4">
          <Heading level={1} size="lg">
            {say('import.title')}
          </Heading>
          <Steps
            label={say('import.steps')}
            steps={[say('import.step-bring'), say('import.step-repair'), say('import.step-taken')]}
            current={shown.taken ? 2 : 1}
          />
        </div>
        {shown.taken ? (
          <EmptyState title={say('import.taken')}>
            <p>{say('import.taken-how')}</p>
            <p>
              <Link href={`/offerings/${offeringId}/results`}>{say('results.title')}</Link>
            </p>
          </EmptyState>
        ) : (
          <Open visit={visit} shown={shown} once={once} path={path} />
        )}
      </div>
    ),
  };
}

function Open({ visit, shown, once, path }: { visit: Visit; shown: DrawnImport; once: string; path: string }) {
  const { say } = visit;
  const enrols = enrolsByList(visit.context.actor, { offeringId: shown.offeringId, institutionId: shown.institutionId });
  const open = shown.rows.filter(({ state }) => state === 'wrong');
  const ready = shown.rows.filter(({ state }) => state === 'ready');
  const out = shown.rows.filter(({ state }) => state === 'left-out');
  const fine = shown.troubles.length === 0 && open.length === 0 && ready.length > 0;
  return (
    <Form action={path} once={once} label={say('import.title')}>
      <DefaultButton name="do" value="check" />
      <Hidden name="edit" value={String(shown.edit)} />
      <div class="stack sections">
        <Columns visit={visit} shown={shown} />
        {shown.troubles.length > 0 ? null : (
          <>
            <section class="stack" aria-labelledby="summary">
              <Heading level={2} id="summary">
                {fine ? say('import.all-ready') : say('import.to-repair', { count: open.length })}
              </Heading>
              <p>
                <span class="strong">{summary(visit, shown)}</span> {say('import.nothing-silent')}
              </p>
              {fine && visit.url.searchParams.get('checked') === 'yes' ? <Notice tone="success">{say('import.checked')}</Notice> : null}
            </section>
            {open.length > 0 ? <Repairs visit={visit} shown={shown} rows={open} enrols={enrols} /> : null}
            <Folded visit={visit} shown={shown} ready={ready} out={out} />
          </>
        )}
        <div class="rule stack">
          {fine ? <p class="measure">{after(visit, shown)}</p> : null}
          <div class="row">
            {open.length > 0 ? (
              <Button name="do" value="check">
                {say('import.check', { count: open.length })}
              </Button>
            ) : null}
            {shown.troubles.length === 0 ? (
              <Button name="do" value="take" {...(fine ? {} : { variant: 'secondary' as const })}>
                {out.length > 0
                  ? say('import.take-without', { count: ready.length + open.length, out: out.length })
                  : say('import.take', { count: ready.length + open.length })}
              </Button>
            ) : null}
            <Button name="do" value="drop" variant="tertiary">
              {say('import.drop')}
            </Button>
          </div>
          <p class="small muted measure">{say('import.kept')}</p>
        </div>
      </div>
    </Form>
  );
}

/** "28 passed, 2 did not pass, 1 left out." */
function summary({ say }: Visit, { rows, withResults }: ShownImport): string {
  const ready = rows.filter(({ state }) => state === 'ready');
  const passed = ready.filter(({ said }) => said?.result === 'pass').length;
  const leftOut = rows.filter(({ state }) => state === 'left-out').length;
  const open = rows.filter(({ state }) => state === 'wrong').length;
  const words = { ready: ready.length, passed, failed: ready.length - passed, leftOut, open, all: rows.length };
  return withResults ? say('import.summary', words) : say('import.summary-enrol', words);
}

/** What taking the list will do. */
function after({ say }: Visit, { rows, withResults }: ShownImport): string {
  const enrol = rows.filter(({ state, enrol: each }) => state === 'ready' && each).length;
  return [enrol > 0 ? say('import.will-enrol', { count: enrol }) : '', withResults ? say('import.will-enter') : '']
    .filter(Boolean)
    .join(' ');
}
