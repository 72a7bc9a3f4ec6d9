import { runAct, runView } from '../door.ts';
import { sayIssue } from '../languages/say-issue.ts';
import { isRefusal, Refusal } from '../refusal.ts';
import { Breadcrumbs } from '../ui/breadcrumbs.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorSummary, type Problem } from '../ui/error-summary.tsx';
import { Facts } from '../ui/facts.tsx';
import { Form } from '../ui/form.tsx';
import { Heading } from '../ui/heading.tsx';
import { onceKey, readOnce } from '../ui/once.ts';
import type { Page, Sheet } from '../ui/page.ts';
import { State } from '../ui/state.tsx';
import { Table } from '../ui/table.tsx';
import { param, type Visit } from '../ui/visit.ts';
import { endRole } from './end-role.ts';
import { giveRole } from './give-role.ts';
import { listPeople } from './list-people.ts';
import { roleLabel } from './role.ts';
import { noTerm, Standing, sayTerm, TERM_QUESTIONS, TermFields, type TermGiven, termIn } from './term-fields.tsx';

/** One of the people of an institution: what roles they hold and held; roles are given and ended here. */
export const personPage: Page = {
  path: '/institutions/{id}/people/{person}',
  forPeople: true,
  get: (visit) => sheet(visit, noTerm, onceKey(), []),

  async post(visit, answers) {
    const [institutionId, personId] = [param(visit, 'id'), param(visit, 'person')];
    const ended = answers.text('end');
    const given = Object.fromEntries(TERM_QUESTIONS.map((question) => [question, answers.text(question)])) as TermGiven;
    const once = readOnce(answers);
    try {
      if (ended !== '') await runAct(endRole, visit.context, { roleId: ended });
      else await runAct(giveRole, { ...visit.context, idempotencyKey: once }, { institutionId, personId, ...termIn(given) });
      return { to: `/institutions/${institutionId}/people/${personId}` };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (error.code === 'last-administrator')
        return sheet(visit, noTerm, onceKey(), [{ says: visit.say('problem.last-administrator.detail') }]);
      if (error.code === 'key-reused') return sheet(visit, given, onceKey(), [{ says: visit.say('people.sent-before') }]);
      if (error.code !== 'invalid-input' || ended !== '') throw error;
      const problems = TERM_QUESTIONS.flatMap((field) => {
        const issue = error.issues.find((each) => each.path === field);
        return issue ? [{ field, says: sayIssue(visit.say, giveRole.name, issue, given[field]) }] : [];
      });
      return sheet(visit, given, once, problems);
    }
  },
};

async function sheet(visit: Visit, given: TermGiven, once: string, problems: readonly Problem[]): Promise<Sheet> {
  const { say, writing, context } = visit;
  const id = param(visit, 'id');
  const { people } = await runView(listPeople, context, { institutionId: id });
  const person = people.find((each) => each.id === param(visit, 'person'));
  if (person === undefined) throw new Refusal('not-found');
  const now = context.house.outside.clock.now();
  const list = `/institutions/${id}/people`;
  const wrong = problems.length > 0;
  return {
    title: person.name,
    place: 'institutions',
    unlisted: true,
    wrong,
    ...(wrong ? { status: 422 } : {}),
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <Breadcrumbs
          label={say('layout.you-are-here')}
          back={say('people.back-to-list')}
          crumbs={[
            { says: say('people.title'), href: list },
            { says: person.name, href: `${list}/${person.id}` },
          ]}
        />
        <Heading level={1} size="lg">
          {person.name}
        </Heading>
        <Facts facts={[{ term: say('people.email'), value: person.email }]} />
        <div class="stack">
          <Heading level={2}>{say('people.roles')}</Heading>
          <Table
            caption={say('people.roles')}
            stacked
            columns={[
              { title: say('people.role') },
              { title: say('people.when') },
              { title: say('people.standing') },
              { title: say('me.session-what') },
            ]}
            rows={person.roles.map((held) => [
              say(roleLabel(held.role)),
              sayTerm(say, writing, held),
              <>
                <Standing say={say} held={held} now={now} /> {held.lentFrom ? <State tone="info">{say('people.lent')}</State> : null}
              </>,
              held.endedAt === undefined ? (
                <Form action={`${list}/${person.id}`}>
                  <div>
                    <Button variant="secondary" name="end" value={held.id}>
                      {say('people.end')}
                    </Button>
                  </div>
                </Form>
              ) : (
                ''
              ),
            ])}
          />
        </div>
        <section class="narrow stack" aria-labelledby="give">
          <Heading level={2} id="give">
            {say('people.give')}
          </Heading>
          <Form action={`${list}/${person.id}`} once={once}>
            <TermFields say={say} given={given} errorOf={(field) => problems.find((problem) => problem.field === field)?.says} />
            <div class="rule">
              <Button>{say('people.give-send')}</Button>
            </div>
          </Form>
        </section>
      </div>
    ),
  };
}
