import type { Child, PropsWithChildren } from 'hono/jsx';

/** One row of a list to choose: the box and what it chooses, in one label. Several rows send their values under one name. */
export function Pick({ name, value, checked, children }: PropsWithChildren<{ name: string; value: string; checked?: boolean }>) {
  const id = `${name}-${value}`;
  return (
    <div class="ds-field">
      <input class="ds-input" type="checkbox" id={id} name={name} value={value} checked={checked ?? false} />
      <label class="ds-label" for={id}>
        {children as Child}
      </label>
    </div>
  );
}
