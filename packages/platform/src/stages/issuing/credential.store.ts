import { type Selectable, sql } from 'kysely';
import type { ViewTransaction } from '../../base/act.ts';
import type { Tables } from '../../base/database/tables.ts';
import { type Credential, places } from './credential.ts';

const columns = [
  'id',
  'issuing_id',
  'enrolment_id',
  'offering_id',
  'institution_id',
  'person_id',
  'state',
  'intent_hash',
  'key_id',
  'planned_at',
  'trouble',
  'signed_hash',
  'issued_at',
  'revoked_at',
] as const;

const drawn = sql<boolean>`certificate_sealed is not null`.as('drawn');

/** The credential, or `undefined` when there is none that this actor may see. */
export async function findCredential(tx: ViewTransaction, id: string): Promise<Credential | undefined> {
  const row = await tx.db.selectFrom('credential').select(columns).select(drawn).where('id', '=', id).executeTakeFirst();
  return row && credentialOf(row);
}

/** All credentials of an offering that this actor may see, also those that were found unfit or revoked, in the order they were planned. */
export async function credentialsOf(tx: ViewTransaction, offeringId: string): Promise<Credential[]> {
  const rows = await tx.db
    .selectFrom('credential')
    .select(columns)
    .select(drawn)
    .where('offering_id', '=', offeringId)
    .orderBy('planned_at')
    .orderBy('id')
    .execute();
  return rows.map(credentialOf);
}

/** What was signed, byte for byte: a credential that is issued or revoked. @throws Refusal `personal-key-gone` */
export async function signedBytes(tx: ViewTransaction, id: string): Promise<Uint8Array | undefined> {
  const row = await tx.db.selectFrom('credential').select(['person_id', 'signed_sealed']).where('id', '=', id).executeTakeFirst();
  if (row?.signed_sealed == null) return undefined;
  return new TextEncoder().encode((await tx.keys.of(tx.db, row.person_id)).open(row.signed_sealed, places.signed));
}

/** The certificate that was drawn, or `undefined` while none is kept. @throws Refusal `personal-key-gone` */
export async function certificateBytes(tx: ViewTransaction, id: string): Promise<Uint8Array | undefined> {
  const row = await tx.db.selectFrom('credential').select(['person_id', 'certificate_sealed']).where('id', '=', id).executeTakeFirst();
  if (row?.certificate_sealed == null) return undefined;
  const text = (await tx.keys.of(tx.db, row.person_id)).open(row.certificate_sealed, places.certificate);
  return new Uint8Array(Buffer.from(text, 'base64'));
}

type Row = Pick<Selectable<Tables['credential']>, (typeof columns)[number]> & { readonly drawn: boolean };

export function credentialOf(row: Row): Credential {
  return {
    id: row.id,
    issuingId: row.issuing_id,
    enrolmentId: row.enrolment_id,
    offeringId: row.offering_id,
    institutionId: row.institution_id,
    personId: row.person_id,
    state: row.state,
    keyId: row.key_id,
    intentHash: row.intent_hash,
    plannedAt: row.planned_at,
    trouble: row.trouble === null ? [] : row.trouble.split(' '),
    ...(row.signed_hash !== null && { signedHash: row.signed_hash }),
    ...(row.issued_at !== null && { issuedAt: row.issued_at }),
    ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
    drawn: row.drawn,
  };
}
