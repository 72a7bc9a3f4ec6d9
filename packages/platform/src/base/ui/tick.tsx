import { FieldError, idOf } from './field.tsx';

export type TickProps = {
  name: string;
  label: string;
  /** What is sent when it is ticked. */
  value?: string;
  checked?: boolean;
  error?: string | undefined;
};

/** One box to tick, which says by itself what ticking it means. */
export function Tick({ name, label, value = 'yes', checked, error }: TickProps) {
  const id = idOf(name);
  return (
    <div class="ds-field">
      <input
        class="ds-input"
        type="checkbox"
        id={id}
        name={name}
        value={value}
        checked={checked ?? false}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      <label class="ds-label" data-weight="regular" for={id}>
        {label}
      </label>
      <FieldError name={name} error={error} />
    </div>
  );
}
