import { runAct, runView } from '../../base/door.ts';
import { isRefusal, Refusal } from '../../base/refusal.ts';
import { Button } from '../../base/ui/button.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Page, Sheet } from '../../base/ui/page.ts';
import { param, type Visit } from '../../base/ui/visit.ts';
import { changeOffering } from './change-offering.ts';
import { OfferingCrumbs, type Shown } from './offering.page.tsx';
import { type GivenTerms, inputOf, problemsOf, TermsFields, termsIn, termsOf } from './offering-form.tsx';
import { may } from './offering-rights.ts';
import { showOffering } from './show-offering.ts';

/** The terms of an offering are changed. */
export const editOfferingPage: Page = {
  path: '/offerings/{id}/edit',
  forPeople: true,
  async get(visit) {
    const shown = await changeable(visit);
    return form(visit, shown, termsOf(shown.offering, visit.language), shown.offering.edit, onceKey(), []);
  },

  async post(visit, answers) {
    const shown = await changeable(visit);
    const { id, state } = shown.offering;
    // What is not asked for any more is not changed either.
    const given = { ...termsOf(shown.offering, visit.language), ...(state === 'published' ? asked(termsIn(answers)) : termsIn(answers)) };
    const edit = /^\d{1,9}$/.test(answers.text('edit')) ? Number(answers.text('edit')) : 0;
    const once = readOnce(answers);
    const { applyUntil, place, language, priceCents, ...rest } = inputOf(given, visit.language);
    const fixed = state === 'published' ? {} : { language, priceCents };
    const input = { id, edit, ...rest, ...fixed, applyUntil: applyUntil ?? null, place: place ?? null };
    try {
      await runAct(changeOffering, { ...visit.context, idempotencyKey: once }, input);
      return { to: `/offerings/${id}` };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (error.code === 'conflict' || error.code === 'wrong-state') {
        const now = await changeable(visit);
        const says = visit.say(error.code === 'conflict' ? 'offering.changed-meanwhile' : 'offering.cannot-change');
        return { ...form(visit, now, given, now.offering.edit, onceKey(), [{ says }]), status: 409 };
      }
      if (error.code === 'key-reused') return form(visit, shown, given, edit, onceKey(), [{ says: visit.say('offering.sent-before') }]);
      if (error.code !== 'invalid-input') throw error;
      return form(visit, shown, given, edit, once, problemsOf(visit, changeOffering.name, error.issues, given));
    }
  },
};

function asked({ startsOn, endsOn, applyUntil, place, seats }: GivenTerms) {
  return { startsOn, endsOn, applyUntil, place, seats };
}

async function changeable(visit: Visit): Promise<Shown> {
  const shown = await runView(showOffering, visit.context, { id: param(visit, 'id') });
  if (!may(visit, changeOffering.name, shown.offering)) throw new Refusal('not-allowed');
  return shown;
}

function form(visit: Visit, shown: Shown, given: GivenTerms, edit: number, once: string, problems: readonly Problem[]): Sheet {
  const { say } = visit;
  const { id, state } = shown.offering;
  const wrong = problems.length > 0;
  return {
    title: say('offering.change'),
    unlisted: true,
    place: 'offerings',
    wrong,
    ...(wrong ? { status: 422 } : {}),
    body: (
      <div class="wrap stack sections">
        <OfferingCrumbs visit={visit} shown={shown} more={[{ says: say('offering.change'), href: `/offerings/${id}/edit` }]} />
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <Heading level={1} size="lg">
          {say('offering.change')}
        </Heading>
        {state === 'cancelled' ? (
          <Notice tone="warning">{say('offering.cannot-change')}</Notice>
        ) : (
          <div class="narrow stack" data-gap="4">
            {state === 'published' ? <Notice>{say('offering.change-published')}</Notice> : null}
            <Form action={`/offerings/${id}/edit`} once={once}>
              <Hidden name="edit" value={String(edit)} />
              <TermsFields visit={visit} given={given} problems={problems} languages={shown.languages} published={state === 'published'} />
              <div>
                <Button>{say('offering.save')}</Button>
              </div>
            </Form>
          </div>
        )}
      </div>
    ),
  };
}
