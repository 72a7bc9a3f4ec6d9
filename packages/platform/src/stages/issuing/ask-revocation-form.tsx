import { Button } from '../../base/ui/button.tsx';
import { Choices } from '../../base/ui/choices.tsx';
import type { Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { CREDENTIALS } from './credential-words.tsx';
import { reasonLabel, revocationReasons } from './revocation.ts';

export type Asking = { readonly reason: string; readonly note: string };
export const notAsked: Asking = { reason: '', note: '' };

type AskFormProps = { visit: Visit; id: string; given: Asking; once: string; problems: readonly Problem[] };

/** Asks for a credential to be taken back. It says first what will follow from it. */
export function AskRevocationForm({ visit, id, given, once, problems }: AskFormProps) {
  const { say } = visit;
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.says;
  return (
    <section class="narrow stack" aria-labelledby="revoke">
      <Heading level={2} id="revoke">
        {say('revoke.title')}
      </Heading>
      <p>{say('revoke.what-follows')}</p>
      <Form action={`${CREDENTIALS}/${id}`} once={once}>
        <Choices
          name="reason"
          legend={say('revoke.reason')}
          kind="radio"
          choices={revocationReasons.map((reason) => ({ value: reason, label: say(reasonLabel(reason)) }))}
          chosen={[given.reason]}
          error={errorOf('reason')}
        />
        <Field name="note" label={say('revoke.note')} hint={say('revoke.note-hint')} rows={5} value={given.note} error={errorOf('note')} />
        <div class="rule">
          <Button color="danger">{say('revoke.ask')}</Button>
        </div>
      </Form>
    </section>
  );
}
