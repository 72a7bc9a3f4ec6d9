import type { z } from 'zod';
import { Button } from '../../base/ui/button.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Facts } from '../../base/ui/facts.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import type { Sheet } from '../../base/ui/page.ts';
import { Steps } from '../../base/ui/steps.tsx';
import { Tick } from '../../base/ui/tick.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { ApplyCrumbs } from './apply-crumbs.tsx';
import { OfferedTitle, priceIn, titleIn, toldIn, whenIn } from './offered-words.tsx';
import type { showApplicationForm } from './show-application-form.ts';

export type ApplyForm = z.output<typeof showApplicationForm.result>;

export const APPLY_QUESTIONS = ['name', 'givenName', 'familyName', 'studentNumber', 'motivation', 'prerequisitesMet'] as const;
export type ApplyGiven = Readonly<Record<(typeof APPLY_QUESTIONS)[number], string>>;

/** The questions to somebody who applies. */
export function formSheet(visit: Visit, form: ApplyForm, given: ApplyGiven, once: string, problems: readonly Problem[]): Sheet {
  const { say } = visit;
  const errorOf = (field: keyof ApplyGiven) => problems.find((problem) => problem.field === field)?.says;
  const prerequisites = toldIn(visit, form.prerequisites);
  const wrong = problems.length > 0;
  return {
    title: say('apply.title-for', { title: titleIn(visit, form.offered) }),
    unlisted: true,
    wrong,
    ...(wrong ? { status: 422 } : {}),
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <ApplyCrumbs visit={visit} form={form} />
        <ApplyHead visit={visit} form={form} />
        <ApplySteps visit={visit} current={0} />
        <div class="narrow">
          <Form action={visit.url.pathname} once={once}>
            <Field
              name="name"
              label={say('apply.name')}
              hint={say('apply.name-hint')}
              value={given.name}
              error={errorOf('name')}
              autocomplete="name"
              spellcheck={false}
            />
            <Optional visit={visit} given={given} errorOf={errorOf} />
            <Field
              name="motivation"
              label={say('apply.motivation')}
              hint={say('apply.motivation-hint')}
              value={given.motivation}
              error={errorOf('motivation')}
              rows={8}
              optional={say('form.optional')}
            />
            <section class="stack" data-gap="3" aria-labelledby="bring">
              <Heading level={2} size="xs" id="bring">
                {say('apply.prerequisites')}
              </Heading>
              {prerequisites === undefined ? (
                <p>{say('apply.prerequisites-none')}</p>
              ) : (
                <>
                  <p lang={prerequisites.lang} dir={prerequisites.dir}>
                    {prerequisites.says}
                  </p>
                  <Tick
                    name="prerequisitesMet"
                    label={say('apply.prerequisites-met')}
                    checked={given.prerequisitesMet === 'yes'}
                    error={errorOf('prerequisitesMet')}
                  />
                </>
              )}
            </section>
            <div class="rule">
              <Button name="step" value="check">
                {say('apply.check')}
              </Button>
            </div>
          </Form>
        </div>
      </div>
    ),
  };
}

type OptionalProps = { visit: Visit; given: ApplyGiven; errorOf: (field: keyof ApplyGiven) => string | undefined };

function Optional({ visit: { say }, given, errorOf }: OptionalProps) {
  const questions = [
    { name: 'givenName', label: say('apply.given-name'), autocomplete: 'given-name' },
    { name: 'familyName', label: say('apply.family-name'), autocomplete: 'family-name' },
    { name: 'studentNumber', label: say('apply.student-number'), hint: say('apply.student-number-hint'), autocomplete: 'off' },
  ] as const;
  return (
    <>
      {questions.map((question) => (
        <Field
          {...question}
          value={given[question.name]}
          error={errorOf(question.name)}
          optional={say('form.optional')}
          spellcheck={false}
        />
      ))}
    </>
  );
}

/** What one applies for: title, who offers it, and the facts that decide whether it fits. */
export function ApplyHead({ visit, form: { offered } }: { visit: Visit; form: ApplyForm }) {
  const { say, writing } = visit;
  return (
    <div class="stack" data-gap="4">
      <div class="stack" data-gap="2">
        <p class="muted">
          <OfferedTitle visit={visit} offered={offered} />
        </p>
        <Heading level={1} size="lg">
          {say('apply.title')}
        </Heading>
        <p class="ds-paragraph lead">{say('apply.lead', { institution: offered.institution })}</p>
      </div>
      <div class="narrow">
        <Facts
          narrow
          facts={[
            { term: say('apply.when'), value: whenIn(visit, offered) },
            { term: say('apply.where'), value: offered.place ?? '' },
            { term: say('apply.price'), value: priceIn(visit, offered) },
            { term: say('apply.until'), value: offered.applyUntil === undefined ? '' : writing.date(offered.applyUntil) },
            { term: say('apply.seats'), value: writing.number(Math.max(0, offered.seats - offered.taken)) },
          ]}
        />
      </div>
    </div>
  );
}

/** Fill in, check, sent. */
export function ApplySteps({ visit: { say }, current }: { visit: Visit; current: number }) {
  return (
    <Steps label={say('apply.steps')} steps={[say('apply.step-fill'), say('apply.step-check'), say('apply.step-sent')]} current={current} />
  );
}
