import { runAct, runView } from '../../base/door.ts';
import { sayIssue } from '../../base/languages/say-issue.ts';
import { dayOf } from '../../base/people/role.ts';
import { isRefusal, type Refusal } from '../../base/refusal.ts';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Page, Sheet } from '../../base/ui/page.ts';
import { param, type Visit } from '../../base/ui/visit.ts';
import { askDeviation, withLastDay } from './ask-deviation.ts';
import { ASKED, AskDeviationForm, type Asking, notAsked, type RuleChoice } from './ask-deviation-form.tsx';
import { checkDescription } from './check-description.ts';
import type { WholeDescription } from './description.ts';
import { DescriptionCrumbs } from './description-crumbs.tsx';
import { titleOf } from './design-words.ts';
import { DeviationLines } from './deviation-lines.tsx';
import { askAddress, DEVIATIONS, deviationAddress, namedIn } from './deviation-words.ts';
import { listDeviations } from './list-deviations.ts';
import { showDescription } from './show-description.ts';

type Filled = { readonly given: Asking; readonly once: string; readonly problems: readonly Problem[]; readonly status?: number };

/** The deviations of one description, and the form in which a course leader asks for one. */
export const descriptionDeviationsPage: Page = {
  path: '/design/{id}/deviations',
  forPeople: true,
  async get(visit) {
    const description = await runView(showDescription, visit.context, { id: param(visit, 'id') });
    const rule = visit.url.searchParams.get('rule')?.slice(0, 130) ?? '';
    return sheet(visit, description, { given: { ...notAsked, rule }, once: onceKey(), problems: [] });
  },

  async post(visit, answers) {
    const id = param(visit, 'id');
    const once = readOnce(answers);
    const given = Object.fromEntries(ASKED.map((question) => [question, answers.text(question)])) as Asking;
    try {
      const asked = { id, ...namedIn(given.rule), reason: given.reason, until: given.until.trim() };
      const { deviationId } = await runAct(askDeviation, { ...visit.context, idempotencyKey: once }, asked);
      return { to: deviationAddress(deviationId) };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const description = await runView(showDescription, visit.context, { id });
      const again = (says: string, status: number) => sheet(visit, description, { given, once: onceKey(), problems: [{ says }], status });
      if (error.code === 'key-reused') return again(visit.say('approval.sent-before'), 422);
      if (error.code === 'conflict') return again(visit.say('deviation.asked-before'), 409);
      if (error.code === 'wrong-state') return again(visit.say('deviation.given-up'), 409);
      if (error.code !== 'invalid-input') throw error;
      return sheet(visit, description, { given, once, problems: problemsOf(visit, error, given), status: 422 });
    }
  },
};

function problemsOf({ say, context }: Visit, refusal: Refusal, given: Asking): Problem[] {
  const issues = withLastDay(refusal.issues, given.until.trim(), dayOf(context.house.outside.clock.now()));
  return ASKED.flatMap((field) => {
    // A rule is one answer here, and two at the door: whichever is wrong, it was not chosen from the list.
    const issue = issues.find(({ path }) => path === field || (field === 'rule' && path === 'framework'));
    return issue ? [{ field, says: sayIssue(say, askDeviation.name, { ...issue, path: field }, given[field].trim()) }] : [];
  });
}

async function sheet(visit: Visit, description: WholeDescription, filled: Filled): Promise<Sheet> {
  const { say, context } = visit;
  const { id } = description;
  const title = titleOf(visit, description.title);
  const { deviations, more } = await runView(listDeviations, context, { descriptionId: id, limit: 100 });
  const choices = await choicesFor(visit, id, filled.given.rule);
  const mayAsk = context.house.policy[askDeviation.name]?.may(context.actor, description as never) === true;
  return {
    title: say('deviation.of', { title: title.says }),
    unlisted: true,
    place: 'design',
    wrong: filled.problems.length > 0,
    ...(filled.status === undefined ? {} : { status: filled.status }),
    body: (
      <div class="wrap stack sections">
        <DescriptionCrumbs visit={visit} of={description} here={{ says: say('deviation.title'), href: askAddress(id) }} />
        <ErrorSummary title={say('form.problem')} problems={filled.problems} />
        <div class="stack">
          <Heading level={1} size="lg">
            {say('deviation.of', { title: title.says })}
          </Heading>
          <p class="ds-paragraph lead">{say('deviation.lead')}</p>
        </div>
        <section class="stack" aria-labelledby="those">
          <Heading level={2} id="those">
            {say('deviation.of-description')}
          </Heading>
          {deviations.length === 0 ? (
            <p class="muted">{say('deviation.none')}</p>
          ) : (
            <DeviationLines visit={visit} deviations={deviations} today={dayOf(context.house.outside.clock.now())} />
          )}
          {more ? (
            <p>
              <Link href={DEVIATIONS}>{say('deviation.all')}</Link>
            </p>
          ) : null}
        </section>
        <section class="stack" aria-labelledby="ask">
          <Heading level={2} id="ask">
            {say('deviation.ask')}
          </Heading>
          {!mayAsk ? (
            <Notice>{say('deviation.ask-not-you')}</Notice>
          ) : description.state === 'withdrawn' ? (
            <Notice>{say('deviation.given-up')}</Notice>
          ) : choices.length === 0 ? (
            <p>{say('deviation.ask-nothing')}</p>
          ) : (
            <AskDeviationForm visit={visit} path={`/design/${id}/deviations`} choices={choices} {...filled} />
          )}
        </section>
      </div>
    ),
  };
}

/** The binding rules that are not kept up to the approval, and the one that a later step has named. */
async function choicesFor(visit: Visit, id: string, named: string): Promise<RuleChoice[]> {
  const { verdicts } = await runView(checkDescription, visit.context, { id, phase: 'approval' });
  const broken = verdicts
    .filter(({ binds }) => binds)
    .flatMap(({ framework, findings }) =>
      findings.filter(({ severity }) => severity === 'error' || severity === 'deviation').map((finding) => ({ ...finding, framework })),
    );
  const wanted = namedIn(named);
  if (wanted.rule === '' || broken.some(({ framework, rule }) => framework === wanted.framework && rule === wanted.rule)) return broken;
  const later = (await runView(checkDescription, visit.context, { id, phase: 'issuing' })).verdicts;
  const found = later
    .filter(({ binds, framework }) => binds && framework === wanted.framework)
    .flatMap(({ framework, findings }) => findings.filter(({ rule }) => rule === wanted.rule).map((each) => ({ ...each, framework })));
  // Rules for certificates are looked at when there is one: the act knows whether there is such a rule.
  const certificate = /-C\d{2}$/.test(wanted.rule) && later.some(({ framework }) => framework === wanted.framework);
  return [...broken, ...found, ...(found.length === 0 && certificate ? [wanted] : [])];
}
