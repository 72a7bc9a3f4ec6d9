import type { ViewTransaction } from '../../base/act.ts';
import { findInstitution } from '../../base/people/people.store.ts';
import { contentOfVersion } from '../catalogue/offering.store.ts';
import type { Offering } from '../catalogue/offering.ts';
import type { OfferedHead } from './application.ts';

/** What is offered, in the words of the version that is offered. */
export async function headOf(tx: ViewTransaction, offering: Offering): Promise<OfferedHead> {
  const content = await contentOfVersion(tx, offering.descriptionId, offering.version);
  const institution = await findInstitution(tx, offering.institutionId);
  const published = await tx.db
    .selectFrom('publication')
    .select('slug')
    .where('description_id', '=', offering.descriptionId)
    .executeTakeFirst();
  return {
    offeringId: offering.id,
    state: offering.state,
    ...(published === undefined ? {} : { slug: published.slug }),
    ...(content?.title === undefined ? {} : { title: content.title }),
    institutionId: offering.institutionId,
    institution: institution?.name ?? '',
    startsOn: offering.startsOn,
    endsOn: offering.endsOn,
    ...(offering.applyUntil === undefined ? {} : { applyUntil: offering.applyUntil }),
    ...(offering.place === undefined ? {} : { place: offering.place }),
    seats: offering.seats,
    taken: offering.taken,
    priceCents: offering.priceCents,
    currency: offering.currency,
  };
}
