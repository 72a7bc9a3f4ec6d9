import type { z } from 'zod';
import { runAct, runView } from '../../base/door.ts';
import { sayIssue } from '../../base/languages/say-issue.ts';
import { isRefusal } from '../../base/refusal.ts';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { Button } from '../../base/ui/button.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Facts } from '../../base/ui/facts.tsx';
import { Fold } from '../../base/ui/fold.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Answers, Page, Sheet } from '../../base/ui/page.ts';
import { Tag } from '../../base/ui/state.tsx';
import { param, type Visit } from '../../base/ui/visit.ts';
import { titleOf } from '../design/design-words.ts';
import { Summary } from '../design/mask-summary.tsx';
import { verdictsOfDeciders } from './approval-case.ts';
import { CASES, caseAddress, caseTone, nameLanguage } from './approval-words.ts';
import { Changes, changesBetween } from './case-changes.tsx';
import { Decisions } from './case-decisions.tsx';
import { CaseDeviations } from './case-deviations.tsx';
import { shortFacts } from './case-facts.ts';
import { Findings } from './case-findings.tsx';
import { decideCase } from './decide-case.ts';
import { DecideForm, type Given, QUESTIONS, type Question } from './decide-form.tsx';
import { showCase } from './show-case.ts';
import { withdrawCase } from './withdraw-case.ts';

type Case = z.output<typeof showCase.result>;
type Filled = { readonly given: Given; readonly once: string; readonly problems: readonly Problem[]; readonly status?: number };

const nothing: Given = { institutionId: '', decision: '', reason: '' };

/** A whole case on one page: what it says, what changed, what the frameworks find, who decided what, and the decision itself. */
export const casePage: Page = {
  path: `${CASES}/{id}`,
  forPeople: true,
  async get(visit) {
    const found = await runView(showCase, visit.context, { id: param(visit, 'id') });
    return sheet(visit, found, { given: nothing, once: onceKey(), problems: [] });
  },

  async post(visit, answers) {
    const id = param(visit, 'id');
    const once = readOnce(answers);
    const context = { ...visit.context, idempotencyKey: once };
    const given = Object.fromEntries(QUESTIONS.map((question) => [question, answers.text(question)])) as Given;
    try {
      if (answers.text('do') === 'withdraw') return { to: `/design/${(await runAct(withdrawCase, context, { id })).descriptionId}` };
      await runAct(decideCase, context, readDecision(id, given, answers));
      return { to: caseAddress(id) };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const found = await runView(showCase, visit.context, { id });
      const { say } = visit;
      if (error.code === 'key-reused')
        return sheet(visit, found, { given, once: onceKey(), problems: [{ says: say('approval.sent-before') }], status: 422 });
      if (error.code === 'conflict' || error.code === 'wrong-state') {
        const shown = answers.text('contentHash') === found.contentHash || answers.text('do') === 'withdraw';
        return sheet(visit, found, {
          given,
          once: onceKey(),
          problems: [{ says: say(shown ? 'approval.too-late' : 'approval.other-version') }],
          status: 409,
        });
      }
      if (error.code !== 'invalid-input') throw error;
      const problems = QUESTIONS.flatMap((field) => {
        const issue = error.issues.find((each) => each.path === field);
        return issue ? [{ field, says: sayIssue(say, decideCase.name, issue, given[field].trim()) }] : [];
      });
      const says = say('approval.other-version');
      return sheet(visit, found, { given, once, problems: problems.length > 0 ? problems : [{ says }], status: 422 });
    }
  },
};

function readDecision(id: string, { institutionId, decision, reason }: Given, answers: Answers) {
  const said = verdictsOfDeciders.find((known) => known === decision);
  return { id, institutionId, decision: said as 'approved', contentHash: answers.text('contentHash'), reason };
}

function sheet(visit: Visit, found: Case, filled: Filled): Sheet {
  const { say, writing } = visit;
  const title = titleOf(visit, found.title);
  const { problems } = filled;
  const deciding = found.parties.filter(({ institutionId }) => found.you.for.includes(institutionId));
  const changes = found.before && changesBetween(visit, found.before.description, found.description);
  const path = caseAddress(found.id);
  return {
    title: say('approval.case-title', { title: title.says }),
    unlisted: true,
    place: 'approvals',
    wrong: problems.length > 0,
    ...(filled.status === undefined ? {} : { status: filled.status }),
    body: (
      <div class="wrap stack sections">
        <Breadcrumbs
          label={say('layout.you-are-here')}
          back={say('approval.back')}
          crumbs={[
            { says: say('approval.title'), href: CASES },
            { says: title.says, href: path, lang: title.lang },
          ]}
        />
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <div class="stack" data-gap="2">
          <div class="row">
            <Tag tone={caseTone[found.state]}>{say(deciding.length > 0 ? 'approval.waits-for-you' : `approval-state.${found.state}`)}</Tag>
            <span class="muted small">
              {say('approval.submitted-on', { version: found.version, date: writing.date(found.openedAt) })}
              {found.closedAt ? ` · ${say('approval.closed-on', { date: writing.date(found.closedAt) })}` : ''}
            </span>
          </div>
          <Heading level={1} size="lg" lang={title.lang}>
            <bdi>{title.says}</bdi>
          </Heading>
          <ul class="dots">
            {shortFacts(visit, found.description).map((fact) => (
              <li>{fact}</li>
            ))}
            <li>
              <Link href="#says">{say('approval.read-whole')}</Link>
            </li>
            {deciding.length > 0 ? (
              <li>
                <Link href="#decide">{say('approval.go-decide')}</Link>
              </li>
            ) : null}
          </ul>
        </div>
        <section class="stack" aria-labelledby="decisions">
          <Heading level={2} size="xs" id="decisions">
            {say('approval.decisions')}
          </Heading>
          <Decisions visit={visit} parties={found.parties} lead={found.institutionId} open={found.state === 'under-review'} />
        </section>
        <CaseDeviations visit={visit} kept={found.kept} verdicts={found.verdicts} />
        <div class="split">
          <div class="stack sections" data-gap="5">
            {changes === undefined || found.before === undefined ? null : (
              <section class="stack" aria-labelledby="changed">
                <Heading level={2} id="changed">
                  {say('approval.changed-since', { version: found.before.version })}
                </Heading>
                {changes.length === 0 ? (
                  <p class="muted">{say('approval.nothing-changed')}</p>
                ) : (
                  <>
                    <p class="muted">{say('approval.changed-count', { count: changes.length })}</p>
                    <Changes visit={visit} changes={changes} />
                  </>
                )}
              </section>
            )}
            <section class="stack" aria-labelledby="says">
              <Heading level={2} id="says">
                {say('approval.says')}
              </Heading>
              <p class="muted">
                {say('approval.says-how', { languages: writing.list(found.languages.map((tag) => writing.language(tag))) })}
              </p>
              <Summary visit={visit} content={found.description} />
            </section>
            <Deciding visit={visit} found={found} filled={filled} />
          </div>
          <aside class="stack" data-gap="5" aria-label={say('approval.about-case')}>
            <CaseCard visit={visit} found={found} />
            <Findings visit={visit} kept={found.kept} verdicts={found.verdicts} />
            <TakeBack visit={visit} found={found} />
          </aside>
        </div>
      </div>
    ),
  };
}

/** The form for whoever decides; for everybody else, why they do not. */
function Deciding({ visit, found, filled }: { visit: Visit; found: Case; filled: Filled }) {
  const { say } = visit;
  const parties = found.parties.filter(({ institutionId }) => found.you.for.includes(institutionId));
  const [only] = parties;
  const errorOf = (question: Question) => filled.problems.find(({ field }) => field === question)?.says;
  return (
    <section class="stack" aria-labelledby="decide">
      <Heading level={2} id="decide">
        {parties.length === 1 && only ? (
          <>
            {say('approval.decide-for')} <bdi lang={nameLanguage(only)}>{only.name}</bdi>
          </>
        ) : (
          say('approval.decide')
        )}
      </Heading>
      {found.you.obstacle === undefined ? (
        <>
          <p class="muted">{say('approval.decide-about', { version: found.version })}</p>
          <div class="narrow">
            <DecideForm
              visit={visit}
              caseId={found.id}
              contentHash={found.contentHash}
              parties={parties}
              given={filled.given}
              once={filled.once}
              errorOf={errorOf}
            />
          </div>
        </>
      ) : (
        <Notice>{say(`approval-obstacle.${found.you.obstacle}`)}</Notice>
      )}
    </section>
  );
}

function CaseCard({ visit, found }: { visit: Visit; found: Case }) {
  const { say } = visit;
  const lead = found.parties.find(({ institutionId }) => institutionId === found.institutionId);
  return (
    <div class="stack" data-gap="2">
      <section class="ds-card stack" data-gap="2">
        <Heading level={2} size="2xs">
          {say('approval.case')}
        </Heading>
        <Facts
          narrow
          facts={[
            lead && { term: say('approval.lead-institution'), value: <bdi lang={nameLanguage(lead)}>{lead.name}</bdi> },
            { term: say('approval.version-term'), value: String(found.version) },
            { term: say('approval.parties-term'), value: String(found.parties.length) },
            {
              term: say('approval.frozen-as'),
              value: <span class="id">{`${found.contentHash.slice(0, 8)} … ${found.contentHash.slice(-4)}`}</span>,
            },
          ]}
        />
      </section>
      <Fold says={say('approval.whole-hash')}>
        <p class="id small">{found.contentHash}</p>
        <p class="small muted">{say('approval.hash-why')}</p>
      </Fold>
    </div>
  );
}

/** Shown to those who could take it back: the policy says who. */
function TakeBack({ visit, found }: { visit: Visit; found: Case }) {
  const { say, context } = visit;
  if (found.state !== 'under-review' || !context.house.policy[withdrawCase.name]?.may(context.actor, found as never)) return null;
  return (
    <section class="stack" data-gap="2">
      <Heading level={2} size="2xs">
        {say('approval.take-back-title')}
      </Heading>
      <p class="small">{say('approval.take-back-why')}</p>
      <Form action={caseAddress(found.id)} once={onceKey()}>
        <div>
          <Button variant="secondary" color="danger" name="do" value="withdraw">
            {say('approval.take-back')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
