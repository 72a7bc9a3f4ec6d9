import { runAct, runView } from '../../base/door.ts';
import { isMessageKey } from '../../base/languages/message.ts';
import { isRefusal } from '../../base/refusal.ts';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { EmptyState } from '../../base/ui/empty-state.tsx';
import { ErrorSummary } from '../../base/ui/error-summary.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import { readOnce } from '../../base/ui/once.ts';
import type { Page, Sheet } from '../../base/ui/page.ts';
import { Steps } from '../../base/ui/steps.tsx';
import { param, type Visit } from '../../base/ui/visit.ts';
import { titleOf } from '../design/design-words.ts';
import { DeviationList } from '../design/deviation-note.tsx';
import { handOverCredential } from './hand-over-credential.ts';
import { handedOver } from './handed-over.tsx';
import { LOOKS_AGAIN, Progress } from './issue-progress.tsx';
import { Ready } from './issue-ready.tsx';
import { orderIssuing } from './order-issuing.ts';
import { resumeIssuing } from './resume-issuing.ts';
import { type ShownIssuing, showIssuing } from './show-issuing.ts';

/** A mail server that takes longer than that is no reason to look every two seconds. */
const PATIENCE_MS = 5 * 60_000;

/** Who gets a credential and who does not, a look at what will be signed, the button that signs; then how far each one is. */
export const issuePage: Page = {
  path: '/offerings/{id}/credentials',
  forPeople: true,
  get: (visit) => sheet(visit, undefined),

  async post(visit, answers) {
    const offeringId = param(visit, 'id');
    const context = { ...visit.context, idempotencyKey: readOnce(answers) };
    const hand = answers.text('hand');
    try {
      if (hand !== '') {
        const { learners } = await runView(showIssuing, visit.context, { offeringId });
        const row = learners.find(({ credentialId }) => credentialId === hand);
        const { address } = await runAct(handOverCredential, context, { id: hand });
        return handedOver(visit, row?.name ?? '', address);
      }
      if (answers.text('what') === 'resume') await runAct(resumeIssuing, context, { offeringId });
      else await runAct(orderIssuing, context, { offeringId, ...(answers.text('what') === 'again' && { again: true }) });
      return { to: `/offerings/${offeringId}/credentials` };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (error.code === 'key-reused') return sheet(visit, visit.say('issue.sent-before'));
      if (error.code !== 'wrong-state' && error.code !== 'conflict') throw error;
      const key = `issue-refused.${error.details.state ?? ''}`;
      return sheet(visit, visit.say(isMessageKey(key) ? key : 'issue-refused.other'));
    }
  },
};

async function sheet(visit: Visit, problem: string | undefined): Promise<Sheet> {
  const { say, writing } = visit;
  const offeringId = param(visit, 'id');
  const found = await runView(showIssuing, visit.context, { offeringId });
  const shown = { ...found, learners: found.learners.toSorted((a, b) => writing.compare(a.name, b.name)) };
  const { learners, offering, order } = shown;
  const count = (...those: string[]) => learners.filter(({ standing }) => those.includes(standing)).length;
  const running = order?.open === true;
  const ready = running ? 0 : count('ready');
  const title = titleOf(visit, shown.title);
  const path = `/offerings/${offeringId}/credentials`;
  const blocked = shown.hurdles.length + shown.findings.length > 0;
  const heading = headingOf(visit, { running, blocked, ready, issued: count('issued'), total: order?.total ?? 0 });
  const confirmedNow = /^\d{1,5}$/.exec(visit.url.searchParams.get('confirmed') ?? '')?.[0];
  const still = visit.url.searchParams.get('refresh') === 'off';
  const refresh = !still && isUnderWay(visit, shown);
  return {
    title: heading,
    place: 'offerings',
    unlisted: true,
    wrong: problem !== undefined,
    ...(problem !== undefined && { status: 409 }),
    ...(refresh && { refresh: LOOKS_AGAIN }),
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('issue-refused.problem')} problems={problem === undefined ? [] : [{ says: problem }]} />
        <Breadcrumbs
          label={say('layout.you-are-here')}
          back={say('issue.back')}
          crumbs={[
            { says: say('issue.offering'), href: `/offerings/${offeringId}` },
            { says: say('issue.title'), href: path },
          ]}
        />
        <div class="stack" data-gap="4">
          <p class="muted">
            <span lang={title.lang} dir={title.dir}>
              {title.says}
            </span>
            {`, ${writing.date(offering.startsOn)} – ${writing.date(offering.endsOn)}`}
          </p>
          <Heading level={1} size="lg">
            {heading}
          </Heading>
          <Steps
            label={say('issue.steps')}
            steps={[say('issue.step-check'), say('issue.step-sign'), say('issue.step-done')]}
            current={running ? 1 : ready === 0 && count('issued', 'revoked') > 0 ? 2 : 0}
          />
        </div>
        {confirmedNow === undefined || running || ready === 0 ? null : (
          <Notice tone="success">{say('issue.confirmed-now', { count: Number(confirmedNow) })}</Notice>
        )}
        {shown.deviations.length === 0 ? null : (
          <section class="stack" aria-labelledby="deviations">
            <Heading level={2} size="xs" id="deviations">
              {say('deviation.title')}
            </Heading>
            <p class="measure">{say('deviation.counts-here')}</p>
            <DeviationList visit={visit} deviations={shown.deviations} />
          </section>
        )}
        {ready > 0 ? <Ready visit={visit} shown={shown} path={path} /> : null}
        {order !== undefined ? <Progress visit={visit} shown={shown} path={path} refresh={refresh} /> : null}
        {ready === 0 && order === undefined ? (
          <EmptyState title={say('issue.nothing-title')}>
            <p>{say('issue.nothing')}</p>
            <p>
              <Link href={`/offerings/${offeringId}/results`}>{say('issue.to-results')}</Link>
            </p>
          </EmptyState>
        ) : null}
      </div>
    ),
  };
}

type Counted = {
  readonly running: boolean;
  readonly blocked: boolean;
  readonly ready: number;
  readonly issued: number;
  readonly total: number;
};

function headingOf({ say }: Visit, { running, blocked, ready, issued, total }: Counted): string {
  if (running) return say('issue.running-title', { count: total });
  if (ready > 0) return say(blocked ? 'issue.blocked-title' : 'issue.ready-title', { count: ready });
  return issued > 0 ? say('issue.done-title', { count: issued }) : say('issue.nothing-title');
}

/** Something still changes by itself. */
function isUnderWay(visit: Visit, { order, learners }: ShownIssuing): boolean {
  if (order === undefined) return false;
  if (order.open) return true;
  const fresh = visit.context.house.outside.clock.now().getTime() - Date.parse(order.orderedAt) < PATIENCE_MS;
  return fresh && learners.some(({ delivery }) => delivery === 'coming' || delivery === 'waiting');
}
