import { Button } from '../../base/ui/button.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Page, Sheet } from '../../base/ui/page.ts';
import type { Visit } from '../../base/ui/visit.ts';
import { ApplyCrumbs } from './apply-crumbs.tsx';
import { type ApplyForm, ApplyHead } from './apply-form.tsx';
import { titleIn } from './offered-words.tsx';

export const NEWCOMER_QUESTIONS = ['name', 'email'] as const;
type Given = Readonly<Record<(typeof NEWCOMER_QUESTIONS)[number], string>>;

/** Who comes: the house writes to them, known or not, and the link leads back here. */
export function askSheet(visit: Visit, form: ApplyForm, given: Given, problems: readonly Problem[]): Sheet {
  const { say } = visit;
  const errorOf = (field: keyof Given) => problems.find((problem) => problem.field === field)?.says;
  const wrong = problems.length > 0;
  return {
    title: say('apply.title-for', { title: titleIn(visit, form.offered) }),
    unlisted: true,
    wrong,
    ...(wrong ? { status: 422 } : {}),
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <ApplyCrumbs visit={visit} form={form} />
        <ApplyHead visit={visit} form={form} />
        <div class="narrow stack" data-gap="4">
          <p>{say('apply.who')}</p>
          <Form action={visit.url.pathname}>
            <Field
              name="name"
              label={say('apply.your-name')}
              hint={say('apply.your-name-hint')}
              value={given.name}
              error={errorOf('name')}
              autocomplete="name"
              spellcheck={false}
            />
            <Field
              name="email"
              type="email"
              label={say('apply.your-email')}
              hint={say('apply.your-email-hint')}
              value={given.email}
              error={errorOf('email')}
              autocomplete="email"
              spellcheck={false}
            />
            <div class="rule">
              <Button>{say('apply.send-link')}</Button>
            </div>
          </Form>
        </div>
      </div>
    ),
  };
}

/** The same answer for every address. */
export const applySentPage: Page = {
  path: '/m/{slug}/offerings/{offering}/apply/sent',
  get: ({ say, url }) => ({
    title: say('apply.sent-title'),
    unlisted: true,
    body: (
      <div class="wrap stack sections">
        <div class="stack">
          <Heading level={1} size="lg">
            {say('apply.sent-title')}
          </Heading>
          <p class="ds-paragraph lead">{say('apply.sent')}</p>
        </div>
        <div class="narrow stack">
          <p>{say('apply.sent-not-come')}</p>
          <p>
            <Link href={url.pathname.replace(/\/sent$/, '')}>{say('apply.sent-again')}</Link>
          </p>
        </div>
      </div>
    ),
  }),
};
