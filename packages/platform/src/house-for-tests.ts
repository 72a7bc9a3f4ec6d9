import { queues } from './acts.ts';
import type { Context } from './base/act.ts';
import { type Actor, operator, visitor } from './base/actor.ts';
import { newDatabase } from './base/database/for-tests.ts';
import type { DatabaseKind } from './base/database/tables.ts';
import type { House } from './base/house.ts';
import { silentLog } from './base/log.ts';
import { noAside } from './base/outside/aside.ts';
import { type TestClock, testClock } from './base/outside/clock.ts';
import { noFetcher } from './base/outside/fetch.ts';
import { memoryMailer } from './base/outside/mail.ts';
import { type HouseOptions, openHouse } from './house.ts';

export { eachDatabase } from './base/database/for-tests.ts';

/** A house for one test file: its own database, its own home, a clock that stands still and a mailer that remembers. */
export type TestHouse = {
  readonly house: House;
  readonly clock: TestClock;
  readonly mails: ReturnType<typeof memoryMailer>;
  /** Comes to the door as somebody. */
  as(actor: Actor, more?: Partial<Context>): Context;
  readonly visitor: Context;
  readonly operator: Context;
  /** Seals, follows and does all jobs that are due. */
  settle(): Promise<void>;
  close(): Promise<void>;
};

/**
 * @example
 * const { house, visitor, close } = await openTestHouse({ database: 'pglite' });
 */
export async function openTestHouse(
  options: HouseOptions & { readonly database?: DatabaseKind; readonly environment?: Record<string, string> } = {},
): Promise<TestHouse> {
  const { database = 'pglite', environment, outside, ...rest } = options;
  const base = await newDatabase(database, queues, environment);
  const clock = testClock('2026-11-20T08:00:00Z');
  const mails = memoryMailer();
  const house = await openHouse(base.settings, {
    connection: base.connection,
    log: silentLog,
    outside: { clock, mail: mails, fetch: noFetcher, aside: noAside(), ...outside },
    ...rest,
  });
  let requests = 0;
  const as = (actor: Actor, more: Partial<Context> = {}): Context => {
    requests += 1;
    return { actor, house, requestId: `test-${requests}`, language: 'en', ...more };
  };
  return {
    house,
    clock,
    mails,
    as,
    visitor: as(visitor),
    operator: as(operator),
    settle: () => house.startWork().settle(),
    async close() {
      await house.close();
      await base.remove();
    },
  };
}
