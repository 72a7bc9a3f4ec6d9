import type { Child, PropsWithChildren } from 'hono/jsx';

type Props = { name: string; value: string; checked?: boolean /** the label is only for those who listen */; labelHidden?: boolean };

/** One row of a list to choose: the box and what it chooses, in one label. Several rows send their values under one name. */
export function Pick({ name, value, checked, labelHidden, children }: PropsWithChildren<Props>) {
  const id = `${name}-${value}`;
  return (
    <div class="ds-field">
      <input class="ds-input" type="checkbox" id={id} name={name} value={value} checked={checked ?? false} />
      <label class={labelHidden ? 'ds-label ds-sr-only' : 'ds-label'} for={id}>
        {children as Child}
      </label>
    </div>
  );
}
