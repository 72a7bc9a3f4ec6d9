import type { Child, PropsWithChildren } from 'hono/jsx';

export type NoticeProps = PropsWithChildren<{ tone?: 'info' | 'success' | 'warning' | 'danger'; title?: string }>;

/** One thing to know before going on. */
export function Notice({ tone = 'info', title, children }: NoticeProps) {
  return (
    <div class="ds-alert narrow" data-color={tone}>
      {title ? (
        <h2 class="ds-heading" data-size="2xs">
          {title}
        </h2>
      ) : null}
      <p>{children as Child}</p>
    </div>
  );
}
