import type { Child } from 'hono/jsx';
import { Heading } from './heading.tsx';
import type { MarkLook } from './institution-mark.tsx';
import { Monogram } from './monogram.tsx';
import { State, type Tone } from './state.tsx';
import { Wreath } from './wreath.tsx';

export type CredentialDocumentProps = {
  kind: string;
  title: string;
  /** The language of the title, where it is not that of the page. */
  lang?: string | undefined;
  /** 1 where the credential is what the page is about. */
  level: 1 | 2;
  bodies: readonly { readonly name: string; readonly country: string; readonly look?: MarkLook | undefined }[];
  learner: string;
  facts: readonly string[];
  state?: { readonly tone: Tone; readonly says: Child } | undefined;
};

/** A credential in full, as a document: what it is, who awards it as equals, to whom, its size, and whether it holds. */
export function CredentialDocument({ kind, title, lang, level, bodies, learner, facts, state }: CredentialDocumentProps) {
  return (
    <article class="credential large">
      <Wreath />
      <p class="muted">{kind}</p>
      <Heading level={level} size="lg" lang={lang} title>
        {title}
      </Heading>
      <div class="row" data-gap="wide">
        {bodies.map(({ name, country, look }) => (
          <Monogram name={name} below={country} look={look} />
        ))}
      </div>
      <p class="title regular above">
        <bdi>{learner}</bdi>
      </p>
      <ul class="dots">
        {facts.map((fact) => (
          <li>{fact}</li>
        ))}
      </ul>
      {state === undefined ? null : <State tone={state.tone}>{state.says}</State>}
    </article>
  );
}
