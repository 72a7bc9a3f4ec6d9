import { Refusal } from '../../base/refusal.ts';

/** Lets a few in at a time and a bounded number wait: each verification is a process with memory of its own. */
export type WaitingRoom = {
  /** @throws Refusal `too-many` when all chairs are taken */
  enter<T>(work: () => Promise<T>): Promise<T>;
};

export function openWaitingRoom({ atOnce, chairs }: { readonly atOnce: number; readonly chairs: number }): WaitingRoom {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return {
    async enter(work) {
      if (inside >= atOnce) {
        if (waiting.length >= chairs) throw new Refusal('too-many', { seconds: 5 });
        // The place is handed over, so nobody who comes in between can take it.
        await new Promise<void>((called) => waiting.push(called));
      } else inside += 1;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else inside -= 1;
      }
    },
  };
}
