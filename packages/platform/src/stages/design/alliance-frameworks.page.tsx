import { type Framework, frameworks } from '@laurel/microcredential';
import type { z } from 'zod';
import { runAct, runView } from '../../base/door.ts';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { Button } from '../../base/ui/button.tsx';
import { EmptyState } from '../../base/ui/empty-state.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Page, Sheet } from '../../base/ui/page.ts';
import { Select } from '../../base/ui/select.tsx';
import { Table } from '../../base/ui/table.tsx';
import { param, type Visit } from '../../base/ui/visit.ts';
import { decideFramework } from './decide-framework.ts';
import { frameworkName } from './design-words.ts';
import { allianceAddress, inLanguages, problemsOf } from './own-framework-pages.tsx';
import { showAllianceFrameworks } from './show-alliance-frameworks.ts';
import { startFramework } from './start-framework.ts';

type Shown = z.output<typeof showAllianceFrameworks.result>;
type Given = Readonly<Record<'title.en' | 'title.de' | 'id' | 'copyOf', string>>;
const nothing: Given = { 'title.en': '', 'title.de': '', id: '', copyOf: '' };

/** What is in force in an alliance, what of it binds, what its office is writing, and which numbers are others in a country. */
export const allianceFrameworksPage: Page = {
  path: '/alliances/{id}/frameworks',
  forPeople: true,
  async get(visit) {
    return sheet(visit, await open(visit), nothing, []);
  },

  async post(visit, answers) {
    const shown = await open(visit);
    const path = allianceAddress(shown.alliance.id);
    const context = { ...visit.context, idempotencyKey: readOnce(answers) };
    const [what = '', framework = ''] = answers.text('do').split(':');
    const given = Object.fromEntries(Object.keys(nothing).map((name) => [name, answers.text(name).trim()])) as Given;
    try {
      if (what === 'bind' || what === 'advise') {
        await runAct(decideFramework, context, { allianceId: shown.alliance.id, framework, binds: what === 'bind' });
        return { to: path };
      }
      const title = inLanguages(undefined, { en: given['title.en'], de: given['title.de'] });
      const copy = given.copyOf === '' ? {} : { copyOf: given.copyOf };
      const { id } = await runAct(startFramework, context, { allianceId: shown.alliance.id, id: given.id, title, ...copy });
      return { to: `${path}/${id}` };
    } catch (error) {
      const problems = problemsOf(visit, error, (at) => (at.startsWith('title') ? (at === 'title.de' ? at : 'title.en') : at));
      return sheet(visit, shown, given, problems);
    }
  },
};

const open = (visit: Visit): Promise<Shown> => runView(showAllianceFrameworks, visit.context, { allianceId: param(visit, 'id') });

const nameOf = (visit: Visit, { id, title }: { readonly id: string; readonly title: Framework['title'] }): string =>
  frameworkName(visit, { framework: id, title });

function sheet(visit: Visit, shown: Shown, given: Given, problems: readonly Problem[]): Sheet {
  const { say } = visit;
  const { alliance } = shown;
  const wrong = problems.length > 0;
  const title = say('own.of-alliance', { alliance: alliance.name });
  return {
    title,
    unlisted: true,
    place: 'frameworks',
    wrong,
    ...(wrong ? { status: 422 } : {}),
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <Breadcrumbs
          label={say('layout.you-are-here')}
          back={say('frameworks.title')}
          crumbs={[
            { says: say('frameworks.title'), href: '/frameworks' },
            { says: title, href: allianceAddress(alliance.id) },
          ]}
        />
        <div class="stack">
          <Heading level={1} size="lg">
            {title}
          </Heading>
          <p class="ds-paragraph lead">{say('own.alliance-lead')}</p>
        </div>
        <Own visit={visit} shown={shown} />
        <InForceHere visit={visit} shown={shown} />
        {shown.numbers.length === 0 ? null : <CountryNumbers visit={visit} shown={shown} />}
        <Begin visit={visit} shown={shown} given={given} problems={problems} />
      </div>
    ),
  };
}

function Own({ visit, shown }: { visit: Visit; shown: Shown }) {
  const { say, writing } = visit;
  return (
    <section class="stack" aria-labelledby="own">
      <Heading level={2} id="own">
        {say('own.own')}
      </Heading>
      {shown.own.length === 0 ? (
        <EmptyState title={say('own.none')}>
          <p>{say('own.none-how')}</p>
        </EmptyState>
      ) : (
        <ul class="results narrow">
          {shown.own.map((own) => (
            <li class="result">
              <Heading level={3} size="xs">
                <Link href={`${allianceAddress(shown.alliance.id)}/${own.id}`}>{nameOf(visit, own)}</Link>
              </Heading>
              <p class="small muted">
                {[
                  say('frameworks.rules', { count: own.rules }),
                  own.versions[0] === undefined ? say('own.not-published') : say('own.latest', { version: own.versions[0].version }),
                  say('own.changed-on', { date: writing.date(own.changedAt) }),
                ].join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function InForceHere({ visit, shown }: { visit: Visit; shown: Shown }) {
  const { say, writing } = visit;
  const path = allianceAddress(shown.alliance.id);
  return (
    <section class="stack">
      <Heading level={2} id="in-force">
        {say('own.in-force-here')}
      </Heading>
      <p class="measure">{say('own.binding-why')}</p>
      <Form action={path} once={onceKey()}>
        <Table
          caption={say('own.in-force-here')}
          stacked
          columns={[
            { title: say('own.framework'), wide: true },
            { title: say('own.version') },
            { title: say('own.standing') },
            { title: say('own.decide') },
            { title: say('frameworks.numbers') },
          ]}
          rows={shown.frameworks.map((framework) => {
            const name = nameOf(visit, framework);
            const { id, version, binds, since, numbers } = framework;
            return [
              <Link href={`/frameworks/${id}`}>{name}</Link>,
              version,
              <span>
                {say(binds ? 'own.binds' : 'own.advises')}
                {since === undefined ? null : <span class="small muted"> {say('frameworks.from', { date: writing.date(since) })}</span>}
              </span>,
              <Button variant="secondary" name="do" value={`${binds ? 'advise' : 'bind'}:${id}`}>
                {say(binds ? 'own.let-advise' : 'own.let-bind')}
                <bdi class="ds-sr-only"> {name}</bdi>
              </Button>,
              numbers ? <Link href={`/alliances/${shown.alliance.id}/numbers/${id}`}>{say('numbers.by-country')}</Link> : '',
            ];
          })}
        />
      </Form>
    </section>
  );
}

function CountryNumbers({ visit, shown }: { visit: Visit; shown: Shown }) {
  const { say, writing } = visit;
  return (
    <section class="stack">
      <Heading level={2} id="countries">
        {say('numbers.countries')}
      </Heading>
      <Table
        caption={say('numbers.countries')}
        columns={[{ title: say('institution.country') }, { title: say('own.framework') }, { title: say('frameworks.numbers') }]}
        rows={shown.numbers.map(({ country, framework, params }) => {
          const known = [...shown.frameworks, ...shown.own].find(({ id }) => id === framework);
          return [
            <Link href={`/alliances/${shown.alliance.id}/numbers/${framework}?country=${country}`}>{writing.country(country)}</Link>,
            known === undefined ? framework : nameOf(visit, known),
            Object.entries(params)
              .map(([name, value]) => `${name}: ${typeof value === 'number' ? writing.number(value) : value}`)
              .join(', '),
          ];
        })}
      />
    </section>
  );
}

function Begin({ visit, shown, given, problems }: { visit: Visit; shown: Shown; given: Given; problems: readonly Problem[] }) {
  const { say } = visit;
  const common = (name: keyof Given) => ({ name, value: given[name], error: problems.find(({ field }) => field === name)?.says });
  const copies = [
    ...shown.frameworks.filter(({ own }) => own).map((each) => ({ value: each.id, label: nameOf(visit, each) })),
    ...frameworks.map((each) => ({ value: each.id, label: nameOf(visit, each) })),
  ];
  return (
    <section class="narrow stack" aria-labelledby="begin">
      <Heading level={2} id="begin">
        {say('own.begin')}
      </Heading>
      <p class="measure">{say('own.begin-why')}</p>
      <Form action={allianceAddress(shown.alliance.id)} once={onceKey()}>
        <Field {...common('title.en')} label={say('own.title', { language: visit.writing.language('en') })} lang="en" alternative />
        <Field {...common('title.de')} label={say('own.title', { language: visit.writing.language('de') })} lang="de" alternative />
        <Field {...common('id')} label={say('own.name')} hint={say('own.name-hint')} width={30} spellcheck={false} autocomplete="off" />
        <Select
          {...common('copyOf')}
          label={say('own.copy-of')}
          nothing={say('own.copy-of-nothing')}
          choices={copies}
          optional={say('form.optional')}
        />
        <div>
          <Button name="do" value="start">
            {say('own.start')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
