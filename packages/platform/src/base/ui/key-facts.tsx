import type { Fact } from './facts.tsx';

/** The figures one looks for first, in a strip under the title. A fact without a value is left out. */
export function KeyFacts({ facts }: { facts: readonly (Fact | undefined)[] }) {
  const told = facts.filter((fact): fact is Fact => Boolean(fact?.value));
  return (
    <dl class="keyfacts">
      {told.map((fact) => (
        <div>
          <dt>{fact.term}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
