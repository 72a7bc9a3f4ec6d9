import { runAct, runView } from '../../base/door.ts';
import { isRefusal, Refusal } from '../../base/refusal.ts';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { Button } from '../../base/ui/button.tsx';
import { EmptyState } from '../../base/ui/empty-state.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Link } from '../../base/ui/link.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Page, Sheet } from '../../base/ui/page.ts';
import { Tasks } from '../../base/ui/tasks.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { titleOf } from '../design/design-words.ts';
import { draftOffering } from './draft-offering.ts';
import { listOfferableDescriptions } from './list-offerable-descriptions.ts';
import { type GivenTerms, inputOf, noTerms, problemsOf, TermsFields, termsIn } from './offering-form.tsx';
import { draftsSomewhere } from './offering-rights.ts';

const PATH = '/offerings/new';

type Offerable = Awaited<ReturnType<typeof offerable>>[number];

/** An offering is prepared: first of what, then when, where, for how many and for how much. */
export const draftOfferingPage: Page = {
  path: PATH,
  forPeople: true,
  async get(visit) {
    const descriptions = await offerable(visit);
    const asked = visit.url.searchParams.get('description');
    const chosen = descriptions.find(({ id }) => id === asked);
    if (chosen === undefined) return chooseSheet(visit, descriptions, asked !== null);
    return form(visit, chosen, noTerms(chosen.languages[0] ?? 'en'), onceKey(), []);
  },

  async post(visit, answers) {
    const descriptions = await offerable(visit);
    const chosen = descriptions.find(({ id }) => id === answers.text('description'));
    if (chosen === undefined) return chooseSheet(visit, descriptions, true);
    const given = termsIn(answers);
    const once = readOnce(answers);
    try {
      const { id } = await runAct(
        draftOffering,
        { ...visit.context, idempotencyKey: once },
        { descriptionId: chosen.id, ...inputOf(given, visit.language) },
      );
      return { to: `/offerings/${id}` };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (error.code === 'key-reused') return form(visit, chosen, given, onceKey(), [{ says: visit.say('offering.sent-before') }]);
      if (error.code !== 'invalid-input') throw error;
      return form(visit, chosen, given, once, problemsOf(visit, draftOffering.name, error.issues, given));
    }
  },
};

/** @throws Refusal for whoever may prepare none anywhere */
async function offerable(visit: Visit) {
  if (!draftsSomewhere(visit, draftOffering.name)) throw new Refusal('not-allowed');
  const { descriptions } = await runView(listOfferableDescriptions, visit.context, {});
  return descriptions;
}

function crumbsOf(visit: Visit) {
  const { say } = visit;
  return (
    <Breadcrumbs
      label={say('layout.you-are-here')}
      back={say('offerings.back')}
      crumbs={[
        { says: say('offerings.title'), href: '/offerings' },
        { says: say('offerings.new'), href: PATH },
      ]}
    />
  );
}

function chooseSheet(visit: Visit, descriptions: readonly Offerable[], unknown: boolean): Sheet {
  const { say, writing } = visit;
  const told = descriptions
    .map((description) => ({ ...description, title: titleOf(visit, description.title) }))
    .sort((a, b) => writing.compare(a.title.says, b.title.says));
  return {
    title: say('offerings.new'),
    unlisted: true,
    place: 'offerings',
    ...(unknown ? { status: 404 } : {}),
    body: (
      <div class="wrap stack sections">
        {crumbsOf(visit)}
        <div class="stack">
          <Heading level={1} size="lg">
            {say('offerings.new')}
          </Heading>
          <p class="ds-paragraph lead">{say(unknown ? 'offering.choose-other' : 'offering.choose')}</p>
        </div>
        {told.length === 0 ? (
          <EmptyState title={say('offering.none-approved')}>
            <p>{say('offering.none-approved-how')}</p>
            <p>
              <Link href="/design">{say('design.title')}</Link>
            </p>
          </EmptyState>
        ) : (
          <div class="narrow">
            <Tasks
              tasks={told.map(({ id, title, version }) => ({
                says: title.says,
                lang: title.lang,
                href: `${PATH}?description=${id}`,
                state: { says: say('offering.approved-version', { version }), tone: 'success' as const },
              }))}
            />
          </div>
        )}
      </div>
    ),
  };
}

function form(visit: Visit, chosen: Offerable, given: GivenTerms, once: string, problems: readonly Problem[]): Sheet {
  const { say } = visit;
  const title = titleOf(visit, chosen.title);
  const wrong = problems.length > 0;
  return {
    title: say('offerings.new'),
    unlisted: true,
    place: 'offerings',
    wrong,
    ...(wrong ? { status: 422 } : {}),
    body: (
      <div class="wrap stack sections">
        {crumbsOf(visit)}
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <div class="stack" data-gap="2">
          <p class="muted" lang={title.lang}>
            <bdi dir={title.dir}>{title.says}</bdi>
          </p>
          <Heading level={1} size="lg">
            {say('offerings.new')}
          </Heading>
          <p class="ds-paragraph lead">{say('offering.new-lead')}</p>
        </div>
        <div class="narrow">
          <Form action={PATH} once={once}>
            <Hidden name="description" value={chosen.id} />
            <TermsFields visit={visit} given={given} problems={problems} languages={chosen.languages} />
            <div>
              <Button>{say('offering.save-draft')}</Button>
            </div>
          </Form>
        </div>
      </div>
    ),
  };
}
