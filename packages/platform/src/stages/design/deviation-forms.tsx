import { dayOf } from '../../base/people/role.ts';
import { Button } from '../../base/ui/button.tsx';
import { Choices } from '../../base/ui/choices.tsx';
import type { Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import { onceKey } from '../../base/ui/once.ts';
import type { Visit } from '../../base/ui/visit.ts';
import type { ShownDeviation } from './deviation.page.tsx';
import { deviationAddress } from './deviation-words.ts';
import { takeBackDeviation } from './take-back-deviation.ts';

/** What is asked of whoever decides, in the order of the form. */
export const DECIDED = ['decision', 'until', 'reason'] as const;
export type Deciding = Readonly<Record<(typeof DECIDED)[number], string>>;

type Props = { visit: Visit; found: ShownDeviation; given: Deciding; once: string; problems: readonly Problem[] };

/** The form for whoever decides; for everybody else, why they do not. */
export function DecidingSection({ visit, found, given, once, problems }: Props) {
  const { say, writing } = visit;
  // What was settled says so itself.
  if (found.state !== 'asked') return null;
  const errorOf = (question: keyof Deciding) => problems.find(({ field }) => field === question)?.says;
  return (
    <section class="stack" aria-labelledby="decide">
      <Heading level={2} size="xs" id="decide">
        {say('deviation.decide')}
      </Heading>
      {found.obstacle === undefined ? (
        <div class="narrow">
          <Form action={deviationAddress(found.id)} once={once}>
            <Choices
              name="decision"
              legend={say('deviation.your-decision')}
              kind="radio"
              choices={(['granted', 'declined'] as const).map((value) => ({ value, label: say(`deviation-choice.${value}`) }))}
              chosen={[given.decision]}
              error={errorOf('decision')}
            />
            <Field
              name="until"
              type="date"
              width={12}
              label={say('deviation.last-day')}
              hint={say('deviation.decide-until-hint', { until: writing.date(found.wishedUntil) })}
              value={given.until}
              error={errorOf('until')}
              alternative
            />
            <Field
              name="reason"
              label={say('deviation.reason')}
              hint={say('deviation.decide-reason-hint')}
              value={given.reason}
              rows={5}
              error={errorOf('reason')}
            />
            <div>
              <Button name="do" value="decide">
                {say('deviation.record')}
              </Button>
            </div>
          </Form>
        </div>
      ) : (
        <Notice>{say(`deviation-obstacle.${found.obstacle}`)}</Notice>
      )}
    </section>
  );
}

/** Shown to those who could take it back: the policy says who. */
export function EndingSection({ visit, found, given, once, problems }: Props) {
  const { say, context } = visit;
  const { state, until = '' } = found;
  const about = { institutionId: found.institution.id, state };
  const holds = state === 'granted' && until >= dayOf(context.house.outside.clock.now());
  if ((state !== 'asked' && !holds) || !context.house.policy[takeBackDeviation.name]?.may(context.actor, about as never)) return null;
  const error = problems.find(({ field }) => field === 'reason')?.says;
  return (
    <section class="stack" data-gap="2" aria-labelledby="end">
      <Heading level={2} size="xs" id="end">
        {say(holds ? 'deviation.end-early' : 'deviation.take-wish-back')}
      </Heading>
      <p class="measure">{say(holds ? 'deviation.end-early-why' : 'deviation.take-wish-back-why')}</p>
      <div class="narrow">
        <Form action={deviationAddress(found.id)} once={holds ? once : onceKey()}>
          <Hidden name="state" value={state} />
          {holds ? <Field name="reason" label={say('deviation.reason')} rows={4} value={given.reason} error={error} /> : null}
          <div>
            <Button variant="secondary" color="danger" name="do" value="end">
              {say(holds ? 'deviation.end-now' : 'deviation.take-wish-back')}
            </Button>
          </div>
        </Form>
      </div>
    </section>
  );
}
