import { runAct, runView } from '../door.ts';
import { sayIssue } from '../languages/say-issue.ts';
import { isRefusal, Refusal } from '../refusal.ts';
import { Breadcrumbs } from '../ui/breadcrumbs.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorSummary, type Problem } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Heading } from '../ui/heading.tsx';
import { onceKey, readOnce } from '../ui/once.ts';
import type { Page, Sheet } from '../ui/page.ts';
import { Select } from '../ui/select.tsx';
import { param, type Visit } from '../ui/visit.ts';
import { lendRole } from './lend-role.ts';
import { listColleagues } from './list-colleagues.ts';
import { roleLabel } from './role.ts';
import { showMe } from './show-me.ts';

const QUESTIONS = ['personId', 'fromDay', 'untilDay'] as const;
type Question = (typeof QUESTIONS)[number];
type Given = Readonly<Record<Question, string>>;

/** Whoever will be away lends a role to a colleague until a day they name. */
export const lendRolePage: Page = {
  path: '/me/roles/{role}/lend',
  forPeople: true,
  get: (visit) => sheet(visit, { personId: '', fromDay: '', untilDay: '' }, onceKey(), []),

  async post(visit, answers) {
    const given = Object.fromEntries(QUESTIONS.map((question) => [question, answers.text(question)])) as Given;
    const once = readOnce(answers);
    const { personId, fromDay, untilDay } = given;
    try {
      const loan = { roleId: param(visit, 'role'), personId, untilDay, ...(fromDay === '' ? {} : { fromDay }) };
      await runAct(lendRole, { ...visit.context, idempotencyKey: once }, loan);
      return { to: '/me' };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (error.code === 'key-reused') return sheet(visit, given, onceKey(), [{ says: visit.say('people.sent-before') }]);
      if (error.code === 'wrong-state') return sheet(visit, given, onceKey(), [{ says: visit.say('lend.not-in-force') }]);
      if (error.code !== 'invalid-input') throw error;
      const problems = QUESTIONS.flatMap((field) => {
        const issue = error.issues.find((each) => each.path === field);
        return issue ? [{ field, says: sayIssue(visit.say, lendRole.name, issue, given[field]) }] : [];
      });
      return sheet(visit, given, once, problems);
    }
  },
};

async function sheet(visit: Visit, given: Given, once: string, problems: readonly Problem[]): Promise<Sheet> {
  const { say } = visit;
  const roleId = param(visit, 'role');
  const { colleagues } = await runView(listColleagues, visit.context, { roleId });
  const own = (await runView(showMe, visit.context, {})).roles.find(({ id }) => id === roleId);
  if (own === undefined) throw new Refusal('not-found');
  const errorOf = (question: Question) => problems.find(({ field }) => field === question)?.says;
  const path = `/me/roles/${roleId}/lend`;
  const wrong = problems.length > 0;
  return {
    title: say('lend.title'),
    unlisted: true,
    wrong,
    ...(wrong ? { status: 422 } : {}),
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <Breadcrumbs
          label={say('layout.you-are-here')}
          back={say('lend.back')}
          crumbs={[
            { says: say('me.roles'), href: '/me' },
            { says: say('lend.title'), href: path },
          ]}
        />
        <div class="narrow stack" data-gap="4">
          <Heading level={1}>{say('lend.title')}</Heading>
          <p class="ds-paragraph">{say('lend.lead', { role: say(roleLabel(own.role)), institution: own.institution })}</p>
          {colleagues.length === 0 ? (
            <EmptyState title={say('lend.nobody')}>
              <p>{say('lend.nobody-why')}</p>
            </EmptyState>
          ) : (
            <Form action={path} once={once}>
              <Select
                name="personId"
                label={say('lend.to')}
                nothing={say('lend.to-choose')}
                choices={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
                value={given.personId}
                error={errorOf('personId')}
              />
              <Field
                name="fromDay"
                type="date"
                label={say('people.from')}
                hint={say('people.from-hint')}
                optional={say('form.optional')}
                value={given.fromDay}
                error={errorOf('fromDay')}
              />
              <Field name="untilDay" type="date" label={say('people.until')} value={given.untilDay} error={errorOf('untilDay')} />
              <div class="rule">
                <Button>{say('lend.send')}</Button>
              </div>
            </Form>
          )}
        </div>
      </div>
    ),
  };
}
