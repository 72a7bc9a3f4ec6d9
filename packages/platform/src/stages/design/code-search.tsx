import type { CodeListName } from '@laurel/microcredential';
import { Button } from '../../base/ui/button.tsx';
import { Choices } from '../../base/ui/choices.tsx';
import { Field } from '../../base/ui/field.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { choicesFound } from './concept-choices.ts';

type CodeSearchProps = {
  visit: Visit;
  codes: CodeListName;
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  chosen: readonly string[];
  sought: string;
};

/** Some of a list that is too long to lay open: what is chosen stands there to be untaken, and a search brings further entries. */
export function CodeSearch({ visit, codes, name, label, hint, error, chosen, sought }: CodeSearchProps) {
  const { say } = visit;
  const choices = choicesFound(visit, codes, chosen, sought);
  return (
    <div class="stack code-search" data-gap="2" data-codes={codes} data-name={name}>
      <Choices name={name} legend={label} kind="checkbox" hint={hint} error={error} choices={choices} chosen={chosen} />
      <Field name={`${name}.search`} type="search" label={say('design.search-codes', { label })} value={sought} alternative />
      <div>
        <Button variant="secondary" name="do" value={`search:${name}`}>
          {say('design.search-codes-button')}
        </Button>
      </div>
    </div>
  );
}
