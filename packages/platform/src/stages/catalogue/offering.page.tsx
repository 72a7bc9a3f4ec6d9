import { runAct, runView } from '../../base/door.ts';
import { sayIssue } from '../../base/languages/say-issue.ts';
import { dayOf } from '../../base/people/role.ts';
import { isRefusal } from '../../base/refusal.ts';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Facts } from '../../base/ui/facts.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Meter } from '../../base/ui/meter.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Page, Sheet } from '../../base/ui/page.ts';
import { Tag } from '../../base/ui/state.tsx';
import { Tasks } from '../../base/ui/tasks.tsx';
import { param, type Visit } from '../../base/ui/visit.ts';
import { titleOf } from '../design/design-words.ts';
import { DeviationList } from '../design/deviation-note.tsx';
import { cancelOffering } from './cancel-offering.ts';
import { BackTo, datesLabel, languageLabel, priceLabel } from './catalogue-words.tsx';
import { changeOffering } from './change-offering.ts';
import { CancelForm, PublishForm, WithdrawForm } from './offering-acts.tsx';
import { stageLabel, stageOf, stageTone } from './offering-labels.ts';
import { may } from './offering-rights.ts';
import { stepsOf } from './offering-steps.ts';
import { publishOffering } from './publish-offering.ts';
import { showOffering } from './show-offering.ts';
import { withdrawPublication } from './withdraw-publication.ts';

export type Shown = Awaited<ReturnType<typeof shownIn>>;
const shownIn = (visit: Visit) => runView(showOffering, visit.context, { id: param(visit, 'id') });

/** An offering and what comes next for it: from here every step of its life is reached. */
export const offeringPage: Page = {
  path: '/offerings/{id}',
  forPeople: true,
  async get(visit) {
    return sheet(visit, await shownIn(visit), { reason: '', once: onceKey() }, []);
  },

  async post(visit, answers) {
    const id = param(visit, 'id');
    const shown = await shownIn(visit);
    const once = readOnce(answers);
    const context = { ...visit.context, idempotencyKey: once };
    const reason = answers.text('reason');
    try {
      if (answers.text('do') === 'publish') await runAct(publishOffering, context, { id });
      if (answers.text('do') === 'cancel') await runAct(cancelOffering, context, { id, reason });
      if (answers.text('do') === 'withdraw') await runAct(withdrawPublication, context, { descriptionId: shown.offering.descriptionId });
      return { to: `/offerings/${id}` };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const again = (says: readonly Problem[], status: number) =>
        shownIn(visit).then((now) => ({ ...sheet(visit, now, { reason, once: onceKey() }, says), status }));
      if (error.code === 'wrong-state') return again([{ says: visit.say('offering.done-before') }], 409);
      if (error.code === 'key-reused') return again([{ says: visit.say('offering.sent-before') }], 422);
      if (error.code !== 'invalid-input') throw error;
      const wrong = error.issues.find(({ path }) => path === 'reason');
      if (wrong) return again([{ field: 'reason', says: sayIssue(visit.say, cancelOffering.name, wrong, reason.trim()) }], 422);
      return again([{ says: visit.say('offering.not-publishable') }], 422);
    }
  },
};

export function OfferingCrumbs({
  visit,
  shown,
  more = [],
}: {
  visit: Visit;
  shown: Shown;
  more?: readonly { says: string; href: string }[];
}) {
  const { say } = visit;
  const title = titleOf(visit, shown.title);
  return (
    <Breadcrumbs
      label={say('layout.you-are-here')}
      back={more.length > 0 ? <BackTo visit={visit} message="offering.back" title={title} /> : say('offerings.back')}
      crumbs={[
        { says: say('offerings.title'), href: '/offerings' },
        { says: title.says, href: `/offerings/${shown.offering.id}`, lang: title.lang },
        ...more,
      ]}
    />
  );
}

type Tried = { readonly reason: string; readonly once: string };

function sheet(visit: Visit, shown: Shown, tried: Tried, problems: readonly Problem[]): Sheet {
  const { say, writing } = visit;
  const { offering, publication } = shown;
  const title = titleOf(visit, shown.title);
  const today = dayOf(visit.context.house.outside.clock.now());
  const stage = stageOf(offering, today);
  const changes = may(visit, changeOffering.name, offering) && offering.state !== 'cancelled';
  const steps = stepsOf(visit, shown);
  return {
    title: title.says,
    unlisted: true,
    place: 'offerings',
    wrong: problems.length > 0,
    body: (
      <div class="wrap stack sections">
        <OfferingCrumbs visit={visit} shown={shown} />
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <div class="stack" data-gap="2">
          <div class="row">
            <Tag tone={stageTone[stage]}>{say(stageLabel(stage))}</Tag>
            <span class="muted small">
              <bdi>{shown.institution.name}</bdi>
            </span>
          </div>
          <Heading level={1} size="lg" lang={title.lang}>
            <bdi dir={title.dir}>{title.says}</bdi>
          </Heading>
          <p class="lead">{datesLabel(visit, offering)}</p>
        </div>
        {offering.state === 'cancelled' ? (
          <Notice tone="danger" title={say('offering.cancelled-on', { date: writing.date(offering.cancelledAt ?? '') })}>
            <bdi>{offering.cancelReason}</bdi>
          </Notice>
        ) : null}
        <div class="split" data-aside="later">
          <aside class="stack sticky" data-gap="4" aria-labelledby="terms">
            <section class="ds-card stack" data-gap="2">
              <Heading level={2} size="2xs" id="terms">
                {say('offering.terms')}
              </Heading>
              <Meter
                label={say('offerings.taken', { taken: offering.taken, seats: offering.seats })}
                part={offering.taken}
                whole={offering.seats}
              />
              <p class="small">{say('offerings.taken', { taken: offering.taken, seats: offering.seats })}</p>
              <div class="small">
                <Facts
                  narrow
                  facts={[
                    offering.place === undefined ? undefined : { term: say('offering.place'), value: <bdi>{offering.place}</bdi> },
                    { term: say('offering.language'), value: languageLabel(visit, offering.language) },
                    { term: say('offering.price'), value: priceLabel(visit, offering) },
                    {
                      term: say('offering.apply-until'),
                      value: offering.applyUntil === undefined ? say('offering.nobody-applies') : writing.date(offering.applyUntil),
                    },
                    { term: say('offering.version'), value: writing.number(offering.version) },
                  ]}
                />
              </div>
              {changes ? (
                <p class="small">
                  <Link href={`/offerings/${offering.id}/edit`}>{say('offering.change')}</Link>
                </p>
              ) : null}
              {offering.state === 'published' && publication !== undefined && !publication.withdrawn ? (
                <p class="small">
                  <Link href={`/m/${publication.slug}/offerings/${offering.id}`}>{say('offering.public-page')}</Link>
                </p>
              ) : null}
            </section>
          </aside>
          <div class="stack" data-gap="5">
            {shown.deviations.length === 0 ? null : (
              <section class="stack" data-gap="2" aria-labelledby="deviations">
                <Heading level={2} size="xs" id="deviations">
                  {say('deviation.title')}
                </Heading>
                <p class="measure">{say('deviation.counts-here')}</p>
                <DeviationList visit={visit} deviations={shown.deviations} />
              </section>
            )}
            {offering.state === 'draft' ? <PublishForm visit={visit} shown={shown} once={tried.once} /> : null}
            {offering.state === 'cancelled' && shown.progress.learners === 0 ? null : steps.length === 0 ? null : (
              <section class="stack" data-gap="2" aria-labelledby="steps">
                <Heading level={2} size="xs" id="steps">
                  {say('offering.steps')}
                </Heading>
                <Tasks tasks={steps} />
              </section>
            )}
            {changes && stage !== 'over' && may(visit, cancelOffering.name, offering) ? (
              <CancelForm visit={visit} shown={shown} reason={tried.reason} problems={problems} />
            ) : null}
            {publication !== undefined && !publication.withdrawn && may(visit, withdrawPublication.name, offering) ? (
              <WithdrawForm visit={visit} shown={shown} />
            ) : null}
            {publication?.withdrawn && offering.state === 'published' ? <Notice tone="warning">{say('offering.withdrawn')}</Notice> : null}
          </div>
        </div>
      </div>
    ),
  };
}
