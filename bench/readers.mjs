// People who read pages, each coming when they come: an open load. Whoever has to wait does not make the next one come later.
import { setTimeout as pause } from 'node:timers/promises';

/** The same sequence in every run, so that two runs meet the same crowd (mulberry32). @returns numbers from 0 to below 1 */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Asks for a page again and again, with gaps as between strangers (exponentially distributed), until it is stopped.
 * @param perSecond how many come in a second on average
 * @param together how many come at the same moment each time
 * @returns `stop()`: the milliseconds of each answer, from the moment in which its reader came; throws where a page was not answered with 200
 */
export function startReaders({ url, headers = {}, perSecond, together = 1, seed = 1 }) {
  const random = chance(seed);
  const answers = [];
  let stopped = false;
  const ask = async (came) => {
    const response = await fetch(url, { headers });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`a page answered ${response.status}`);
    return performance.now() - came;
  };
  const coming = (async () => {
    for (let next = performance.now(); !stopped; ) {
      next += (-Math.log(1 - random()) * 1000 * together) / perSecond;
      await pause(Math.max(0, next - performance.now()));
      if (stopped) return;
      for (let reader = 0; reader < together; reader += 1) answers.push(ask(next));
    }
  })();
  return {
    async stop() {
      stopped = true;
      await coming;
      return Promise.all(answers);
    },
  };
}

/** @returns the value that a share of all values does not exceed (nearest rank), whole milliseconds */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0);
}
