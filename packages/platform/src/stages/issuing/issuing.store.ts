import type { Description } from '@laurel/microcredential';
import type { Selectable } from 'kysely';
import type { ActTransaction, ViewTransaction } from '../../base/act.ts';
import type { Tables } from '../../base/database/tables.ts';
import { institutionDid } from '../../base/institution-keys/institution-did.ts';
import { contentOfVersion, findOffering } from '../catalogue/offering.store.ts';
import type { Offering } from '../catalogue/offering.ts';
import type { AwardBasis } from './award-of.ts';
import type { Issuing } from './credential.ts';
import { type LogoLeftOut, withSignedLogos } from './signed-logos.ts';

export type Order = Issuing & { readonly enrolments: readonly string[] };

/** What keeps a whole offering from being issued. */
export type Hurdle = 'not-approved' | 'no-awarding-body' | 'no-key' | 'cancelled';

export type Basis = {
  readonly offering: Offering;
  readonly institution: { readonly id: string; readonly name: string; readonly country: string };
  readonly content: Description;
  /** `undefined` where a hurdle says why */
  readonly award?: AwardBasis;
  /** logos that will not be signed with them */
  readonly logosLeftOut: readonly LogoLeftOut[];
  readonly hurdles: readonly Hurdle[];
  readonly identified: boolean;
};

/** All that the awards of an offering have in common, and what stands in their way; `undefined` when this actor sees no such offering. */
export async function basisOf(tx: ViewTransaction, offeringId: string): Promise<Basis | undefined> {
  const offering = await findOffering(tx, offeringId);
  if (offering === undefined) return undefined;
  const content = await contentOfVersion(tx, offering.descriptionId, offering.version);
  if (content === undefined) return undefined;
  const approved = await tx.db
    .selectFrom('approval_case')
    .select('parties')
    .where('description_id', '=', offering.descriptionId)
    .where('version', '=', offering.version)
    .where('state', '=', 'authorised')
    .executeTakeFirst();
  const parties = approved?.parties ?? [];
  const rows = await tx.db
    .selectFrom('institution')
    .select(['id', 'name', 'country', 'website', 'state'])
    .where('id', 'in', [...new Set([offering.institutionId, ...parties])])
    .execute();
  const institution = rows.find(({ id }) => id === offering.institutionId);
  if (institution === undefined) return undefined;
  const identity = await tx.db
    .selectFrom('issuer_identity')
    .select(['legal_id', 'seat'])
    .where('institution_id', '=', institution.id)
    .executeTakeFirst();
  const key = await tx.db
    .selectFrom('institution_key')
    .select('number')
    .where('institution_id', '=', institution.id)
    .where('state', '=', 'in-use')
    .executeTakeFirst();
  const did = (id: string) => institutionDid(tx.house.publicUrl, id);
  const bodies = parties.flatMap((party) => rows.filter(({ id, state }) => id === party && state === 'confirmed'));
  const [first, ...others] = bodies.map(({ id, name, country, website }) => ({ id: did(id), name, country, url: website }));
  const hurdles: Hurdle[] = [
    ...(offering.state === 'cancelled' ? ['cancelled' as const] : []),
    ...(approved === undefined ? ['not-approved' as const] : []),
    ...(approved !== undefined && (bodies.length < parties.length || institution.state !== 'confirmed')
      ? ['no-awarding-body' as const]
      : []),
    ...(key === undefined ? ['no-key' as const] : []),
  ];
  const legalId = identity?.legal_id ?? content.provider?.lead?.legalId;
  const plain: AwardBasis | undefined = first && {
    content,
    issuer: {
      id: did(institution.id),
      name: institution.name,
      country: institution.country,
      url: institution.website,
      ...(legalId !== undefined && { legalId }),
    },
    awardingBodies: [first, ...others],
    ...languageOf(content, offering.language),
    ...(identity !== undefined && { issuedAt: `${identity.seat}, ${institution.country}` }),
  };
  const shown = [institution, ...bodies].map(({ id, name }) => ({ institutionId: id, did: did(id), name }));
  const marked = plain && (await withSignedLogos(tx, plain, shown));
  return {
    offering,
    institution: { id: institution.id, name: institution.name, country: institution.country },
    content,
    hurdles,
    logosLeftOut: marked?.leftOut ?? [],
    identified: identity !== undefined,
    ...(marked !== undefined && { award: marked.award }),
  };
}

/** Kept as jsonb, a text has lost the order of its languages: which of them speaks is said by the offering, not by whichever comes first. */
function languageOf({ title }: Description, wanted: string): { readonly language?: string } {
  if (typeof title !== 'object') return {};
  const spoken = [wanted, wanted.split('-')[0] ?? '', 'en'].find((tag) => title[tag]?.trim());
  return spoken === undefined ? {} : { language: spoken };
}

/** Which institution an offering belongs to: what policy judges. */
export async function standingOfOffering(tx: ViewTransaction, id: string): Promise<{ id: string; institutionId: string } | undefined> {
  return tx.db.selectFrom('offering').select(['id', 'institution_id as institutionId']).where('id', '=', id).executeTakeFirst();
}

/** Orders for one offering wait for each other at its row. */
export async function holdOffering(tx: ActTransaction, id: string): Promise<void> {
  await tx.db.selectFrom('offering').select('id').where('id', '=', id).forUpdate().execute();
}

/** Two who carry out one order wait for each other. */
export async function holdOrder(tx: ActTransaction, id: string): Promise<Order | undefined> {
  const row = await tx.db.selectFrom('issuing').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && orderOf(row);
}

export async function findOrder(tx: ViewTransaction, id: string): Promise<Order | undefined> {
  const row = await tx.db.selectFrom('issuing').selectAll().where('id', '=', id).executeTakeFirst();
  return row && orderOf(row);
}

/** The orders for an offering, the youngest first. */
export async function ordersOf(tx: ViewTransaction, offeringId: string): Promise<Order[]> {
  const rows = await tx.db
    .selectFrom('issuing')
    .selectAll()
    .where('offering_id', '=', offeringId)
    .orderBy('ordered_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(orderOf);
}

export async function insertOrder(
  tx: ActTransaction,
  order: Pick<Order, 'id' | 'offeringId' | 'institutionId' | 'enrolments'>,
): Promise<void> {
  await tx.db
    .insertInto('issuing')
    .values({
      id: order.id,
      offering_id: order.offeringId,
      institution_id: order.institutionId,
      ordered_by: tx.actor.kind === 'person' ? tx.actor.personId : null,
      ordered_at: tx.now,
      total: order.enrolments.length,
      enrolments: [...order.enrolments],
    })
    .execute();
}

/** Ends an order; false when it had ended before. */
export async function endOrder(tx: ActTransaction, id: string): Promise<boolean> {
  const done = await tx.db
    .updateTable('issuing')
    .set({ ended_at: tx.now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

function orderOf(row: Selectable<Tables['issuing']>): Order {
  return {
    id: row.id,
    offeringId: row.offering_id,
    institutionId: row.institution_id,
    orderedAt: row.ordered_at,
    ...(row.ordered_by !== null && { orderedBy: row.ordered_by }),
    total: row.total,
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
    enrolments: row.enrolments,
  };
}
