import type { Child, PropsWithChildren } from 'hono/jsx';

/** Prints the page. Without a script the browser's own menu does: then it is not shown. */
export function PrintButton({ children }: PropsWithChildren) {
  return (
    <button class="ds-button" type="button" data-variant="secondary" data-print hidden>
      {children as Child}
    </button>
  );
}
