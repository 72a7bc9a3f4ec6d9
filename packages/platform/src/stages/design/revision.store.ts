import { randomUUID } from 'node:crypto';
import type { Description } from '@laurel/microcredential';
import type { Selectable } from 'kysely';
import type { ActTransaction, ViewTransaction } from '../../base/act.ts';
import type { Tables } from '../../base/database/tables.ts';
import type { Revision } from './revision.ts';

type NewRevision = Pick<Revision, 'descriptionId' | 'fromVersion' | 'version' | 'step' | 'reason'>;

/** Notes that a description is written anew; `undefined` when it is already. */
export async function insertRevision(tx: ActTransaction, opened: NewRevision): Promise<string | undefined> {
  const id = randomUUID();
  const done = await tx.db
    .insertInto('description_revision')
    .values({
      id,
      description_id: opened.descriptionId,
      from_version: opened.fromVersion,
      version: opened.version,
      step: opened.step,
      reason: opened.reason,
      opened_by: tx.actor.kind === 'person' ? tx.actor.personId : null,
      opened_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n ? id : undefined;
}

/** The revision that is under way, or `undefined` when there is none that this actor may know. */
export async function openRevision(tx: ViewTransaction, descriptionId: string): Promise<Revision | undefined> {
  const row = await tx.db
    .selectFrom('description_revision')
    .selectAll()
    .where('description_id', '=', descriptionId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row && revisionOf(row);
}

/** Every revision of a description, the youngest first. */
export async function revisionsOf(tx: ViewTransaction, descriptionId: string): Promise<Revision[]> {
  const rows = await tx.db
    .selectFrom('description_revision')
    .selectAll()
    .where('description_id', '=', descriptionId)
    .orderBy('opened_at', 'desc')
    .orderBy('from_version', 'desc')
    .orderBy((eb) => eb('state', '=', 'open'), 'desc')
    .execute();
  return rows.map(revisionOf);
}

/** Ends the revision that is under way; false when there is none. */
export async function closeRevision(tx: ActTransaction, descriptionId: string, state: 'approved' | 'given-up'): Promise<boolean> {
  const done = await tx.db
    .updateTable('description_revision')
    .set({ state, closed_at: tx.now })
    .where('description_id', '=', descriptionId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Takes an open version of a revision away; false when it is frozen, or there is none. */
export async function removeOpenVersion(tx: ActTransaction, descriptionId: string, number: number): Promise<boolean> {
  const done = await tx.db
    .deleteFrom('description_version')
    .where('description_id', '=', descriptionId)
    .where('number', '=', number)
    .where('frozen_at', 'is', null)
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

/** Writes into the version that was just opened what its making says of the step back, so that it stands in the description itself. */
export async function writeStepBack(tx: ActTransaction, descriptionId: string, number: number, said: { says: string; language: string }) {
  const { content } = await tx.db
    .selectFrom('description_version')
    .select('content')
    .where('description_id', '=', descriptionId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  const entry = { step: 'iterate', on: tx.now.toISOString().slice(0, 10), says: { [said.language]: said.says } };
  const steps = [...(content.process?.steps ?? []), entry];
  const written: Description = { ...content, process: { ...content.process, steps } };
  await tx.db
    .updateTable('description_version')
    .set({ content: JSON.stringify(written) })
    .where('description_id', '=', descriptionId)
    .where('number', '=', number)
    .execute();
}

function revisionOf(row: Selectable<Tables['description_revision']>): Revision {
  return {
    id: row.id,
    descriptionId: row.description_id,
    fromVersion: row.from_version,
    version: row.version,
    step: row.step,
    reason: row.reason,
    state: row.state,
    openedAt: row.opened_at.toISOString(),
    ...(row.closed_at !== null && { closedAt: row.closed_at.toISOString() }),
  };
}
