import type { Child, PropsWithChildren } from 'hono/jsx';
import { Link } from './link.tsx';

/** What narrows a list: folded on a narrow screen, open beside the list on a wide one, without a script. */
export function Filters({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <details class="filters">
      <summary class="ds-button" data-variant="secondary">
        {title}
      </summary>
      {children as Child}
    </details>
  );
}

export type Chip = { readonly says: string; readonly lang?: string | undefined; readonly without: string; readonly label: string };

/** What a list is narrowed by; each chip leads to the list without it. */
export function Chips({
  label,
  chips,
  clear,
}: {
  label: string;
  chips: readonly Chip[];
  clear: { readonly says: string; readonly href: string };
}) {
  if (chips.length === 0) return null;
  return (
    <nav class="row" data-gap="2" aria-label={label}>
      {chips.map((chip) => (
        <Link look="chip" href={chip.without} label={chip.label}>
          <bdi lang={chip.lang}>{chip.says}</bdi>
        </Link>
      ))}
      <Link href={clear.href}>{clear.says}</Link>
    </nav>
  );
}
