/** What time it is. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until a test moves it. */
export type TestClock = Clock & { set(time: Date | string): void; forward(milliseconds: number): void };

/**
 * @example
 * const clock = testClock('2026-11-20T08:00:00Z');
 * clock.forward(1000);
 * clock.now().toISOString() // '2026-11-20T08:00:01.000Z'
 */
export function testClock(start: Date | string): TestClock {
  let time = new Date(start).getTime();
  return {
    now: () => new Date(time),
    set: (to) => {
      time = new Date(to).getTime();
    },
    forward: (milliseconds) => {
      time += milliseconds;
    },
  };
}
