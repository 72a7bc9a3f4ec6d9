import type { Child } from 'hono/jsx';
import { Link } from './link.tsx';

export type Crumb = { readonly says: string; readonly href: string; readonly lang?: string | undefined };

/** Where this page stands. The last is the page itself; `back` says "Back to ..." for narrow screens. */
export function Breadcrumbs({ label, back, crumbs }: { label: string; back: Child; crumbs: readonly Crumb[] }) {
  const parent = crumbs.at(-2);
  return (
    <nav class="ds-breadcrumbs" aria-label={label}>
      {parent ? <Link href={parent.href}>{back}</Link> : null}
      <ol>
        {crumbs.map((crumb, index) => (
          <li>
            <Link href={crumb.href} lang={crumb.lang} current={index === crumbs.length - 1 ? 'page' : undefined}>
              {crumb.says}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
