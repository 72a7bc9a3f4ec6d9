import { Button } from '../../base/ui/button.tsx';
import type { Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Select } from '../../base/ui/select.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { keyOf, ruleLabel } from './deviation-words.ts';

/** What is asked, in the order of the form. */
export const ASKED = ['rule', 'reason', 'until'] as const;
export type Asking = Readonly<Record<(typeof ASKED)[number], string>>;
export const notAsked: Asking = { rule: '', reason: '', until: '' };

export type RuleChoice = { readonly framework: string; readonly rule: string; readonly message?: string };

type AskProps = {
  visit: Visit;
  path: string;
  choices: readonly RuleChoice[];
  given: Asking;
  once: string;
  problems: readonly Problem[];
};

/** From which rule, why, and until when. */
export function AskDeviationForm({ visit, path, choices, given, once, problems }: AskProps) {
  const { say } = visit;
  const errorOf = (question: keyof Asking) => problems.find(({ field }) => field === question)?.says;
  const labels = choices.map((each) => ({
    value: keyOf(each),
    label: [ruleLabel(visit, each), each.message].filter(Boolean).join(': '),
  }));
  return (
    <div class="narrow stack">
      <p class="measure">{say('deviation.ask-how')}</p>
      <Form action={path} once={once}>
        <Select
          name="rule"
          label={say('deviation.rule')}
          hint={say('deviation.rule-hint')}
          choices={labels}
          nothing={say('design.choose')}
          value={given.rule}
          error={errorOf('rule')}
        />
        <Field
          name="reason"
          label={say('deviation.reason')}
          hint={say('deviation.reason-hint')}
          value={given.reason}
          rows={5}
          error={errorOf('reason')}
        />
        <Field
          name="until"
          type="date"
          width={12}
          label={say('deviation.last-day')}
          hint={say('deviation.last-day-hint')}
          value={given.until}
          error={errorOf('until')}
        />
        <div>
          <Button>{say('deviation.send')}</Button>
        </div>
      </Form>
    </div>
  );
}
