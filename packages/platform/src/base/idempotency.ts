import { createHash } from 'node:crypto';
import type { Database } from './database/tables.ts';
import { Refusal } from './refusal.ts';

/** A request that may come again. */
export type Request = {
  readonly db: Database;
  readonly actor: string;
  readonly act: string;
  readonly key: string;
  readonly fingerprint: string;
};

/** The same key with another request is a mistake of the caller (IETF draft "The Idempotency-Key HTTP Header Field" §2.7). */
export async function firstAnswer(request: Request, now: Date): Promise<Buffer | undefined> {
  const { db, actor, act, key, fingerprint } = request;
  // Two at once: the second waits here until the first is committed or gone.
  const mine = await db
    .insertInto('idempotency')
    .values({ actor, act, key, fingerprint, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (mine.numInsertedOrUpdatedRows === 1n) return undefined;
  const row = await db
    .selectFrom('idempotency')
    .select(['fingerprint', 'result_sealed'])
    .where('actor', '=', actor)
    .where('act', '=', act)
    .where('key', '=', key)
    .executeTakeFirst();
  if (row === undefined || row.fingerprint !== fingerprint || row.result_sealed === null) throw new Refusal('key-reused');
  return row.result_sealed;
}

export async function keepAnswer(request: Request, sealed: Buffer): Promise<void> {
  const { db, actor, act, key } = request;
  await db
    .updateTable('idempotency')
    .set({ result_sealed: sealed })
    .where('actor', '=', actor)
    .where('act', '=', act)
    .where('key', '=', key)
    .execute();
}

export function fingerprintOf(input: unknown): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('hex');
}
