import { describedBy, FieldError } from './field.tsx';

export type FileFieldProps = {
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** File types by ending or media type, as the browser takes them. */
  accept?: string;
  optional?: string | undefined;
};

/** A file to choose. Plain, because the design system's own upload hides the chosen name where no script runs. */
export function FileField({ name, label, hint, error, accept, optional }: FileFieldProps) {
  return (
    <div class="ds-field">
      <label class="ds-label" for={name}>
        {label}
        {optional ? <span class="optional"> {optional}</span> : null}
      </label>
      {hint ? (
        <p data-field="description" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      <input
        class="ds-input"
        type="file"
        id={name}
        name={name}
        accept={accept}
        aria-describedby={describedBy(name, { hint, error })}
        aria-invalid={error ? 'true' : undefined}
      />
      <FieldError name={name} error={error} />
    </div>
  );
}
