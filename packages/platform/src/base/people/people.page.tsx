import { runAct, runView } from '../door.ts';
import { sayIssue } from '../languages/say-issue.ts';
import { isRefusal } from '../refusal.ts';
import { Breadcrumbs } from '../ui/breadcrumbs.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorSummary, type Problem } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Heading } from '../ui/heading.tsx';
import { Link } from '../ui/link.tsx';
import { onceKey, readOnce } from '../ui/once.ts';
import type { Answers, Page, Sheet } from '../ui/page.ts';
import { Select } from '../ui/select.tsx';
import { Table } from '../ui/table.tsx';
import { param, type Visit } from '../ui/visit.ts';
import { invitePerson } from './invite-person.ts';
import { listPeople } from './list-people.ts';
import { roleLabel } from './role.ts';
import { showInstitution } from './show-institution.ts';
import { noTerm, TERM_QUESTIONS, TermFields, type TermGiven, termIn } from './term-fields.tsx';

const QUESTIONS = ['name', 'email', 'language', ...TERM_QUESTIONS] as const;
type Question = (typeof QUESTIONS)[number];
type Invited = TermGiven & Readonly<Record<Question, string>>;

/** The people of an institution, and a form that invites another. */
export const peoplePage: Page = {
  path: '/institutions/{id}/people',
  forPeople: true,
  get: (visit) => sheet(visit, { name: '', email: '', language: visit.language.tag, ...noTerm }, onceKey(), []),

  async post(visit, answers) {
    const institutionId = param(visit, 'id');
    const given = invitedIn(answers);
    const once = readOnce(answers);
    const { name, email, language } = given;
    try {
      const context = { ...visit.context, idempotencyKey: once };
      const { personId } = await runAct(invitePerson, context, { institutionId, name, email, language, ...termIn(given) });
      return { to: `/institutions/${institutionId}/people/${personId}` };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (error.code === 'key-reused') return sheet(visit, given, onceKey(), [{ says: visit.say('people.sent-before') }]);
      if (error.code !== 'invalid-input') throw error;
      const problems = QUESTIONS.flatMap((field) => {
        const issue = error.issues.find((each) => each.path === field);
        return issue ? [{ field, says: sayIssue(visit.say, invitePerson.name, issue, given[field].trim()) }] : [];
      });
      return sheet(visit, given, once, problems);
    }
  },
};

function invitedIn(answers: Answers): Invited {
  return Object.fromEntries(QUESTIONS.map((question) => [question, answers.text(question)])) as Invited;
}

async function sheet(visit: Visit, given: Invited, once: string, problems: readonly Problem[]): Promise<Sheet> {
  const { say } = visit;
  const id = param(visit, 'id');
  const { people } = await runView(listPeople, visit.context, { institutionId: id });
  const institution = await runView(showInstitution, visit.context, { id });
  const path = `/institutions/${id}/people`;
  const errorOf = (field: Question) => problems.find((problem) => problem.field === field)?.says;
  const wrong = problems.length > 0;
  return {
    title: say('people.title'),
    place: 'institutions',
    unlisted: true,
    wrong,
    ...(wrong ? { status: 422 } : {}),
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <Breadcrumbs
          label={say('layout.you-are-here')}
          back={say('people.back')}
          crumbs={[
            { says: institution.name, href: `/institutions/${id}` },
            { says: say('people.title'), href: path },
          ]}
        />
        <div class="stack">
          <Heading level={1}>{say('people.title')}</Heading>
          <p class="ds-paragraph lead">{say('people.lead')}</p>
        </div>
        <Table
          caption={say('people.title')}
          stacked
          columns={[{ title: say('people.name') }, { title: say('people.email') }, { title: say('people.roles') }]}
          rows={people.map((person) => [
            <Link href={`${path}/${person.id}`}>{person.name}</Link>,
            person.email,
            visit.writing.list([...new Set(person.roles.filter((held) => held.inForce).map((held) => say(roleLabel(held.role))))]) ||
              say('people.none'),
          ])}
        />
        <section class="narrow stack" data-gap="4" aria-labelledby="invite">
          <Heading level={2} id="invite">
            {say('people.invite')}
          </Heading>
          <p class="muted">{say('people.invite-why')}</p>
          <Form action={path} once={once}>
            <Field
              name="name"
              label={say('people.name')}
              value={given.name}
              error={errorOf('name')}
              autocomplete="off"
              spellcheck={false}
            />
            <Field
              name="email"
              type="email"
              label={say('people.email')}
              value={given.email}
              error={errorOf('email')}
              autocomplete="off"
              spellcheck={false}
            />
            <Select
              name="language"
              label={say('people.language')}
              choices={visit.languages.map((language) => ({ value: language.tag, label: language.name, lang: language.tag }))}
              value={given.language}
              error={errorOf('language')}
            />
            <TermFields say={say} given={given} errorOf={errorOf} />
            <div class="rule">
              <Button>{say('people.invite-send')}</Button>
            </div>
          </Form>
        </section>
      </div>
    ),
  };
}
