import type { Child, PropsWithChildren } from 'hono/jsx';
import { safeUrl } from './safe-url.ts';

export type LinkProps = PropsWithChildren<{
  href: string;
  /** The language of the words, where it is not that of the page. */
  lang?: string | undefined;
  hreflang?: string;
  current?: 'page' | 'true' | 'step' | undefined;
  neutral?: boolean;
  /** An address that somebody else gave us: it gets no referrer, no window to write to, and no credit with search engines. */
  foreign?: boolean;
  label?: string;
  download?: boolean;
  look?: 'link' | 'button' | 'plain' | 'brand' | 'chip';
  variant?: 'secondary' | 'tertiary';
  fullwidth?: boolean;
}>;

const CLASSES = { link: 'ds-link', button: 'ds-button', plain: undefined, brand: 'brand', chip: 'ds-chip' } as const;

/** A link. An address it may not lead to (see {@link safeUrl}) leaves the words standing without one. */
export function Link({ href, children, look = 'link', ...rest }: LinkProps) {
  const safe = safeUrl(href);
  if (safe === undefined) return <span lang={rest.lang}>{children as Child}</span>;
  return (
    <a
      class={CLASSES[look]}
      href={safe}
      lang={rest.lang}
      hreflang={rest.hreflang}
      aria-current={rest.current}
      aria-label={rest.label}
      data-color={rest.neutral ? 'neutral' : undefined}
      data-variant={rest.variant}
      data-fullwidth={rest.fullwidth ? '' : undefined}
      data-removable={look === 'chip' ? '' : undefined}
      download={rest.download ? '' : undefined}
      rel={rest.foreign ? 'noopener noreferrer nofollow ugc' : undefined}
    >
      {children as Child}
    </a>
  );
}
