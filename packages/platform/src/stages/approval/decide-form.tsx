import { Button } from '../../base/ui/button.tsx';
import { Choices } from '../../base/ui/choices.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Select } from '../../base/ui/select.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { type Party, verdictsOfDeciders } from './approval-case.ts';
import { caseAddress } from './approval-words.ts';

export const QUESTIONS = ['institutionId', 'decision', 'reason'] as const;
export type Question = (typeof QUESTIONS)[number];
export type Given = Readonly<Record<Question, string>>;

type DecideFormProps = {
  readonly visit: Visit;
  readonly caseId: string;
  readonly contentHash: string;
  /** the awarding bodies that the reader can decide for */
  readonly parties: readonly Party[];
  readonly given: Given;
  readonly once: string;
  readonly errorOf: (question: Question) => string | undefined;
};

/** The three answers of an awarding body, with the reason. What is decided about goes along as its hash. */
export function DecideForm({ visit, caseId, contentHash, parties, given, once, errorOf }: DecideFormProps) {
  const { say } = visit;
  const [only] = parties;
  return (
    <Form action={caseAddress(caseId)} once={once}>
      <Hidden name="contentHash" value={contentHash} />
      {parties.length === 1 && only ? (
        <Hidden name="institutionId" value={only.institutionId} />
      ) : (
        <Select
          name="institutionId"
          label={say('approval.decide-as')}
          choices={parties.map(({ institutionId, name }) => ({ value: institutionId, label: name }))}
          nothing={say('design.choose')}
          value={given.institutionId}
          error={errorOf('institutionId')}
        />
      )}
      <Choices
        name="decision"
        legend={say('approval.decision')}
        hint={say('approval.decision-hint')}
        kind="radio"
        choices={verdictsOfDeciders.map((value) => ({ value, label: say(`approval-choice.${value}`) }))}
        chosen={[given.decision]}
        error={errorOf('decision')}
      />
      <Field
        name="reason"
        label={say('approval.reason')}
        hint={say('approval.reason-hint')}
        value={given.reason}
        rows={5}
        error={errorOf('reason')}
        alternative
      />
      <div>
        <Button name="do" value="decide">
          {say('approval.record')}
        </Button>
      </div>
    </Form>
  );
}
