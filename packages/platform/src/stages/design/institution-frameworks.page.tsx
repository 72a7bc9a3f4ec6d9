import type { z } from 'zod';
import { runView } from '../../base/door.ts';
import { languageOfName } from '../../base/languages/language-of-name.ts';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Page } from '../../base/ui/page.ts';
import { Table } from '../../base/ui/table.tsx';
import { param, type Visit } from '../../base/ui/visit.ts';
import { frameworkName } from './design-words.ts';
import { setInstitutionNumbers } from './set-framework-numbers.ts';
import { showInstitutionFrameworks } from './show-institution-frameworks.ts';

export type ShownHere = z.output<typeof showInstitutionFrameworks.result>;

/** What the descriptions of an institution are held against, what of it binds, and which numbers are others there. */
export const institutionFrameworksPage: Page = {
  path: '/institutions/{id}/frameworks',
  forPeople: true,
  async get(visit) {
    const { say } = visit;
    const shown = await runView(showInstitutionFrameworks, visit.context, { institutionId: param(visit, 'id') });
    const { institution, frameworks } = shown;
    const path = `/institutions/${institution.id}/frameworks`;
    const mayChange = maySet(visit, institution.id);
    return {
      title: say('numbers.here-title'),
      unlisted: true,
      place: 'institutions',
      body: (
        <div class="wrap stack sections">
          <HereCrumbs visit={visit} shown={shown} />
          <div class="stack">
            <Heading level={1} size="lg">
              {say('numbers.here-title')}
            </Heading>
            <p class="ds-paragraph lead">{say('numbers.here-lead')}</p>
          </div>
          <Table
            caption={say('numbers.here-title')}
            stacked
            columns={[
              { title: say('own.framework'), wide: true },
              { title: say('own.version') },
              { title: say('own.standing') },
              { title: say('numbers.otherwise-here') },
            ]}
            rows={frameworks.map((framework) => [
              <Link href={`/frameworks/${framework.id}`}>{frameworkName(visit, { framework: framework.id, title: framework.title })}</Link>,
              framework.version,
              say(framework.binds ? 'own.binds' : 'own.advises'),
              <div class="stack" data-gap="1">
                {Object.keys(framework.params)
                  .filter((name) => name in framework.country || name in framework.own)
                  .map((name) => (
                    <bdi>{numberHere(visit, framework, name)}</bdi>
                  ))}
                {mayChange && Object.keys(framework.params).length > 0 ? (
                  <Link href={`${path}/${framework.id}`}>
                    {say('numbers.set')}
                    <bdi class="ds-sr-only"> {frameworkName(visit, { framework: framework.id, title: framework.title })}</bdi>
                  </Link>
                ) : null}
              </div>,
            ])}
          />
        </div>
      ),
    };
  },
};

/** Whether the reader sets the institution's own numbers: the policy says so. */
export function maySet(visit: Visit, institutionId: string): boolean {
  const { actor, house } = visit.context;
  return house.policy[setInstitutionNumbers.name]?.may(actor, { institutionId } as never) === true;
}

function numberHere(visit: Visit, { params, country, own }: ShownHere['frameworks'][number], name: string): string {
  const { say, writing } = visit;
  const written = (value: unknown) => (typeof value === 'number' ? writing.number(value) : String(value));
  const by = name in own ? 'numbers.by-institution' : 'numbers.by-its-country';
  return say(by, { name, value: written(own[name] ?? country[name]), instead: written(params[name]) });
}

export function HereCrumbs({ visit, shown, here }: { visit: Visit; shown: ShownHere; here?: { says: string; href: string } }) {
  const { say } = visit;
  const { id, name, country } = shown.institution;
  return (
    <Breadcrumbs
      label={say('layout.you-are-here')}
      back={say('people.back')}
      crumbs={[
        { says: name, href: `/institutions/${id}`, lang: languageOfName(name, country) },
        { says: say('numbers.here-title'), href: `/institutions/${id}/frameworks` },
        ...(here === undefined ? [] : [here]),
      ]}
    />
  );
}
