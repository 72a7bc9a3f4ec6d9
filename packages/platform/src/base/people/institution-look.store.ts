import { sql } from 'kysely';
import type { ActTransaction, ViewTransaction } from '../act.ts';
import { type InstitutionLook, logoAddress } from './institution-look.ts';
import type { Logo } from './logo.ts';

/** The look of an institution; an empty one where nothing was chosen. */
export async function findLook(tx: ViewTransaction, institutionId: string): Promise<InstitutionLook> {
  const row = await tx.db
    .selectFrom('institution_look')
    .select(['colour', 'logo_width', 'logo_height', 'changed_at'])
    .where('institution_id', '=', institutionId)
    .executeTakeFirst();
  return {
    institutionId,
    ...(row?.colour ? { colour: row.colour } : {}),
    ...(row?.logo_width && row.logo_height
      ? { logo: { address: logoAddress(institutionId, row.changed_at), width: row.logo_width, height: row.logo_height } }
      : {}),
  };
}

/** The logo itself, or `undefined` where there is none. */
export async function findLogo(tx: ViewTransaction, institutionId: string): Promise<Logo | undefined> {
  const row = await tx.db
    .selectFrom('institution_look')
    .select(['logo', 'logo_type', 'logo_width', 'logo_height'])
    .where('institution_id', '=', institutionId)
    .executeTakeFirst();
  if (!row?.logo || !row.logo_type) return undefined;
  return { type: row.logo_type, width: row.logo_width ?? 1, height: row.logo_height ?? 1, bytes: Buffer.from(row.logo) };
}

/** The logos that several institutions have; without the picture where it has more bytes than wanted. */
export async function findLogosUpTo(
  tx: ViewTransaction,
  institutionIds: readonly string[],
  most: number,
): Promise<{ institutionId: string; bytes?: Buffer }[]> {
  const rows = await tx.db
    .selectFrom('institution_look')
    .select(['institution_id', sql<Uint8Array | null>`case when octet_length(logo) <= ${most} then logo end`.as('picture')])
    .where('institution_id', 'in', [...new Set(institutionIds)])
    .where('logo', 'is not', null)
    .orderBy('institution_id')
    .execute();
  return rows.map(({ institution_id, picture }) => ({
    institutionId: institution_id,
    ...(picture !== null && { bytes: Buffer.from(picture) }),
  }));
}

/**
 * Stores a look.
 * @param look `logo: undefined` leaves the logo as it is, `null` takes it away
 */
export async function storeLook(
  tx: ActTransaction,
  institutionId: string,
  look: { readonly colour: string | null; readonly logo: Logo | null | undefined },
): Promise<void> {
  const { colour, logo } = look;
  const picture =
    logo === undefined
      ? {}
      : {
          logo: logo?.bytes ?? null,
          logo_type: logo?.type ?? null,
          logo_width: logo?.width ?? null,
          logo_height: logo?.height ?? null,
        };
  const values = { colour, ...picture, changed_at: tx.now };
  await tx.db
    .insertInto('institution_look')
    .values({ institution_id: institutionId, logo: null, logo_type: null, logo_width: null, logo_height: null, ...values })
    .onConflict((conflict) => conflict.column('institution_id').doUpdateSet(values))
    .execute();
}
