import type { Child } from 'hono/jsx';
import { State } from './state.tsx';
import { Wreath } from './wreath.tsx';

export type CredentialCardProps = { kind: string; title: string; awardedBy: Child; facts: string; state: string };

/** The object itself, as a learner holds it. */
export function CredentialCard({ kind, title, awardedBy, facts, state }: CredentialCardProps) {
  return (
    <div class="credential">
      <Wreath />
      <p class="small muted">{kind}</p>
      <p class="title">{title}</p>
      <p>{awardedBy}</p>
      <p class="small muted">{facts}</p>
      <State tone="success">{state}</State>
    </div>
  );
}
