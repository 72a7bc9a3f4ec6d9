import type { Child, PropsWithChildren } from 'hono/jsx';
import { Heading } from './heading.tsx';

/** Where a list has nothing to show: what that means, and what to do next. */
export function EmptyState({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <section class="panel stack narrow" data-gap="2">
      <Heading level={2} size="xs">
        {title}
      </Heading>
      {children as Child}
    </section>
  );
}
