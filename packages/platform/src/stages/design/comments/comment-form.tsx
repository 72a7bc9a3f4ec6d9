import { Button } from '../../../base/ui/button.tsx';
import type { Problem } from '../../../base/ui/error-summary.tsx';
import { Field } from '../../../base/ui/field.tsx';
import { Form } from '../../../base/ui/form.tsx';
import { type Choice, Select } from '../../../base/ui/select.tsx';
import type { Visit } from '../../../base/ui/visit.ts';
import { elementChoices } from './comment-words.ts';

/** What is said, about what, and to whom. */
export type Saying = { readonly element: string; readonly body: string; readonly stakeholder: string };
export const nothingSaid: Saying = { element: '', body: '', stakeholder: '' };

type Props = {
  visit: Visit;
  path: string;
  given: Saying;
  /** whom one can ask; empty where there is nobody to choose */
  to: readonly Choice[];
  once: string;
  problems: readonly Problem[];
};

/** Something to say about a description or one of its elements. */
export function CommentForm({ visit, path, given, to, once, problems }: Props) {
  const { say } = visit;
  const errorOf = (question: keyof Saying) => problems.find(({ field }) => field === question)?.says;
  return (
    <Form action={path} once={once}>
      <Select
        name="element"
        label={say('comments.about')}
        choices={[{ value: '', label: say('comments.about-all') }, ...elementChoices(visit)]}
        value={given.element}
        error={errorOf('element')}
      />
      {to.length === 0 ? null : (
        <Select
          name="stakeholder"
          label={say('comments.to')}
          hint={say('comments.to-hint')}
          choices={[{ value: '', label: say('comments.among-us') }, ...to]}
          value={given.stakeholder}
          error={errorOf('stakeholder')}
        />
      )}
      <Field name="body" label={say('comments.body')} value={given.body} rows={4} error={errorOf('body')} />
      <div>
        <Button name="do" value="say">
          {say('comments.send')}
        </Button>
      </div>
    </Form>
  );
}
