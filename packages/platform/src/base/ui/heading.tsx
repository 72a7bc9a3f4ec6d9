import type { Child, PropsWithChildren } from 'hono/jsx';

const SIZES = { 1: 'xl', 2: 'sm', 3: 'xs' } as const;

export type HeadingProps = PropsWithChildren<{
  level: 1 | 2 | 3;
  size?: 'xl' | 'lg' | 'md' | 'sm' | 'xs' | '2xs';
  id?: string;
  lang?: string | undefined;
  title?: boolean;
}>;

/** A heading: its level is its place in the page, its size is its weight on it. */
export function Heading({ level, size = SIZES[level], id, lang, title, children }: HeadingProps) {
  const attributes = { class: title ? 'ds-heading title' : 'ds-heading', 'data-size': size, id, lang };
  if (level === 1) return <h1 {...attributes}>{children as Child}</h1>;
  return level === 2 ? <h2 {...attributes}>{children as Child}</h2> : <h3 {...attributes}>{children as Child}</h3>;
}
