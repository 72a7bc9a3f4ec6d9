import type { Description } from '@laurel/microcredential';
import { sql } from 'kysely';
import type { ActTransaction } from '../../base/act.ts';
import type { DescriptionState } from './description.ts';

/** Notes that this person wrote at a description, once. What the operator writes has no author. */
export async function addAuthor(tx: ActTransaction, descriptionId: string): Promise<void> {
  if (tx.actor.kind !== 'person') return;
  await tx.db
    .insertInto('description_author')
    .values({ description_id: descriptionId, person_id: tx.actor.personId, since: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

type Draft = { readonly number: number; readonly content: Description; readonly edit: number };

/** The version that is being written, held until the end of the transaction; `undefined` when the latest is frozen. */
export async function holdDraft(tx: ActTransaction, descriptionId: string): Promise<Draft | undefined> {
  return tx.db
    .selectFrom('description_version')
    .select(['number', 'content', 'edit'])
    .where('description_id', '=', descriptionId)
    .where('frozen_at', 'is', null)
    .orderBy('number', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

/** Freezes the version that {@link holdDraft} holds: from now on it says what it says. */
export async function freezeVersion(tx: ActTransaction, descriptionId: string, number: number, contentHash: string): Promise<void> {
  await tx.db
    .updateTable('description_version')
    .set({ content_hash: contentHash, frozen_at: tx.now })
    .where('description_id', '=', descriptionId)
    .where('number', '=', number)
    .where('frozen_at', 'is', null)
    .returning('number')
    .executeTakeFirstOrThrow();
}

/** Moves a description from one state to the next; false when it was in another. */
export async function moveDescription(
  tx: ActTransaction,
  id: string,
  from: DescriptionState,
  to: Exclude<DescriptionState, 'withdrawn'>,
): Promise<boolean> {
  const done = await tx.db.updateTable('description').set({ state: to }).where('id', '=', id).where('state', '=', from).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Opens the version after the latest one; it says the same as a frozen one to begin with. */
export async function openNextVersion(tx: ActTransaction, descriptionId: string, frozen: number): Promise<number> {
  const { latest } = await tx.db
    .selectFrom('description_version')
    .select((eb) => eb.fn.max('number').as('latest'))
    .where('description_id', '=', descriptionId)
    .executeTakeFirstOrThrow();
  const number = latest + 1;
  await tx.db
    .insertInto('description_version')
    .columns(['description_id', 'number', 'content', 'changed_at'])
    .expression((from) =>
      from
        .selectFrom('description_version')
        .select(['description_id', sql<number>`${number}::int`.as('number'), 'content', sql<Date>`${tx.now}::timestamptz`.as('changed_at')])
        .where('description_id', '=', descriptionId)
        .where('number', '=', frozen),
    )
    .execute();
  return number;
}
