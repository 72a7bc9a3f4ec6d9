import { runAct, runView } from '../../../base/door.ts';
import { sayIssue } from '../../../base/languages/say-issue.ts';
import { isRefusal } from '../../../base/refusal.ts';
import { Breadcrumbs } from '../../../base/ui/breadcrumbs.tsx';
import { ErrorSummary, type Problem } from '../../../base/ui/error-summary.tsx';
import { Heading } from '../../../base/ui/heading.tsx';
import { Link } from '../../../base/ui/link.tsx';
import { onceKey, readOnce } from '../../../base/ui/once.ts';
import type { Page, Sheet } from '../../../base/ui/page.ts';
import { param, type Visit } from '../../../base/ui/visit.ts';
import { titleOf } from '../design-words.ts';
import { Summary } from '../mask-summary.tsx';
import { answerComment } from './answer-comment.ts';
import { CommentForm, nothingSaid, type Saying } from './comment-form.tsx';
import { commentOnDescription } from './comment-on-description.ts';
import { answerField, CommentThreads } from './comment-threads.tsx';
import { DEVELOPMENTS, developmentAddress, sayStakeholder } from './comment-words.ts';
import { showDevelopment } from './show-development.ts';

type Filled = {
  readonly saying: Saying;
  readonly answering?: { readonly id: string; readonly body: string };
  readonly problems: readonly Problem[];
  readonly status?: number;
};

/** A description as somebody from outside reads it while it is designed, and where they say what they think of it. */
export const developmentPage: Page = {
  path: '/developments/{id}',
  forPeople: true,
  get: (visit) => sheet(visit, { saying: nothingSaid, problems: [] }),

  async post(visit, answers) {
    const id = param(visit, 'id');
    const { say } = visit;
    const context = { ...visit.context, idempotencyKey: readOnce(answers) };
    const comment = answers.text('comment');
    const answering = comment === '' ? undefined : { id: comment, body: answers.text(answerField(comment)) };
    const saying: Saying = { ...nothingSaid, element: answers.text('element'), body: answers.text('body') };
    const given = { saying, ...(answering !== undefined && { answering }) };
    try {
      if (answering !== undefined) {
        await runAct(answerComment, context, answering);
        return { to: `${developmentAddress(id)}#comment-${comment}` };
      }
      const { element, body } = saying;
      const { commentId } = await runAct(commentOnDescription, context, { id, body, ...(element !== '' && { element }) });
      return { to: `${developmentAddress(id)}#comment-${commentId}` };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const again = (says: string, status: number) => sheet(visit, { ...given, problems: [{ says }], status });
      if (error.code === 'key-reused') return again(say('approval.sent-before'), 422);
      if (error.code === 'wrong-state') return again(say('comments.moved-on'), 409);
      if (error.code !== 'invalid-input') throw error;
      const problems = error.issues.map((issue) =>
        answering === undefined
          ? { field: issue.path, says: sayIssue(say, commentOnDescription.name, issue, saying[issue.path as 'body']?.trim()) }
          : { field: answerField(answering.id), says: sayIssue(say, answerComment.name, issue, answering.body.trim()) },
      );
      return sheet(visit, { ...given, problems, status: 422 });
    }
  },
};

async function sheet(visit: Visit, filled: Filled): Promise<Sheet> {
  const { say, writing } = visit;
  const id = param(visit, 'id');
  const found = await runView(showDevelopment, visit.context, { id });
  const title = titleOf(visit, found.title);
  const path = developmentAddress(id);
  return {
    title: title.says,
    unlisted: true,
    wrong: filled.problems.length > 0,
    ...(filled.status === undefined ? {} : { status: filled.status }),
    body: (
      <div class="wrap stack sections">
        <Breadcrumbs
          label={say('layout.you-are-here')}
          back={say('development.back')}
          crumbs={[
            { says: say('development.all'), href: DEVELOPMENTS },
            { says: title.says, href: path, lang: title.lang },
          ]}
        />
        <ErrorSummary title={say('form.problem')} problems={filled.problems} />
        <div class="stack" data-gap="2">
          <p class="muted">
            <bdi>{found.institution.name}</bdi> · {say('comments.version', { version: found.version })}
          </p>
          <Heading level={1} size="lg" lang={title.lang}>
            <bdi dir={title.dir}>{title.says}</bdi>
          </Heading>
          <p class="ds-paragraph lead">
            {say('development.lead', { name: sayStakeholder(visit, found.stakeholder), date: writing.date(found.until) })}
          </p>
          <p>
            <Link href="#say">{say('development.say')}</Link>
          </p>
        </div>
        <div class="split">
          <section class="stack">
            <Heading level={2} size="sm">
              {say('design.reading')}
            </Heading>
            <Summary visit={visit} content={found.description} />
          </section>
          <aside class="stack sections">
            <section class="stack" aria-labelledby="say">
              <Heading level={2} size="sm" id="say">
                {say('development.say')}
              </Heading>
              <CommentForm visit={visit} path={path} given={filled.saying} to={[]} once={onceKey()} problems={filled.problems} />
            </section>
            <section class="stack" aria-labelledby="said">
              <Heading level={2} size="sm" id="said">
                {say('development.said')}
              </Heading>
              <CommentThreads
                visit={visit}
                descriptionId={id}
                path={path}
                comments={found.comments}
                inside={false}
                mayClose={false}
                given={filled.answering}
                problems={filled.problems}
              />
            </section>
          </aside>
        </div>
      </div>
    ),
  };
}
