import type { Child } from 'hono/jsx';

const SIGNS = {
  success: 'M7.5 12.5l3 3 6-7',
  warning: 'M12 7v6M12 16.5v.5',
  danger: 'M8.5 8.5l7 7M15.5 8.5l-7 7',
} as const;

export type VerdictProps = { tone: keyof typeof SIGNS; sentence: string; because: Child; checked: string };

/** The one sentence its reader came for, with its sign, its reason and the moment it was true. */
export function Verdict({ tone, sentence, because, checked }: VerdictProps) {
  return (
    <div class="verdict" data-color={tone} role="status">
      <svg
        viewBox="0 0 24 24"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        stroke-width="1.8"
        stroke-linecap="round"
        stroke-linejoin="round"
      >
        <circle cx="12" cy="12" r="10.5" />
        <path d={SIGNS[tone]} />
      </svg>
      <h1 class="ds-heading">{sentence}</h1>
      <p class="measure">{because}</p>
      <p class="small">{checked}</p>
    </div>
  );
}
