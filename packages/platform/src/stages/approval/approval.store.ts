import type { Description } from '@laurel/microcredential';
import { sql } from 'kysely';
import type { ActTransaction, ViewTransaction } from '../../base/act.ts';
import type { KeptVerdict } from '../design/kept-verdict.ts';
import type { CaseHead, CaseStanding, CaseState, Decision, Party } from './approval-case.ts';

export type Approved = {
  readonly caseId: string;
  readonly version: number;
  readonly contentHash: string;
  /** the leading institution */
  readonly institutionId: string;
  /** everyone who approved */
  readonly parties: string[];
  readonly approvedAt: Date;
};

/** The latest approval of a description by all its awarding bodies, or `undefined` when there is none that this actor may know. */
export async function findApproved(tx: ViewTransaction, descriptionId: string): Promise<Approved | undefined> {
  const row = await tx.db
    .selectFrom('approval_case')
    .select(['id', 'version', 'content_hash', 'institution_id', 'parties', 'closed_at'])
    .where('description_id', '=', descriptionId)
    .where('state', '=', 'authorised')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.closed_at === null) return undefined;
  return {
    caseId: row.id,
    version: row.version,
    contentHash: row.content_hash,
    institutionId: row.institution_id,
    parties: row.parties,
    approvedAt: row.closed_at,
  };
}

const standings = (tx: ViewTransaction) =>
  tx.db
    .selectFrom('approval_case')
    .select([
      'id',
      'description_id as descriptionId',
      'version',
      'institution_id as institutionId',
      'parties',
      'state',
      'content_hash as contentHash',
      'opened_by as openedBy',
    ]);

/** The standing of a case, or `undefined` when there is none that this actor may know. */
export async function standingOfCase(tx: ViewTransaction, id: string): Promise<CaseStanding | undefined> {
  const row = await standings(tx).where('id', '=', id).executeTakeFirst();
  return row && { ...row, authors: await authorsOf(tx, row.descriptionId) };
}

/** The same, held until the end of the transaction: decisions on one case come one after the other. */
export async function holdCase(tx: ActTransaction, id: string): Promise<CaseStanding | undefined> {
  const row = await standings(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && { ...row, authors: await authorsOf(tx, row.descriptionId) };
}

async function authorsOf(tx: ViewTransaction, descriptionId: string): Promise<string[]> {
  const rows = await tx.db.selectFrom('description_author').select('person_id').where('description_id', '=', descriptionId).execute();
  return rows.map(({ person_id }) => person_id);
}

type NewCase = {
  readonly id: string;
  readonly descriptionId: string;
  readonly version: number;
  readonly institutionId: string;
  readonly parties: readonly string[];
  readonly contentHash: string;
  /** what each framework said of what is submitted */
  readonly verdicts: readonly KeptVerdict[];
};

/** Opens a case, with a decision of each party that nobody has made yet. */
export async function insertCase(tx: ActTransaction, opened: NewCase): Promise<void> {
  await tx.db
    .insertInto('approval_case')
    .values({
      id: opened.id,
      description_id: opened.descriptionId,
      version: opened.version,
      institution_id: opened.institutionId,
      parties: [...opened.parties],
      content_hash: opened.contentHash,
      opened_by: tx.actor.kind === 'person' ? tx.actor.personId : null,
      opened_at: tx.now,
      verdicts: JSON.stringify(opened.verdicts),
    })
    .execute();
  await tx.db
    .insertInto('approval_decision')
    .values(opened.parties.map((id) => ({ case_id: opened.id, institution_id: id })))
    .execute();
}

type Said = { readonly caseId: string; readonly institutionId: string; readonly decision: Decision; readonly contentHash: string };

/** Writes what an awarding body says; false when it has said something before. */
export async function writeDecision(tx: ActTransaction, said: Said & { readonly reason?: string | undefined }): Promise<boolean> {
  const done = await tx.db
    .updateTable('approval_decision')
    .set({
      decision: said.decision,
      decided_by: tx.actor.kind === 'person' ? tx.actor.personId : null,
      decided_at: tx.now,
      content_hash: said.contentHash,
      reason: said.reason ?? null,
    })
    .where('case_id', '=', said.caseId)
    .where('institution_id', '=', said.institutionId)
    .where('decision', '=', 'pending')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Moves a case on that {@link holdCase} holds. What is closed stays closed. */
export async function moveCase(tx: ActTransaction, id: string, state: CaseState): Promise<void> {
  await tx.db
    .updateTable('approval_case')
    .set({ state, edit: sql<number>`edit + 1`, ...(state === 'under-review' ? {} : { closed_at: tx.now }) })
    .where('id', '=', id)
    .where('state', '=', 'under-review')
    .executeTakeFirstOrThrow();
}

/** The awarding bodies of some cases with what they said, the leading institution first, by case. */
export async function partiesOf(tx: ViewTransaction, caseIds: readonly string[]): Promise<ReadonlyMap<string, Party[]>> {
  if (caseIds.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('approval_decision as said')
    .innerJoin('approval_case', 'approval_case.id', 'said.case_id')
    .innerJoin('institution', 'institution.id', 'said.institution_id')
    .select(['case_id', 'said.institution_id', 'name', 'country', 'decision', 'decided_at', 'reason'])
    .where('case_id', 'in', [...caseIds])
    .orderBy(sql`array_position(parties, said.institution_id)`)
    .execute();
  const byCase = new Map<string, Party[]>(caseIds.map((id) => [id, []]));
  for (const row of rows)
    byCase.get(row.case_id)?.push({
      institutionId: row.institution_id,
      name: row.name,
      country: row.country,
      decision: row.decision,
      ...(row.decided_at === null ? {} : { decidedAt: row.decided_at.toISOString() }),
      ...(row.reason === null ? {} : { reason: row.reason }),
    });
  return byCase;
}

export type WholeCase = CaseHead & {
  readonly contentHash: string;
  readonly languages: readonly string[];
  readonly content: Description;
  /** missing where a case was opened before they were kept */
  readonly kept?: readonly KeptVerdict[];
};

/** A case with the frozen content that is decided about. */
export async function findCase(tx: ViewTransaction, id: string): Promise<WholeCase | undefined> {
  const row = await tx.db
    .selectFrom('approval_case')
    .innerJoin('description', 'description.id', 'description_id')
    .innerJoin('description_version as frozen', (join) =>
      join.onRef('frozen.description_id', '=', 'description.id').onRef('frozen.number', '=', 'version'),
    )
    .select(['approval_case.id', 'description.id as descriptionId', 'version', 'approval_case.institution_id', 'approval_case.state'])
    .select(['opened_at', 'closed_at', 'approval_case.content_hash as contentHash', 'languages', 'content', 'verdicts'])
    .where('approval_case.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const parties = (await partiesOf(tx, [id])).get(id) ?? [];
  return {
    ...headOf({ ...row, title: row.content.title }, parties),
    contentHash: row.contentHash,
    languages: row.languages,
    content: row.content,
    ...(row.verdicts === null ? {} : { kept: row.verdicts }),
  };
}

/** The version that was submitted before this one, as it was frozen. */
export async function submittedBefore(
  tx: ViewTransaction,
  descriptionId: string,
  version: number,
): Promise<{ version: number; content: Description } | undefined> {
  return tx.db
    .selectFrom('description_version')
    .select(['number as version', 'content'])
    .where('description_id', '=', descriptionId)
    .where('number', '<', version)
    .where('frozen_at', 'is not', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

type Row = {
  readonly id: string;
  readonly descriptionId: string;
  readonly version: number;
  readonly institution_id: string;
  readonly state: CaseState;
  readonly title: Description['title'];
  readonly opened_at: Date;
  readonly closed_at: Date | null;
};

/** What every reader gets to know of a case. */
export function headOf(row: Row, parties: Party[]): CaseHead {
  return {
    id: row.id,
    descriptionId: row.descriptionId,
    version: row.version,
    institutionId: row.institution_id,
    state: row.state,
    // A path of jsonb that leads nowhere is null.
    ...(row.title === undefined || row.title === null ? {} : { title: row.title }),
    openedAt: row.opened_at.toISOString(),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at.toISOString() }),
    parties,
  };
}
