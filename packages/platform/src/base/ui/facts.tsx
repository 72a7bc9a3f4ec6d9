import type { Child } from 'hono/jsx';

export type Fact = { readonly term: string; readonly value: Child };

type FactsProps = {
  facts: readonly (Fact | undefined)[];
  /** Short values beside a text. */
  narrow?: boolean;
  /** Sentences beside a text: each value below its term. */
  over?: boolean;
};

/** Terms and values on hairlines. A fact without a value is left out: an empty line says nothing. */
export function Facts({ facts, narrow, over }: FactsProps) {
  const told = facts.filter(
    (fact): fact is Fact => fact !== undefined && fact.value !== '' && fact.value !== null && fact.value !== undefined,
  );
  return (
    <dl class="facts" data-narrow={narrow ? '' : undefined} data-over={over ? '' : undefined}>
      {told.map((fact) => (
        <div>
          <dt>{fact.term}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
