import type { z } from 'zod';
import { runAct, runView } from '../../base/door.ts';
import { sayIssue } from '../../base/languages/say-issue.ts';
import { dayOf } from '../../base/people/role.ts';
import { type InputIssue, isRefusal } from '../../base/refusal.ts';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Answers, Page, Sheet } from '../../base/ui/page.ts';
import { Tag } from '../../base/ui/state.tsx';
import { param, type Visit } from '../../base/ui/visit.ts';
import { withLastDay } from './ask-deviation.ts';
import { decideDeviation } from './decide-deviation.ts';
import { titleOf } from './design-words.ts';
import { DeviationFacts, DeviationReasons, DeviationRule } from './deviation-facts.tsx';
import { DECIDED, type Deciding, DecidingSection, EndingSection } from './deviation-forms.tsx';
import { DEVIATIONS, deviationAddress, deviationState, ruleLabel } from './deviation-words.ts';
import { showDeviation } from './show-deviation.ts';
import { takeBackDeviation } from './take-back-deviation.ts';

export type ShownDeviation = z.output<typeof showDeviation.result>;
type Filled = { readonly given: Deciding; readonly once: string; readonly problems: readonly Problem[]; readonly status?: number };

/** One deviation from the wish to its end: the rule, the reasons, and whoever can do something about it does it here. */
export const deviationPage: Page = {
  path: `${DEVIATIONS}/{id}`,
  forPeople: true,
  async get(visit) {
    const found = await shown(visit);
    return sheet(visit, found, { given: { decision: '', until: found.wishedUntil, reason: '' }, once: onceKey(), problems: [] });
  },

  async post(visit, answers) {
    const once = readOnce(answers);
    const given = Object.fromEntries(DECIDED.map((question) => [question, answers.text(question)])) as Deciding;
    const ending = answers.text('do') === 'end';
    try {
      await send(visit, { given, once, ending, answers });
      return { to: deviationAddress(param(visit, 'id')) };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const found = await shown(visit);
      const again = (says: string, status: number) => sheet(visit, found, { given, once: onceKey(), problems: [{ says }], status });
      if (error.code === 'key-reused') return again(visit.say('approval.sent-before'), 422);
      if (error.code === 'wrong-state')
        return again(visit.say(error.details.state === 'rule-gone' ? 'deviation.gone-meanwhile' : 'deviation.too-late'), 409);
      if (error.code !== 'invalid-input') throw error;
      const today = dayOf(visit.context.house.outside.clock.now());
      const granting = !ending && given.decision === 'granted';
      const issues = granting ? withLastDay(error.issues, given.until.trim(), today, found.wishedUntil) : error.issues;
      const problems = problemsOf(visit, issues, given, ending ? takeBackDeviation.name : decideDeviation.name);
      // What no field asks for was not made with this page.
      return problems.length === 0
        ? again(visit.say('deviation.too-late'), 409)
        : sheet(visit, found, { given, once, problems, status: 422 });
    }
  },
};

const shown = (visit: Visit) => runView(showDeviation, visit.context, { id: param(visit, 'id') });

type Sent = { readonly given: Deciding; readonly once: string; readonly ending: boolean; readonly answers: Answers };

async function send(visit: Visit, { given, once, ending, answers }: Sent): Promise<void> {
  const id = param(visit, 'id');
  const context = { ...visit.context, idempotencyKey: once };
  if (ending) {
    const state = answers.text('state') === 'granted' ? 'granted' : 'asked';
    await runAct(takeBackDeviation, context, { id, state, ...(state === 'granted' ? { reason: given.reason } : {}) });
    return;
  }
  const decision = given.decision as 'granted';
  // Whoever declines need not take away the day that stands in the field.
  const until = given.decision === 'declined' || given.until.trim() === '' ? {} : { until: given.until.trim() };
  await runAct(decideDeviation, context, { id, decision, reason: given.reason, ...until });
}

function problemsOf({ say }: Visit, issues: readonly InputIssue[], given: Deciding, act: string): Problem[] {
  return DECIDED.flatMap((field) => {
    const issue = issues.find(({ path }) => path === field);
    return issue ? [{ field, says: sayIssue(say, act, issue, given[field].trim()) }] : [];
  });
}

function sheet(visit: Visit, found: ShownDeviation, filled: Filled): Sheet {
  const { say, context } = visit;
  const title = titleOf(visit, found.title);
  const state = deviationState(visit, found, dayOf(context.house.outside.clock.now()));
  const heading = ruleLabel(visit, found);
  return {
    title: `${say('deviation.one')}: ${heading}`,
    unlisted: true,
    place: 'approvals',
    wrong: filled.problems.length > 0,
    ...(filled.status === undefined ? {} : { status: filled.status }),
    body: (
      <div class="wrap stack sections">
        <Breadcrumbs
          label={say('layout.you-are-here')}
          back={say('deviation.back')}
          crumbs={[
            { says: say('deviation.title'), href: DEVIATIONS },
            { says: heading, href: deviationAddress(found.id) },
          ]}
        />
        <ErrorSummary title={say('form.problem')} problems={filled.problems} />
        <div class="stack" data-gap="2">
          <div class="row">
            <Tag tone={state.tone}>{state.says}</Tag>
          </div>
          <Heading level={1} size="lg">
            {`${say('deviation.one')}: ${heading}`}
          </Heading>
          <p class="lead">
            <bdi lang={title.lang} dir={title.dir}>
              {title.says}
            </bdi>
          </p>
        </div>
        <div class="split">
          <div class="stack sections">
            <DeviationRule visit={visit} found={found} />
            <DeviationReasons visit={visit} found={found} />
            <DecidingSection visit={visit} found={found} {...filled} />
            <EndingSection visit={visit} found={found} {...filled} />
          </div>
          <aside aria-label={say('deviation.one')}>
            <DeviationFacts visit={visit} found={found} />
          </aside>
        </div>
      </div>
    ),
  };
}
