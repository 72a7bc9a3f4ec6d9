import type { Shell } from './shell.ts';

export type ProgressBar = { step(): void; end(): void };

const width = 30;

/** A bar on standard error, only where somebody watches: a log file has no use for one. */
export function openProgressBar(total: number, shell: Shell): ProgressBar {
  if (!shell.watched || total === 0) return { step() {}, end() {} };
  let done = 0;
  const draw = () => {
    const full = Math.round((done / total) * width);
    shell.err(`\r[${'#'.repeat(full)}${'.'.repeat(width - full)}] ${done} of ${total}`);
  };
  draw();
  return {
    step() {
      done += 1;
      draw();
    },
    end: () => shell.err(`\r${' '.repeat(width + 20)}\r`),
  };
}
