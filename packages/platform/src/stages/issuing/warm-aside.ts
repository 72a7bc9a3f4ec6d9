import type { Aside } from '../../base/outside/aside.ts';

const DEADLINE_MS = 45_000;

/** Lets the process aside get ready to sign and draw while something else is still to be done. Whether it could, the first job says. */
export function warmAside(aside: Aside): void {
  const module = new URL('./issue-aside.ts', import.meta.url);
  aside.run({ module, fn: 'loadBoth', args: undefined, deadlineMs: DEADLINE_MS }).catch(() => undefined);
}
