import { runAct } from '../door.ts';
import { europeanCountriesByName } from '../languages/european-countries.ts';
import { sayIssue } from '../languages/say-issue.ts';
import { isRefusal } from '../refusal.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary, type Problem } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Heading } from '../ui/heading.tsx';
import { onceKey, readOnce } from '../ui/once.ts';
import type { Answers, Page, Sheet } from '../ui/page.ts';
import { Select } from '../ui/select.tsx';
import type { Visit } from '../ui/visit.ts';
import { introduceInstitution } from './introduce-institution.ts';

const PATH = '/institutions/new';
const QUESTIONS = ['name', 'country', 'website', 'contactName', 'contactEmail', 'language'] as const;
type Question = (typeof QUESTIONS)[number];
type Introduced = Readonly<Record<Question, string>>;

/** An institution introduces itself. */
export const introduceInstitutionPage: Page = {
  path: PATH,
  get: (visit) =>
    form(visit, { name: '', country: '', website: '', contactName: '', contactEmail: '', language: visit.language.tag }, onceKey(), []),

  async post(visit, answers) {
    const given = introducedIn(answers);
    const once = readOnce(answers);
    try {
      const { id } = await runAct(introduceInstitution, { ...visit.context, idempotencyKey: once }, given);
      return { to: `/institutions/${id}/introduced` };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (error.code === 'key-reused') return form(visit, given, onceKey(), [{ says: visit.say('introduce.sent-before') }]);
      if (error.code !== 'invalid-input') throw error;
      const problems = QUESTIONS.flatMap((field) => {
        const issue = error.issues.find((each) => each.path === field);
        return issue ? [{ field, says: sayIssue(visit.say, introduceInstitution.name, issue, given[field].trim()) }] : [];
      });
      return form(visit, given, once, problems);
    }
  },
};

function introducedIn(answers: Answers): Introduced {
  return Object.fromEntries(QUESTIONS.map((question) => [question, answers.text(question)])) as Introduced;
}

function form(visit: Visit, given: Introduced, once: string, problems: readonly Problem[]): Sheet {
  const { say } = visit;
  const errorOf = (field: Question) => problems.find((problem) => problem.field === field)?.says;
  const wrong = problems.length > 0;
  return {
    title: say('introduce.title'),
    place: 'institutions',
    wrong,
    ...(wrong ? { status: 422 } : {}),
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <div class="stack">
          <Heading level={1} size="lg">
            {say('introduce.title')}
          </Heading>
          <p class="ds-paragraph lead">{say('introduce.lead')}</p>
        </div>
        <div class="narrow">
          <Form action={PATH} once={once}>
            <section class="stack" data-gap="4" aria-labelledby="the-institution">
              <Heading level={2} id="the-institution">
                {say('introduce.the-institution')}
              </Heading>
              <Field
                name="name"
                label={say('introduce.name')}
                hint={say('introduce.name-hint')}
                error={errorOf('name')}
                value={given.name}
                autocomplete="organization"
                spellcheck={false}
              />
              <Select
                name="country"
                label={say('introduce.country')}
                nothing={say('introduce.country-choose')}
                choices={europeanCountriesByName(visit.writing)}
                value={given.country}
                error={errorOf('country')}
                autocomplete="country"
              />
              <Field
                name="website"
                type="url"
                label={say('introduce.website')}
                hint={say('introduce.website-hint')}
                error={errorOf('website')}
                value={given.website}
                autocomplete="url"
                spellcheck={false}
              />
            </section>
            <section class="stack pad-top" data-gap="4" aria-labelledby="the-contact">
              <Heading level={2} id="the-contact">
                {say('introduce.the-contact')}
              </Heading>
              <p class="muted">{say('introduce.contact-why')}</p>
              <Field
                name="contactName"
                label={say('introduce.contact-name')}
                error={errorOf('contactName')}
                value={given.contactName}
                autocomplete="name"
                spellcheck={false}
              />
              <Field
                name="contactEmail"
                type="email"
                label={say('introduce.contact-email')}
                hint={say('introduce.contact-email-hint')}
                error={errorOf('contactEmail')}
                value={given.contactEmail}
                autocomplete="email"
                spellcheck={false}
              />
              <Select
                name="language"
                label={say('introduce.language')}
                choices={visit.languages.map((language) => ({ value: language.tag, label: language.name, lang: language.tag }))}
                value={given.language}
                error={errorOf('language')}
              />
            </section>
            <div class="rule">
              <Button>{say('introduce.send')}</Button>
            </div>
          </Form>
        </div>
      </div>
    ),
  };
}
