import type { Child, PropsWithChildren } from 'hono/jsx';

export type Tone = 'success' | 'warning' | 'danger' | 'info';

/** A sentence with the sign of its state: the colour never says it alone. */
export function State({ tone, children }: PropsWithChildren<{ tone: Tone | undefined }>) {
  if (tone === undefined) return <p class="muted indent">{children as Child}</p>;
  return (
    <p class="ds-validation-message" data-color={tone}>
      {children as Child}
    </p>
  );
}

/** The state of an object in one or two words. */
export function Tag({ tone, children }: PropsWithChildren<{ tone?: Tone | 'neutral' }>) {
  return (
    <span class="ds-tag" data-color={tone}>
      {children as Child}
    </span>
  );
}
