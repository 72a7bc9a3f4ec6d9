import type { Tone } from './state.tsx';

/** How much of a whole is there; `label` says it in words for those who listen. */
export function Meter({ label, part, whole, tone }: { label: string; part: number; whole: number; tone?: Tone | undefined }) {
  return (
    <svg class="meter" role="img" aria-label={label} data-color={tone} viewBox="0 0 100 1" preserveAspectRatio="none">
      <rect class="a" x="0" width={Math.round((100 * part) / whole)} height="1" />
    </svg>
  );
}
