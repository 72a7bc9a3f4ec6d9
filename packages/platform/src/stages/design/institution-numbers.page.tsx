import { runAct, runView } from '../../base/door.ts';
import { Refusal } from '../../base/refusal.ts';
import { Button } from '../../base/ui/button.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Page, Sheet } from '../../base/ui/page.ts';
import { param, type Visit } from '../../base/ui/visit.ts';
import { frameworkName } from './design-words.ts';
import { HereCrumbs, maySet, type ShownHere } from './institution-frameworks.page.tsx';
import { NumbersFields, paramAsTyped, readNumbers } from './numbers-fields.tsx';
import { problemsOf } from './own-framework-pages.tsx';
import { setInstitutionNumbers } from './set-framework-numbers.ts';
import { showInstitutionFrameworks } from './show-institution-frameworks.ts';

/** An institution sets the numbers of a framework otherwise for itself; they count before those of its country. */
export const institutionNumbersPage: Page = {
  path: '/institutions/{id}/frameworks/{framework}',
  forPeople: true,
  async get(visit) {
    const { shown, framework } = await open(visit);
    const stored = Object.entries(framework.own).map(([name, value]) => [name, paramAsTyped(value)]);
    return sheet(visit, shown, framework, Object.fromEntries(stored), []);
  },

  async post(visit, answers) {
    const { shown, framework } = await open(visit);
    const { typed, params, problems } = readNumbers(visit, answers, framework.params);
    if (problems.length > 0) return sheet(visit, shown, framework, typed, problems);
    try {
      const input = { institutionId: shown.institution.id, framework: framework.id, params };
      await runAct(setInstitutionNumbers, { ...visit.context, idempotencyKey: readOnce(answers) }, input);
      return { to: `/institutions/${shown.institution.id}/frameworks` };
    } catch (error) {
      return sheet(
        visit,
        shown,
        framework,
        typed,
        problemsOf(visit, error, (path) => (path.startsWith('params.') ? path : undefined)),
      );
    }
  },
};

type One = ShownHere['frameworks'][number];

async function open(visit: Visit): Promise<{ shown: ShownHere; framework: One }> {
  const institutionId = param(visit, 'id');
  const shown = await runView(showInstitutionFrameworks, visit.context, { institutionId });
  if (!maySet(visit, institutionId)) throw new Refusal('not-allowed');
  const framework = shown.frameworks.find(({ id }) => id === param(visit, 'framework'));
  if (framework === undefined || Object.keys(framework.params).length === 0) throw new Refusal('not-found');
  return { shown, framework };
}

function sheet(
  visit: Visit,
  shown: ShownHere,
  framework: One,
  typed: Readonly<Record<string, string>>,
  problems: readonly Problem[],
): Sheet {
  const { say } = visit;
  const path = `/institutions/${shown.institution.id}/frameworks/${framework.id}`;
  const title = say('numbers.title', { framework: frameworkName(visit, { framework: framework.id, title: framework.title }) });
  const wrong = problems.length > 0;
  return {
    title,
    unlisted: true,
    place: 'institutions',
    wrong,
    ...(wrong ? { status: 422 } : {}),
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <HereCrumbs visit={visit} shown={shown} here={{ says: title, href: path }} />
        <div class="stack">
          <Heading level={1} size="lg">
            {title}
          </Heading>
          <p class="ds-paragraph lead">{say('numbers.institution-lead')}</p>
        </div>
        <div class="narrow">
          <Form action={path} once={onceKey()}>
            <NumbersFields visit={visit} counts={{ ...framework.params, ...framework.country }} typed={typed} problems={problems} />
            <div>
              <Button>{say('numbers.keep')}</Button>
            </div>
          </Form>
        </div>
      </div>
    ),
  };
}
