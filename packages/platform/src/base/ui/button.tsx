import type { Child, PropsWithChildren } from 'hono/jsx';

export type ButtonProps = PropsWithChildren<{
  variant?: 'secondary' | 'tertiary';
  color?: 'danger';
  name?: string;
  value?: string;
  fullwidth?: boolean;
}>;

/** Sends the form it stands in. Its words name the act: "Introduce the institution", not "OK". */
export function Button({ variant, color, name, value, fullwidth, children }: ButtonProps) {
  return (
    <button
      class="ds-button"
      type="submit"
      name={name}
      value={value}
      data-variant={variant}
      data-color={color}
      data-fullwidth={fullwidth ? '' : undefined}
    >
      {children as Child}
    </button>
  );
}

/**
 * The button that the Enter key presses, where the first one a reader sees would take something away (HTML §4.10.21.2).
 * It stands first in the form and is not shown.
 */
export function DefaultButton({ name, value }: { name: string; value: string }) {
  return <button type="submit" name={name} value={value} hidden></button>;
}
