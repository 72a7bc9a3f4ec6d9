/**
 * The named points at which tests end this process without a goodbye, to see what is left (LAUREL_KILL_AT=before-commit, or before-commit:3 for the third time).
 * Without that variable it does nothing.
 */
export function killHere(point: string): void {
  if (wanted === undefined || wanted.point !== point) return;
  wanted.countdown -= 1;
  if (wanted.countdown === 0) process.kill(process.pid, 'SIGKILL');
}

let wanted = readWish(process.env.LAUREL_KILL_AT);

/** Wishes for such an end from now on, whatever was passed before. */
export function killAt(text: string): void {
  wanted = readWish(text);
}

function readWish(text: string | undefined): { point: string; countdown: number } | undefined {
  if (text === undefined || text === '') return undefined;
  const [point, times] = text.split(':');
  return { point: point ?? '', countdown: Number(times ?? 1) };
}
