import type { Child } from 'hono/jsx';

/** An institution in a row of equals: its first letter, its name in its own script, and a line below. */
export function Monogram({ name, lang, below, children }: { name: string; lang?: string | undefined; below: string; children?: Child }) {
  const initial = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name.trim())][0]?.segment ?? '';
  return (
    <div class="body">
      <span class="mono" aria-hidden="true">
        {initial.toLocaleUpperCase()}
      </span>
      <span>
        {children ?? <span lang={lang}>{name}</span>}
        <br />
        <span class="muted small">{below}</span>
      </span>
    </div>
  );
}
