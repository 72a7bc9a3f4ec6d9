import { runAct } from '../base/door.ts';
import { languageOfName } from '../base/languages/language-of-name.ts';
import { openSignInLink } from '../base/people/open-sign-in-link.ts';
import { type RoleName, roleLabel } from '../base/people/role.ts';
import { isRefusal } from '../base/refusal.ts';
import { Button } from '../base/ui/button.tsx';
import { Form } from '../base/ui/form.tsx';
import { Heading } from '../base/ui/heading.tsx';
import { Link } from '../base/ui/link.tsx';
import { Notice } from '../base/ui/notice.tsx';
import type { Page, Sheet } from '../base/ui/page.ts';
import { Table } from '../base/ui/table.tsx';
import type { Visit } from '../base/ui/visit.ts';
import { universities } from './facts.ts';
import { letSomebodyIn } from './let-somebody-in.ts';
import { type Somebody, somebodies } from './somebody.ts';

const PATH = '/demonstration';

/** Everybody whom one can be here, by university and role. Only a demonstration serves this page. */
export const demonstrationPage = (empty: boolean): Page => ({
  path: PATH,
  get: (visit) => sheet(visit, empty),
  async post(visit, answers) {
    const job = { ...visit.context, actor: { kind: 'job', job: 'demonstration' } } as const;
    try {
      const { token } = await runAct(letSomebodyIn, job, { who: answers.text('who') });
      const session = await runAct(openSignInLink, visit.context, { token });
      return { to: '/me', session };
    } catch (error) {
      if (!isRefusal(error) || (error.code !== 'not-found' && error.code !== 'invalid-input')) throw error;
      return { ...sheet(visit, empty, visit.say('demonstration.nobody')), wrong: true, status: 422 };
    }
  },
});

function sheet(visit: Visit, empty: boolean, wrong?: string): Sheet {
  const { say, writing } = visit;
  const people = somebodies(empty);
  return {
    title: say('demonstration.title'),
    unlisted: true,
    body: (
      <div class="wrap stack sections">
        <div class="stack">
          <Heading level={1}>{say('demonstration.title')}</Heading>
          <p class="ds-paragraph lead">{say(empty ? 'demonstration.lead-empty' : 'demonstration.lead')}</p>
          <p>
            <Link href={`${PATH}/mails`}>{say('demonstration.mails-title')}</Link>
          </p>
          {wrong === undefined ? null : <Notice tone="danger">{wrong}</Notice>}
        </div>
        {universities.map(({ key, name, country }) => {
          const own = people.filter(({ at }) => at === key);
          return own.length === 0 ? null : (
            <section class="stack">
              <Heading level={2} lang={languageOfName(name, country)}>
                {name}
              </Heading>
              <p class="muted">{writing.country(country)}</p>
              <People visit={visit} people={own} caption={name} />
            </section>
          );
        })}
        {people.some(({ at }) => at === undefined) ? (
          <section class="stack">
            <Heading level={2}>{say('demonstration.learners')}</Heading>
            <p class="muted measure">{say('demonstration.learners-how')}</p>
            <People visit={visit} people={people.filter(({ at }) => at === undefined)} caption={say('demonstration.learners')} />
          </section>
        ) : null}
      </div>
    ),
  };
}

function People({ visit, people, caption }: { visit: Visit; people: readonly Somebody[]; caption: string }) {
  const { say, writing } = visit;
  return (
    <Form action={PATH} label={caption}>
      <Table
        caption={caption}
        stacked
        columns={[{ title: say('people.name') }, { title: say('people.role'), wide: true }, { title: say('demonstration.what') }]}
        rows={people.map(({ key, name, roles }) => [
          <bdi>{name}</bdi>,
          roles.length === 0 ? say('demonstration.learner') : writing.list(roles.map((role) => say(roleLabel(role as RoleName)))),
          <Button variant="secondary" name="who" value={key}>
            {say('demonstration.be')}
            <span class="ds-sr-only"> {say('demonstration.be-whom', { name })}</span>
          </Button>,
        ])}
      />
    </Form>
  );
}
