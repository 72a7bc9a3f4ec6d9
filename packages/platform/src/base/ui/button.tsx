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
