import { runAct, runView } from '../../../base/door.ts';
import { europeanCountriesByName } from '../../../base/languages/european-countries.ts';
import { sayIssue } from '../../../base/languages/say-issue.ts';
import { showInstitution } from '../../../base/people/show-institution.ts';
import { isRefusal, type Refusal } from '../../../base/refusal.ts';
import { ErrorSummary, type Problem } from '../../../base/ui/error-summary.tsx';
import { Fold } from '../../../base/ui/fold.tsx';
import { Heading } from '../../../base/ui/heading.tsx';
import { onceKey, readOnce } from '../../../base/ui/once.ts';
import type { Answers, Page, Sheet } from '../../../base/ui/page.ts';
import { param, type Visit } from '../../../base/ui/visit.ts';
import { DescriptionCrumbs } from '../description-crumbs.tsx';
import { titleOf } from '../design-words.ts';
import { showDescription } from '../show-description.ts';
import { answerComment } from './answer-comment.ts';
import { closeComment } from './close-comment.ts';
import { CommentForm, nothingSaid, type Saying } from './comment-form.tsx';
import { commentOnDescription } from './comment-on-description.ts';
import { answerField, CommentThreads } from './comment-threads.tsx';
import { commentsAddress, sayStakeholder } from './comment-words.ts';
import { endInvitation } from './end-invitation.ts';
import { Invitations } from './invitations.tsx';
import { INVITED, InviteForm, type Inviting } from './invite-form.tsx';
import { inviteStakeholder } from './invite-stakeholder.ts';
import { listComments } from './list-comments.ts';
import { listInvitations } from './list-invitations.ts';

type Filled = {
  readonly saying: Saying;
  readonly inviting: Inviting;
  readonly answering?: { readonly id: string; readonly body: string };
  readonly invites: boolean;
  readonly problems: readonly Problem[];
  readonly status?: number;
};
const notInviting: Inviting = { known: '', kind: 'city', organisation: '', country: '', speaker: '', email: '', until: '' };
const blank: Filled = { saying: nothingSaid, inviting: notInviting, invites: false, problems: [] };

/** What those who design say to each other about a description, and whom from outside they have asked. */
export const commentsPage: Page = {
  path: '/design/{id}/comments',
  forPeople: true,
  get: (visit) => sheet(visit, blank),

  async post(visit, answers) {
    const id = param(visit, 'id');
    const given = filledFrom(answers);
    try {
      const place = await carryOut(visit, answers, given);
      return { to: `${commentsAddress(id)}${place}` };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const again = (says: string, status: number) => sheet(visit, { ...given, problems: [{ says }], status });
      if (error.code === 'key-reused') return again(visit.say('approval.sent-before'), 422);
      if (error.code === 'wrong-state') return again(visit.say('comments.moved-on'), 409);
      if (error.code !== 'invalid-input') throw error;
      return sheet(visit, { ...given, problems: problemsOf(visit, error, given), status: 422 });
    }
  },
};

function filledFrom(answers: Answers): Filled {
  const comment = answers.text('comment');
  return {
    saying: { element: answers.text('element'), body: answers.text('body'), stakeholder: answers.text('stakeholder') },
    inviting: Object.fromEntries(INVITED.map((question) => [question, answers.text(question)])) as Inviting,
    ...(comment !== '' && { answering: { id: comment, body: answers.text(answerField(comment)) } }),
    invites: answers.text('do') === 'invite',
    problems: [],
  };
}

/** @returns where on the page it shows */
async function carryOut(visit: Visit, answers: Answers, { saying, inviting, answering }: Filled): Promise<string> {
  const id = param(visit, 'id');
  const context = { ...visit.context, idempotencyKey: readOnce(answers) };
  const { known, kind, organisation, country, speaker, email, until } = inviting;
  const who = known === '' ? { kind: kind as 'city', name: organisation, country } : known;
  const named = speaker === '' && email === '' ? {} : { speaker: { name: speaker, email, language: visit.language.tag } };
  switch (answers.text('do')) {
    case 'answer':
      await runAct(answerComment, context, { id: answering?.id ?? '', body: answering?.body ?? '' });
      return `#comment-${answering?.id}`;
    case 'close':
      await runAct(closeComment, context, { id: answering?.id ?? '' });
      return '';
    case 'invite':
      await runAct(inviteStakeholder, context, { id, stakeholder: who, ...named, until });
      return '#outside';
    case 'end':
      await runAct(endInvitation, context, { id: answers.text('invitation') });
      return '#outside';
    default: {
      const { element, body, stakeholder } = saying;
      const to = { ...(element !== '' && { element }), ...(stakeholder !== '' && { stakeholder }) };
      const { commentId } = await runAct(commentOnDescription, context, { id, body, ...to });
      return `#comment-${commentId}`;
    }
  }
}

/** Which answer of the form a part of the input is. */
const fieldOf: Readonly<Record<string, keyof Inviting>> = {
  stakeholder: 'known',
  'stakeholder.kind': 'kind',
  'stakeholder.name': 'organisation',
  'stakeholder.country': 'country',
  speaker: 'speaker',
  'speaker.name': 'speaker',
  'speaker.email': 'email',
  until: 'until',
};

function problemsOf({ say }: Visit, refusal: Refusal, { saying, inviting, answering, invites }: Filled): Problem[] {
  if (answering !== undefined)
    return refusal.issues.map((issue) => ({
      field: answerField(answering.id),
      says: sayIssue(say, answerComment.name, issue, answering.body.trim()),
    }));
  if (!invites)
    return (['element', 'stakeholder', 'body'] as const).flatMap((field) => {
      const issue = refusal.issues.find(({ path }) => path === field);
      return issue ? [{ field, says: sayIssue(say, commentOnDescription.name, issue, saying[field].trim()) }] : [];
    });
  // Of one that is neither known nor named, what is missing is its name.
  const unnamed = inviting.known === '' && inviting.organisation.trim() === '';
  const issues = unnamed
    ? [...refusal.issues.filter(({ path }) => !path.startsWith('stakeholder')), { path: 'stakeholder.name', code: 'missing', message: '' }]
    : refusal.issues;
  return INVITED.flatMap((field) => {
    const issue = issues.find(({ path }) => fieldOf[path] === field);
    return issue ? [{ field, says: sayIssue(say, inviteStakeholder.name, issue, inviting[field].trim()) }] : [];
  });
}

async function sheet(visit: Visit, filled: Filled): Promise<Sheet> {
  const { say, context } = visit;
  const id = param(visit, 'id');
  const description = await runView(showDescription, context, { id });
  const { comments } = await runView(listComments, context, { id });
  const { invitations, stakeholders } = await runView(listInvitations, context, { id });
  const { country } = await runView(showInstitution, context, { id: description.institutionId });
  const title = titleOf(visit, description.title);
  const path = commentsAddress(id);
  const may = (act: string) => context.house.policy[act]?.may(context.actor, description as never) === true;
  const mayInvite = description.state !== 'withdrawn' && may(inviteStakeholder.name);
  const to = invitations
    .filter(({ inForce }) => inForce)
    .map(({ stakeholder }) => ({ value: stakeholder.id, label: sayStakeholder(visit, stakeholder) }));
  return {
    title: say('comments.title', { title: title.says }),
    unlisted: true,
    place: 'design',
    wrong: filled.problems.length > 0,
    ...(filled.status === undefined ? {} : { status: filled.status }),
    body: (
      <div class="wrap stack sections">
        <DescriptionCrumbs visit={visit} of={description} here={{ says: say('comments.name'), href: path }} />
        <ErrorSummary title={say('form.problem')} problems={filled.problems} />
        <div class="stack" data-gap="2">
          <Heading level={1} size="lg">
            {say('comments.title', { title: title.says })}
          </Heading>
          <p class="ds-paragraph lead">{say('comments.lead')}</p>
        </div>
        <div class="split">
          <div class="stack sections">
            <section class="stack" aria-labelledby="said">
              <Heading level={2} size="sm" id="said">
                {say('comments.name')}
              </Heading>
              <CommentThreads
                visit={visit}
                descriptionId={id}
                path={path}
                comments={comments}
                inside
                mayClose={may(inviteStakeholder.name)}
                given={filled.answering}
                problems={filled.problems}
              />
            </section>
            {description.state === 'withdrawn' ? null : (
              <section class="stack" aria-labelledby="say">
                <Heading level={2} size="sm" id="say">
                  {say('comments.say')}
                </Heading>
                <CommentForm visit={visit} path={path} given={filled.saying} to={to} once={onceKey()} problems={filled.problems} />
              </section>
            )}
          </div>
          <aside class="stack" data-gap="4" aria-labelledby="outside">
            <Heading level={2} size="sm" id="outside">
              {say('comments.outside')}
            </Heading>
            <Invitations visit={visit} path={path} invitations={invitations} mayEnd={mayInvite} />
            {mayInvite ? (
              <Fold says={say('comments.ask-outside')} open={filled.invites}>
                <InviteForm
                  visit={visit}
                  path={path}
                  given={{ ...filled.inviting, country: filled.inviting.country || country }}
                  known={stakeholders}
                  countries={europeanCountriesByName(visit.writing)}
                  once={onceKey()}
                  problems={filled.problems}
                />
              </Fold>
            ) : null}
          </aside>
        </div>
      </div>
    ),
  };
}
