import { FieldError, idOf } from './field.tsx';
import type { Choice } from './select.tsx';

export type ChoicesProps = {
  name: string;
  legend: string;
  choices: readonly Choice[];
  /** `radio`: exactly one; `checkbox`: any number. */
  kind: 'radio' | 'checkbox';
  chosen?: readonly string[];
  hint?: string | undefined;
  error?: string | undefined;
};

/** Few possible answers, laid open. The first carries the question's id, so that the error summary leads to it. */
export function Choices({ name, legend, choices, kind, chosen = [], hint, error }: ChoicesProps) {
  const hintId = hint ? `${idOf(name)}-hint` : undefined;
  const errorId = error ? `${idOf(name)}-error` : undefined;
  const description = [hintId, errorId].filter((id) => id !== undefined).join(' ') || undefined;
  return (
    <fieldset class="ds-fieldset" aria-describedby={description}>
      <legend class="ds-label">{legend}</legend>
      {hint ? (
        <p data-field="description" id={hintId}>
          {hint}
        </p>
      ) : null}
      {choices.map((choice, index) => {
        const id = index === 0 ? idOf(name) : `${idOf(name)}-${index + 1}`;
        return (
          <div class="ds-field">
            <input
              class="ds-input"
              type={kind}
              id={id}
              name={name}
              value={choice.value}
              checked={chosen.includes(choice.value)}
              aria-describedby={index === 0 ? errorId : undefined}
            />
            <label class="ds-label" data-weight="regular" for={id} lang={choice.lang}>
              {choice.label}
            </label>
          </div>
        );
      })}
      <FieldError name={name} error={error} />
    </fieldset>
  );
}
