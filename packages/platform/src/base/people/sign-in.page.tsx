import { runAct } from '../door.ts';
import { sayIssue } from '../languages/say-issue.ts';
import { isRefusal } from '../refusal.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary, type Problem } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Heading } from '../ui/heading.tsx';
import { Hidden } from '../ui/hidden.tsx';
import { Link } from '../ui/link.tsx';
import type { Page, Sheet } from '../ui/page.ts';
import { ownPath } from '../ui/safe-url.ts';
import { param, type Visit } from '../ui/visit.ts';
import { askForLink } from './ask-for-link.ts';
import { openSignInLink } from './open-sign-in-link.ts';

const PATH = '/signin';
const SENT = '/signin/sent';

/** Asks for an address and sends a link to it. What is answered does not tell whether the address is known. */
export const signInPage: Page = {
  path: PATH,
  get: (visit) => form(visit, { email: '', to: visit.url.searchParams.get('to') ?? '' }, []),
  async post(visit, answers) {
    const given = { email: answers.text('email'), to: answers.text('to') };
    const returnTo = ownPath(given.to);
    try {
      await runAct(askForLink, visit.context, { email: given.email, ...(returnTo === undefined ? {} : { returnTo }) });
      return { to: SENT };
    } catch (error) {
      if (!isRefusal(error) || error.code !== 'invalid-input') throw error;
      return form(
        visit,
        given,
        error.issues
          .slice(0, 1)
          .map((issue) => ({ field: 'email', says: sayIssue(visit.say, askForLink.name, issue, given.email.trim()) })),
      );
    }
  },
};

function form(visit: Visit, given: { readonly email: string; readonly to: string }, problems: readonly Problem[]): Sheet {
  const { say } = visit;
  const wrong = problems.length > 0;
  return {
    title: say('sign-in.title'),
    unlisted: true,
    wrong,
    ...(wrong ? { status: 422 } : {}),
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <div class="stack">
          <Heading level={1}>{say('sign-in.title')}</Heading>
          <p class="ds-paragraph lead">{say('sign-in.lead')}</p>
        </div>
        <div class="narrow">
          <Form action={PATH}>
            {ownPath(given.to) === undefined ? null : <Hidden name="to" value={given.to} />}
            <Field
              name="email"
              type="email"
              label={say('sign-in.email')}
              hint={say('sign-in.email-hint')}
              value={given.email}
              error={problems[0]?.says}
              autocomplete="email"
              spellcheck={false}
            />
            <div class="rule">
              <Button>{say('sign-in.send')}</Button>
            </div>
          </Form>
        </div>
      </div>
    ),
  };
}

/** The same answer for every address. */
export const signInSentPage: Page = {
  path: SENT,
  get: ({ say }) => ({
    title: say('sign-in.sent-title'),
    unlisted: true,
    body: (
      <div class="wrap stack sections">
        <div class="stack">
          <Heading level={1}>{say('sign-in.sent-title')}</Heading>
          <p class="ds-paragraph lead">{say('sign-in.sent')}</p>
        </div>
        <div class="narrow stack">
          <p>{say('sign-in.not-come')}</p>
          <p>
            <Link href={PATH}>{say('sign-in.again')}</Link>
          </p>
        </div>
      </div>
    ),
  }),
};

/** Where a link leads. Looking at it changes nothing, since mail scanners look too: only the button uses it up. */
export const signInLinkPage: Page = {
  path: '/signin/{token}',
  get: (visit) => ({
    title: visit.say('sign-in.link-title'),
    unlisted: true,
    body: (
      <div class="wrap stack sections">
        <div class="stack">
          <Heading level={1}>{visit.say('sign-in.link-title')}</Heading>
          <p class="ds-paragraph lead">{visit.say('sign-in.link-lead')}</p>
        </div>
        <Form action={visit.url.pathname}>
          <div class="row">
            <Button>{visit.say('sign-in.enter')}</Button>
          </div>
        </Form>
      </div>
    ),
  }),
  async post(visit) {
    try {
      const { returnTo = '/me', ...session } = await runAct(openSignInLink, visit.context, { token: param(visit, 'token') });
      return { to: returnTo, session };
    } catch (error) {
      if (!isRefusal(error) || (error.code !== 'link-spent' && error.code !== 'invalid-input')) throw error;
      return spent(visit);
    }
  },
};

function spent({ say }: Visit): Sheet {
  return {
    title: say('problem.link-spent.title'),
    status: 410,
    unlisted: true,
    body: (
      <div class="wrap stack sections">
        <div class="stack">
          <Heading level={1}>{say('problem.link-spent.title')}</Heading>
          <p class="ds-paragraph lead">{say('problem.link-spent.detail')}</p>
        </div>
        <div class="row">
          <Link look="button" href={PATH}>
            {say('sign-in.again')}
          </Link>
        </div>
      </div>
    ),
  };
}
