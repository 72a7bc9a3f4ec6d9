import { Button } from '../../../base/ui/button.tsx';
import type { Problem } from '../../../base/ui/error-summary.tsx';
import { Field } from '../../../base/ui/field.tsx';
import { Form } from '../../../base/ui/form.tsx';
import { Select } from '../../../base/ui/select.tsx';
import type { Visit } from '../../../base/ui/visit.ts';
import { sayStakeholder } from './comment-words.ts';
import { type Stakeholder, stakeholderKinds } from './stakeholder.ts';

export const INVITED = ['known', 'kind', 'organisation', 'country', 'speaker', 'email', 'until'] as const;
export type Inviting = Readonly<Record<(typeof INVITED)[number], string>>;

type Props = {
  visit: Visit;
  path: string;
  given: Inviting;
  known: readonly Stakeholder[];
  countries: readonly { readonly value: string; readonly label: string }[];
  once: string;
  problems: readonly Problem[];
};

/** Whom to ask from outside: one that the institution works with already, or a new one; who speaks for it; and until when. */
export function InviteForm({ visit, path, given, known, countries, once, problems }: Props) {
  const { say } = visit;
  const errorOf = (question: keyof Inviting) => problems.find(({ field }) => field === question)?.says;
  const optional = say('form.optional');
  return (
    <Form action={path} once={once}>
      {known.length === 0 ? null : (
        <Select
          name="known"
          label={say('comments.known')}
          choices={[
            { value: '', label: say('comments.known-new') },
            ...known.map((each) => ({ value: each.id, label: sayStakeholder(visit, each) })),
          ]}
          value={given.known}
          error={errorOf('known')}
        />
      )}
      <fieldset class="ds-fieldset stack">
        <legend class="ds-label">{say('comments.new')}</legend>
        <Select
          name="kind"
          label={say('comments.kind')}
          choices={stakeholderKinds.map((kind) => ({ value: kind, label: say(`stakeholder-kind.${kind}`) }))}
          value={given.kind}
          error={errorOf('kind')}
        />
        <Field
          name="organisation"
          label={say('comments.organisation-name')}
          value={given.organisation}
          error={errorOf('organisation')}
          alternative
        />
        <Select name="country" label={say('introduce.country')} choices={countries} value={given.country} error={errorOf('country')} />
      </fieldset>
      <fieldset class="ds-fieldset stack">
        <legend class="ds-label">{say('comments.speaker')}</legend>
        <p class="muted">{say('comments.speaker-hint')}</p>
        <Field
          name="speaker"
          label={say('comments.speaker-name')}
          value={given.speaker}
          error={errorOf('speaker')}
          optional={known.length === 0 ? undefined : optional}
          alternative
        />
        <Field
          name="email"
          type="email"
          label={say('people.email')}
          value={given.email}
          error={errorOf('email')}
          optional={known.length === 0 ? undefined : optional}
          alternative
        />
      </fieldset>
      <Field
        name="until"
        type="date"
        width={12}
        label={say('comments.until')}
        hint={say('comments.until-hint')}
        value={given.until}
        error={errorOf('until')}
      />
      <div>
        <Button name="do" value="invite" variant="secondary">
          {say('comments.invite')}
        </Button>
      </div>
    </Form>
  );
}
