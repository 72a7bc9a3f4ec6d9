import { Link } from './link.tsx';

export type PaginationProps = {
  /** Names the landmark: "Pages of the list". */
  label: string;
  previous: { readonly says: string; readonly href: string | undefined };
  next: { readonly says: string; readonly href: string | undefined };
};

/** The way through a list that is longer than a page. Nothing where there is only one. */
export function Pagination({ label, previous, next }: PaginationProps) {
  if (previous.href === undefined && next.href === undefined) return null;
  return (
    <nav class="ds-pagination" aria-label={label}>
      <ul>
        {[previous, next].map(({ says, href }) =>
          href === undefined ? null : (
            <li>
              <Link look="button" variant="tertiary" href={href}>
                {says}
              </Link>
            </li>
          ),
        )}
      </ul>
    </nav>
  );
}
