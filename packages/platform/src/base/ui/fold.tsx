import type { Child, PropsWithChildren } from 'hono/jsx';

/** What is there and need not be looked at: folded until somebody asks for it. */
export function Fold({ says, open, children }: PropsWithChildren<{ says: string; open?: boolean }>) {
  return (
    <details class="ds-details" open={open ?? false}>
      <summary>{says}</summary>
      <div>{children as Child}</div>
    </details>
  );
}
