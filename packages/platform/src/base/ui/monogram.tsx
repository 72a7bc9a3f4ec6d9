import type { Child } from 'hono/jsx';
import { InstitutionMark, type MarkLook } from './institution-mark.tsx';

export type MonogramProps = {
  name: string;
  lang?: string | undefined;
  below: string;
  look?: MarkLook | undefined;
  children?: Child;
};

/** An institution in a row of equals: its logo or first letter, its name in its own script, and a line below. */
export function Monogram({ name, lang, below, look, children }: MonogramProps) {
  return (
    <div class="body">
      <InstitutionMark name={name} look={look} named />
      <span>
        <bdi lang={children === undefined ? lang : undefined}>{children ?? name}</bdi>
        <br />
        <span class="muted small">{below}</span>
      </span>
    </div>
  );
}
