import { describedBy, FieldError, idOf } from './field.tsx';

export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly lang?: string | undefined;
  /** Choices that follow each other under one group stand under its name. */
  readonly group?: string | undefined;
};

export type SelectProps = {
  name: string;
  label: string;
  /** The label is only for those who listen: a heading of the table says it to the rest. */
  labelHidden?: boolean | undefined;
  choices: readonly Choice[];
  /** The first line, chosen while nothing is: "Choose a country". */
  nothing?: string | undefined;
  value?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  optional?: string | undefined;
  autocomplete?: string | undefined;
};

/** One of several, from a list that is too long to lay open. What was chosen stays chosen. */
export function Select({ name, label, labelHidden, choices, nothing, value, hint, error, optional, autocomplete }: SelectProps) {
  const chosen = choices.some((choice) => choice.value === value) ? value : undefined;
  return (
    <div class="ds-field">
      <label class={labelHidden ? 'ds-label ds-sr-only' : 'ds-label'} for={idOf(name)}>
        {label}
        {optional ? <span class="optional"> {optional}</span> : null}
      </label>
      {hint ? (
        <p data-field="description" id={`${idOf(name)}-hint`}>
          {hint}
        </p>
      ) : null}
      <select
        class="ds-input"
        id={idOf(name)}
        name={name}
        required={!optional && nothing !== undefined}
        autocomplete={autocomplete}
        aria-describedby={describedBy(name, { hint, error })}
        aria-invalid={error ? 'true' : undefined}
        data-width="auto"
      >
        {nothing === undefined ? null : (
          <option value="" selected={chosen === undefined}>
            {nothing}
          </option>
        )}
        {groupsOf(choices).map(({ group, choices: own }) =>
          group === undefined ? (
            <Options choices={own} chosen={chosen} />
          ) : (
            <optgroup label={group}>
              <Options choices={own} chosen={chosen} />
            </optgroup>
          ),
        )}
      </select>
      <FieldError name={name} error={error} />
    </div>
  );
}

function Options({ choices, chosen }: { choices: readonly Choice[]; chosen: string | undefined }) {
  return (
    <>
      {choices.map((choice) => (
        <option value={choice.value} lang={choice.lang} selected={choice.value === chosen}>
          {choice.label}
        </option>
      ))}
    </>
  );
}

function groupsOf(choices: readonly Choice[]): { group: string | undefined; choices: Choice[] }[] {
  const groups: { group: string | undefined; choices: Choice[] }[] = [];
  for (const choice of choices) {
    const last = groups.at(-1);
    if (last !== undefined && last.group === choice.group) last.choices.push(choice);
    else groups.push({ group: choice.group, choices: [choice] });
  }
  return groups;
}
