import { runAct, runView } from '../../base/door.ts';
import type { MessageKey } from '../../base/languages/message.ts';
import { dayOf } from '../../base/people/role.ts';
import { isRefusal } from '../../base/refusal.ts';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { Button } from '../../base/ui/button.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Facts } from '../../base/ui/facts.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Page, Sheet } from '../../base/ui/page.ts';
import { Tag } from '../../base/ui/state.tsx';
import { param, type Visit } from '../../base/ui/visit.ts';
import type { OwnApplication } from './application.ts';
import { Paragraphs } from './apply-check.tsx';
import { showOwnApplication } from './list-own-applications.ts';
import { coursePath, OfferedTitle, stateTone, titleIn, whenIn } from './offered-words.tsx';
import { withdrawApplication } from './withdraw-application.ts';

const PATH = '/me/applications';

/** One of my applications: where it stands, what happens next, and the way back out of it. */
export const ownApplicationPage: Page = {
  path: `${PATH}/{id}`,
  forPeople: true,
  async get(visit) {
    return sheet(visit, await lookUp(visit), []);
  },
  async post(visit) {
    try {
      await runAct(withdrawApplication, visit.context, { applicationId: param(visit, 'id') });
      return { to: visit.url.pathname };
    } catch (error) {
      if (!isRefusal(error) || error.code !== 'wrong-state') throw error;
      // Sent twice, it was taken back by the first.
      if (error.details.state === 'withdrawn') return { to: visit.url.pathname };
      return sheet(visit, await lookUp(visit), [{ says: visit.say('own-applications.too-late') }]);
    }
  },
};

const lookUp = (visit: Visit): Promise<OwnApplication> => runView(showOwnApplication, visit.context, { applicationId: param(visit, 'id') });

function sheet(visit: Visit, application: OwnApplication, problems: readonly Problem[]): Sheet {
  const { say, writing } = visit;
  const { offered, answers } = application;
  const wrong = problems.length > 0;
  return {
    title: say('apply.title-for', { title: titleIn(visit, offered) }),
    unlisted: true,
    wrong,
    ...(wrong ? { status: 409 } : {}),
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <Breadcrumbs
          label={say('layout.you-are-here')}
          back={say('own-applications.back')}
          crumbs={[
            { says: say('own-applications.title'), href: PATH },
            { says: titleIn(visit, offered), href: `${PATH}/${application.id}` },
          ]}
        />
        <div class="stack" data-gap="3">
          <p class="muted">
            <bdi>{offered.institution}</bdi>
          </p>
          <Heading level={1} size="lg">
            <OfferedTitle visit={visit} offered={offered} />
          </Heading>
          <div class="row">
            <Tag tone={stateTone[application.state]}>{say(`admission.state-${application.state}`)}</Tag>
            <span class="muted small">{whenIn(visit, offered)}</span>
          </div>
        </div>
        <Why visit={visit} application={application} />
        <section class="narrow stack" aria-labelledby="next">
          <Heading level={2} id="next">
            {say('own-applications.next')}
          </Heading>
          <p>{say(nextOf(application), { institution: offered.institution, date: writing.date(offered.startsOn) })}</p>
          {application.state === 'withdrawn' || application.state === 'declined' ? (
            <p>
              <Link href={coursePath(offered).replace(/\/offerings\/.*$/, '')}>{say('apply.to-course')}</Link>
            </p>
          ) : null}
        </section>
        <section class="narrow stack" aria-labelledby="answers">
          <Heading level={2} id="answers">
            {say('own-applications.answers')}
          </Heading>
          <Facts
            facts={[
              { term: say('own-applications.sent'), value: writing.time(new Date(application.submittedAt)) },
              { term: say('apply.name'), value: <bdi>{answers.name ?? ''}</bdi> },
              fact(say('apply.given-name'), answers.givenName),
              fact(say('apply.family-name'), answers.familyName),
              fact(say('apply.student-number'), answers.studentNumber),
              answers.motivation ? { term: say('apply.motivation'), value: <Paragraphs text={answers.motivation} /> } : undefined,
            ]}
          />
        </section>
        <Withdraw visit={visit} application={application} />
      </div>
    ),
  };
}

const fact = (term: string, value: string | undefined) => (value === undefined ? undefined : { term, value: <bdi>{value}</bdi> });

function nextOf({ state, offered, takesPart }: OwnApplication): MessageKey {
  if (offered.state === 'cancelled' && state !== 'withdrawn') return 'own-applications.next-cancelled';
  return state === 'accepted' && !takesPart ? 'own-applications.next-ended' : `own-applications.next-${state}`;
}

function Why({ visit: { say, writing }, application }: { visit: Visit; application: OwnApplication }) {
  const { reason, reasonText, decidedAt } = application;
  if (reason === undefined) return null;
  return (
    <section class="narrow stack" aria-labelledby="why">
      <Heading level={2} id="why">
        {say('own-applications.why')}
      </Heading>
      <p>{say(`admission.reason-${reason}`)}</p>
      {reasonText === undefined ? null : <Paragraphs text={reasonText} />}
      {decidedAt === undefined ? null : (
        <p class="muted small">
          {say('own-applications.decided')}: {writing.date(new Date(decidedAt))}
        </p>
      )}
    </section>
  );
}

/** Only what is still possible is offered: after the beginning, the university ends an enrolment. */
function Withdraw({ visit, application }: { visit: Visit; application: OwnApplication }) {
  const { say, context } = visit;
  const { state, takesPart, offered } = application;
  const hasSeat = state === 'accepted' && takesPart;
  const begun = dayOf(context.house.outside.clock.now()) >= offered.startsOn;
  if (state !== 'submitted' && !(hasSeat && !begun)) return null;
  return (
    <section class="narrow stack" aria-labelledby="withdraw">
      <Heading level={2} id="withdraw">
        {say(hasSeat ? 'own-applications.withdraw-seat' : 'own-applications.withdraw')}
      </Heading>
      <p>{say(hasSeat ? 'own-applications.withdraw-seat-how' : 'own-applications.withdraw-how')}</p>
      <Form action={visit.url.pathname}>
        <div>
          <Button color="danger" variant="secondary" name="do" value="withdraw">
            {say(hasSeat ? 'own-applications.withdraw-seat' : 'own-applications.withdraw')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
