import type { Child } from 'hono/jsx';
import { Heading } from './heading.tsx';
import { Link } from './link.tsx';
import { State, type Tone } from './state.tsx';
import { Wreath } from './wreath.tsx';

export type CredentialCardProps = {
  kind?: string;
  title: string;
  /** The language of the title, where it is not that of the page. */
  lang?: string | undefined;
  /** Where it is shown in full; then the title is a heading that leads there. */
  href?: string;
  awardedBy: Child;
  facts: Child;
  state: string;
  tone?: Tone | undefined;
  children?: Child;
};

/** The object itself, as a learner holds it. */
export function CredentialCard({ kind, title, lang, href, awardedBy, facts, state, tone = 'success', children }: CredentialCardProps) {
  return (
    <div class="credential">
      <Wreath />
      {kind === undefined ? null : <p class="small muted">{kind}</p>}
      {href === undefined ? (
        <p class="title" lang={lang}>
          {title}
        </p>
      ) : (
        <Heading level={2} title>
          <Link href={href} lang={lang}>
            {title}
          </Link>
        </Heading>
      )}
      <p>{awardedBy}</p>
      <p class="small muted">{facts}</p>
      <State tone={tone}>{state}</State>
      {children}
    </div>
  );
}
