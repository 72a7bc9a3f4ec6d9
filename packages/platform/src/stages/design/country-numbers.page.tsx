import { runAct, runView } from '../../base/door.ts';
import { Refusal } from '../../base/refusal.ts';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { Button } from '../../base/ui/button.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Page, Sheet } from '../../base/ui/page.ts';
import { Select } from '../../base/ui/select.tsx';
import { param, type Visit } from '../../base/ui/visit.ts';
import { frameworkName } from './design-words.ts';
import { NumbersFields, paramAsTyped, readNumbers } from './numbers-fields.tsx';
import { allianceAddress, problemsOf } from './own-framework-pages.tsx';
import { setCountryNumbers } from './set-framework-numbers.ts';
import { showAllianceFrameworks } from './show-alliance-frameworks.ts';
import { showFramework } from './show-framework.ts';

type Typed = Readonly<Record<string, string>>;

/** The numbers of a framework as they are in one country: its law or its agency asks for others than the alliance does. */
export const countryNumbersPage: Page = {
  path: '/alliances/{id}/numbers/{framework}',
  forPeople: true,
  async get(visit) {
    const shown = await open(visit);
    const country = visit.url.searchParams.get('country') ?? '';
    return sheet(visit, shown, shown.countries.includes(country) ? country : '', undefined, []);
  },

  async post(visit, answers) {
    const shown = await open(visit);
    const { alliance, framework } = shown;
    const country = answers.text('country');
    const { typed, params, problems } = readNumbers(visit, answers, framework.params);
    const known = shown.countries.includes(country);
    if (!known) return sheet(visit, shown, '', typed, [{ field: 'country', says: visit.say('numbers.country-missing') }]);
    if (problems.length > 0) return sheet(visit, shown, country, typed, problems);
    try {
      const input = { allianceId: alliance.id, country, framework: framework.id, params };
      await runAct(setCountryNumbers, { ...visit.context, idempotencyKey: readOnce(answers) }, input);
      return { to: allianceAddress(alliance.id) };
    } catch (error) {
      return sheet(
        visit,
        shown,
        country,
        typed,
        problemsOf(visit, error, (path) => (path.startsWith('params.') ? path : undefined)),
      );
    }
  },
};

async function open(visit: Visit) {
  const { alliance, frameworks, numbers, countries } = await runView(showAllianceFrameworks, visit.context, {
    allianceId: param(visit, 'id'),
  });
  const id = param(visit, 'framework');
  if (!frameworks.some((each) => each.id === id && each.numbers)) throw new Refusal('not-found');
  const { framework } = await runView(showFramework, visit.context, { id });
  return { alliance, framework, countries, numbers: numbers.filter((each) => each.framework === id) };
}

type Shown = Awaited<ReturnType<typeof open>>;

function sheet(visit: Visit, shown: Shown, country: string, typed: Typed | undefined, problems: readonly Problem[]): Sheet {
  const { say, writing } = visit;
  const { alliance, framework, countries, numbers } = shown;
  const path = `/alliances/${alliance.id}/numbers/${framework.id}`;
  const name = frameworkName(visit, { framework: framework.id, title: framework.title });
  const set = numbers.find((each) => each.country === country)?.params ?? {};
  const stored = Object.fromEntries(Object.entries(set).map(([param, value]) => [param, paramAsTyped(value)]));
  const wrong = problems.length > 0;
  const title = say('numbers.title', { framework: name });
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
          back={say('own.back-to-alliance')}
          crumbs={[
            { says: say('own.of-alliance', { alliance: alliance.name }), href: allianceAddress(alliance.id) },
            { says: say('numbers.by-country'), href: path },
          ]}
        />
        <div class="stack">
          <Heading level={1} size="lg">
            {title}
          </Heading>
          <p class="ds-paragraph lead">{say('numbers.country-lead')}</p>
        </div>
        <div class="narrow stack" data-gap="4">
          <Form action={path} method="get">
            <Select
              name="country"
              label={say('institution.country')}
              nothing={say('numbers.country-choose')}
              choices={countries.map((each) => ({ value: each, label: writing.country(each) }))}
              value={country}
              error={problems.find(({ field }) => field === 'country')?.says}
            />
            <div>
              <Button variant="secondary">{say('numbers.country-show')}</Button>
            </div>
          </Form>
          {country === '' ? null : (
            <Form action={path} once={onceKey()} label={writing.country(country)}>
              <Hidden name="country" value={country} />
              <Heading level={2}>{writing.country(country)}</Heading>
              <NumbersFields visit={visit} counts={framework.params} typed={typed ?? stored} problems={problems} />
              <div>
                <Button>{say('numbers.keep')}</Button>
              </div>
            </Form>
          )}
        </div>
      </div>
    ),
  };
}
