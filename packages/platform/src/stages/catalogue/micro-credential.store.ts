import type { Description } from '@laurel/microcredential';
import { sql } from 'kysely';
import type { ViewTransaction } from '../../base/act.ts';
import { dayOf } from '../../base/people/role.ts';
import { deviationsOf } from '../design/deviation.store.ts';
import { inForceFor } from '../design/in-force.store.ts';
import { namesOf, offeringJson } from './catalogue.store.ts';
import type { PublicOffering } from './catalogue.ts';
import { deviationsPublished } from './publication-findings.ts';
import type { MicroCredential } from './show-micro-credential.ts';

type Row = {
  readonly description_id: string;
  readonly version: number;
  readonly institution_id: string;
  readonly awarding_bodies: string[];
  readonly content_hash: string;
  readonly content: Description;
  readonly institutions: MicroCredential['institutions'] | null;
  readonly approved_at: Date;
  readonly published_at: Date;
  readonly withdrawn_at: Date | null;
};

/** What stands at an address of the catalogue: one query for what it is, one for when it is taught. */
export async function findMicroCredential(tx: ViewTransaction, slug: string, offering?: string): Promise<MicroCredential | undefined> {
  const { rows } = await sql<Row>`
    select published.description_id, published.version, published.institution_id, published.awarding_bodies, published.content_hash, approved_at, published_at, withdrawn_at, content,
      ${namesOf(sql`published.awarding_bodies`)} as institutions
    from publication as published
      join description_version as said on said.description_id = published.description_id and said.number = published.version
    where slug = ${slug}
  `.execute(tx.db);
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    slug,
    descriptionId: row.description_id,
    version: row.version,
    contentHash: row.content_hash,
    institutions: row.institutions ?? [],
    approvedAt: row.approved_at.toISOString(),
    publishedAt: row.published_at.toISOString(),
    ...(row.withdrawn_at === null ? {} : { withdrawnAt: row.withdrawn_at.toISOString() }),
    description: row.content,
    deviations: row.withdrawn_at === null ? await publicDeviations(tx, row) : [],
    offerings: row.withdrawn_at === null ? await offeringsOf(tx, row.description_id, offering) : [],
  };
}

/** What the public is told: the rule, until when, and who decided; the reasons are for those who work with it. */
async function publicDeviations(tx: ViewTransaction, row: Row): Promise<MicroCredential['deviations']> {
  // Most have none, and a page that thousands read looks no further then.
  if ((await deviationsOf(tx, row.description_id)).length === 0) return [];
  const inForce = await inForceFor(tx, { institutionId: row.institution_id, descriptionId: row.description_id });
  const approved = { parties: row.awarding_bodies, approvedAt: row.approved_at };
  return deviationsPublished(row.content, approved, inForce, tx.language).map(({ framework, frameworkTitle, rule, path, deviation }) => ({
    frameworkTitle,
    framework,
    rule,
    path,
    until: deviation.until,
    decidedBy: { name: deviation.institution.name, country: deviation.institution.country },
  }));
}

async function offeringsOf(tx: ViewTransaction, descriptionId: string, named: string | undefined): Promise<PublicOffering[]> {
  const { rows } = await sql<{ offering: PublicOffering }>`
    select ${offeringJson('offering')} as offering from offering
    where description_id = ${descriptionId} and state <> 'draft' and published_at is not null
      and (ends_on >= ${dayOf(tx.now)}::date ${named === undefined ? sql`` : sql`or id = ${named}::uuid`})
    order by starts_on, id limit 30
  `.execute(tx.db);
  return rows.map((row) => row.offering);
}

/** The addresses of everything in the catalogue, the newest first; as many as a sitemap may hold. */
export async function publicAddresses(tx: ViewTransaction): Promise<{ slug: string; changedAt: string }[]> {
  const rows = await tx.db
    .selectFrom('publication')
    .select(['slug', 'approved_at', 'published_at'])
    .where('withdrawn_at', 'is', null)
    .orderBy('published_at', 'desc')
    .orderBy('description_id')
    .limit(49_990)
    .execute();
  return rows.map((row) => ({
    slug: row.slug,
    changedAt: (row.approved_at > row.published_at ? row.approved_at : row.published_at).toISOString(),
  }));
}
