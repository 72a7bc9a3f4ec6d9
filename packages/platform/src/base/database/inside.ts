import { AsyncLocalStorage } from 'node:async_hooks';

const inside = new AsyncLocalStorage<true>();

/** Runs what stands inside a transaction: the outer database is closed to it, and to all it awaits. */
export function insideTransaction<T>(work: () => Promise<T>): Promise<T> {
  return inside.run(true, work);
}

/** Runs what is started by an act but does not belong to it. */
export function outsideTransaction<T>(work: () => T): T {
  return inside.exit(work);
}

/**
 * The embedded database has one connection: an act that asks for a second one waits for itself for ever.
 * On PostgreSQL it would not wait, and read a state in which the act has not happened. Both end here, at once.
 */
export function refuseInside(): void {
  if (inside.getStore() === true) throw new Error('the outer database was used inside an act or a view: use tx.db, tx.runAct or tx.send');
}
