import type { Description } from '@laurel/microcredential';
import { sql } from 'kysely';
import type { ActTransaction, ViewTransaction } from '../../base/act.ts';
import type { Offering, OfferingStanding, OfferingState } from './offering.ts';
import type { Terms } from './offering-terms.ts';

export const offeringColumns = [
  'offering.id',
  'offering.description_id',
  'offering.version',
  'offering.institution_id',
  'offering.state',
  'offering.starts_on',
  'offering.ends_on',
  'offering.apply_until',
  'offering.place',
  'offering.language',
  'offering.seats',
  'offering.taken',
  'offering.price_cents',
  'offering.currency',
  'offering.published_at',
  'offering.moved_at',
  'offering.cancelled_at',
  'offering.cancel_reason',
  'offering.edit',
] as const;

/** An offering, or `undefined` when there is none that this actor may see. */
export async function findOffering(tx: ViewTransaction, id: string): Promise<Offering | undefined> {
  const row = await tx.db.selectFrom('offering').select(offeringColumns).where('offering.id', '=', id).executeTakeFirst();
  return row && offeringOf(row);
}

/** What policy judges of an offering; published ones are known to everybody, so policy also says who works with them. */
export async function standingOfOffering(tx: ViewTransaction, id: string): Promise<OfferingStanding | undefined> {
  return tx.db.selectFrom('offering').select(['id', 'institution_id as institutionId', 'state']).where('id', '=', id).executeTakeFirst();
}

/** An offering, held until the end of the transaction. */
export async function holdOffering(tx: ActTransaction, id: string): Promise<Offering | undefined> {
  const row = await tx.db.selectFrom('offering').select(offeringColumns).where('offering.id', '=', id).forUpdate().executeTakeFirst();
  return row && offeringOf(row);
}

type NewOffering = Terms & Pick<Offering, 'id' | 'descriptionId' | 'version' | 'institutionId'>;

/** Stores a draft. */
export async function insertOffering(tx: ActTransaction, draft: NewOffering): Promise<void> {
  await tx.db
    .insertInto('offering')
    .values({
      id: draft.id,
      description_id: draft.descriptionId,
      version: draft.version,
      institution_id: draft.institutionId,
      ...columnsOf(draft),
      currency: 'EUR',
      made_by: tx.actor.kind === 'person' ? tx.actor.personId : null,
      made_at: tx.now,
    })
    .execute();
}

/** Writes the terms of an offering that {@link holdOffering} holds. */
export async function writeOffering(tx: ActTransaction, id: string, after: Terms, moved: boolean): Promise<void> {
  await tx.db
    .updateTable('offering')
    .set({ ...columnsOf(after), ...(moved ? { moved_at: tx.now } : {}), edit: sql<number>`edit + 1` })
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

function columnsOf(of: Terms) {
  return {
    starts_on: of.startsOn,
    ends_on: of.endsOn,
    apply_until: of.applyUntil ?? null,
    place: of.place ?? null,
    language: of.language,
    seats: of.seats,
    price_cents: of.priceCents,
  };
}

export async function markPublished(tx: ActTransaction, id: string): Promise<void> {
  const done = { state: 'published', published_at: tx.now, edit: sql<number>`edit + 1` } as const;
  await tx.db.updateTable('offering').set(done).where('id', '=', id).where('state', '=', 'draft').executeTakeFirstOrThrow();
}

export async function markCancelled(tx: ActTransaction, id: string, reason: string): Promise<void> {
  const done = { state: 'cancelled', cancelled_at: tx.now, cancel_reason: reason, edit: sql<number>`edit + 1` } as const;
  await tx.db.updateTable('offering').set(done).where('id', '=', id).where('state', '<>', 'cancelled').executeTakeFirstOrThrow();
}

/** What a version of a description says, or `undefined` when this actor may not read it. */
export async function contentOfVersion(tx: ViewTransaction, descriptionId: string, version: number): Promise<Description | undefined> {
  const row = await tx.db
    .selectFrom('description_version')
    .select('content')
    .where('description_id', '=', descriptionId)
    .where('number', '=', version)
    .executeTakeFirst();
  return row?.content;
}

/** Takes that many seats, or none: false when fewer are free or the offering is not published. Two who ask at once cannot take the same seat. */
export async function takeSeats(tx: ActTransaction, offeringId: string, n: number): Promise<boolean> {
  if (!Number.isInteger(n) || n < 0) throw new Error(`Seats are counted in whole numbers, not ${n}`);
  if (n === 0) return true;
  const done = await tx.db
    .updateTable('offering')
    .set({ taken: sql<number>`taken + ${n}` })
    .where('id', '=', offeringId)
    .where('state', '=', 'published')
    .where(sql<boolean>`taken + ${n} <= seats`)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Gives seats back. Giving back more than were taken is a bug, and ends the act. */
export async function freeSeats(tx: ActTransaction, offeringId: string, n: number): Promise<void> {
  if (!Number.isInteger(n) || n < 0) throw new Error(`Seats are counted in whole numbers, not ${n}`);
  if (n === 0) return;
  const done = await tx.db
    .updateTable('offering')
    .set({ taken: sql<number>`taken - ${n}` })
    .where('id', '=', offeringId)
    .where(sql<boolean>`taken >= ${n}`)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw new Error('More seats were given back than were taken');
}

export type OfferingRow = {
  readonly id: string;
  readonly description_id: string;
  readonly version: number;
  readonly institution_id: string;
  readonly state: OfferingState;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly apply_until: string | null;
  readonly place: string | null;
  readonly language: string;
  readonly seats: number;
  readonly taken: number;
  readonly price_cents: number;
  readonly currency: string;
  readonly published_at: Date | null;
  readonly moved_at: Date | null;
  readonly cancelled_at: Date | null;
  readonly cancel_reason: string | null;
  readonly edit: number;
};

/** An offering as its row says. */
export function offeringOf(row: OfferingRow): Offering {
  return {
    id: row.id,
    descriptionId: row.description_id,
    version: row.version,
    institutionId: row.institution_id,
    state: row.state,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    ...(row.apply_until === null ? {} : { applyUntil: row.apply_until }),
    ...(row.place === null ? {} : { place: row.place }),
    language: row.language,
    seats: row.seats,
    taken: row.taken,
    priceCents: row.price_cents,
    currency: row.currency,
    ...(row.published_at === null ? {} : { publishedAt: row.published_at.toISOString() }),
    ...(row.moved_at === null ? {} : { movedAt: row.moved_at.toISOString() }),
    ...(row.cancelled_at === null ? {} : { cancelledAt: row.cancelled_at.toISOString() }),
    ...(row.cancel_reason === null ? {} : { cancelReason: row.cancel_reason }),
    edit: row.edit,
  };
}
