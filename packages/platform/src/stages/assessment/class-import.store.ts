import { randomUUID } from 'node:crypto';
import type { ActTransaction, ViewTransaction } from '../../base/act.ts';
import { learnersOf } from '../admission/enrolment.store.ts';
import { findOffering } from '../catalogue/offering.store.ts';
import type { Offering } from '../catalogue/offering.ts';
import type { ClassDraft } from './class-draft.ts';
import { type CourseRules, rulesOfOffering } from './course-rules.ts';
import { type DraftJudged, judgeDraft } from './judge-draft.ts';
import { resultsOf } from './result.store.ts';
import type { ResultsStanding } from './result.ts';
import { enrolsByList, entersResults } from './results-rights.ts';

export type Purpose = 'enrol' | 'results';

/** The part of a class list on its way in that policy judges. */
export type ClassImportStanding = ResultsStanding & { readonly id: string; readonly purpose: Purpose; readonly taken: boolean };

type ClassImport = ClassImportStanding & { readonly edit: number; readonly madeAt: Date; readonly draft?: ClassDraft };

const place = (id: string): string => `class-import/${id}`;

/** Lists of an institution that somebody brought before then and left lying are thrown away: nobody needs the people in them any more. */
export async function dropOldImports(tx: ActTransaction, institutionId: string, broughtBefore: Date): Promise<void> {
  await tx.db
    .deleteFrom('class_import')
    .where('institution_id', '=', institutionId)
    .where('made_at', '<', broughtBefore)
    .where('taken_at', 'is', null)
    .execute();
}

/** Keeps a list under the house's own key: the people in it have none yet. */
export async function insertClassImport(
  tx: ActTransaction,
  { offeringId, institutionId, purpose }: Omit<ClassImportStanding, 'id' | 'taken'>,
  draft: ClassDraft,
): Promise<string> {
  const id = randomUUID();
  await tx.db
    .insertInto('class_import')
    .values({
      id,
      offering_id: offeringId,
      institution_id: institutionId,
      purpose,
      made_by: tx.actor.kind === 'person' ? tx.actor.personId : null,
      made_at: tx.now,
      sealed: tx.keys.house.seal(JSON.stringify(draft), place(id)),
    })
    .execute();
  return id;
}

export async function standingOfClassImport(tx: ViewTransaction, id: string): Promise<ClassImportStanding | undefined> {
  const row = await tx.db
    .selectFrom('class_import')
    .select(['id', 'offering_id as offeringId', 'institution_id as institutionId', 'purpose', 'taken_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && { id: row.id, offeringId: row.offeringId, institutionId: row.institutionId, purpose: row.purpose, taken: row.taken_at !== null }
  );
}

/** A class list with all that was said about it; without a draft, it was taken. */
export async function findClassImport(tx: ViewTransaction, id: string): Promise<ClassImport | undefined> {
  const row = await tx.db.selectFrom('class_import').selectAll().where('id', '=', id).executeTakeFirst();
  return row && importOf(tx, row);
}

/** The same, held until the end of the transaction. */
export async function holdClassImport(tx: ActTransaction, id: string): Promise<ClassImport | undefined> {
  const row = await tx.db.selectFrom('class_import').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && importOf(tx, row);
}

function importOf(
  tx: ViewTransaction,
  row: {
    readonly id: string;
    readonly offering_id: string;
    readonly institution_id: string;
    readonly purpose: Purpose;
    readonly made_at: Date;
    readonly sealed: Buffer | null;
    readonly edit: number;
    readonly taken_at: Date | null;
  },
): ClassImport {
  return {
    id: row.id,
    offeringId: row.offering_id,
    institutionId: row.institution_id,
    purpose: row.purpose,
    taken: row.taken_at !== null,
    edit: row.edit,
    madeAt: row.made_at,
    ...(row.sealed && { draft: JSON.parse(tx.keys.house.open(row.sealed, place(row.id))) as ClassDraft }),
  };
}

/** Writes a list that {@link holdClassImport} holds. */
export async function writeClassImport(tx: ActTransaction, id: string, edit: number, draft: ClassDraft): Promise<void> {
  await tx.db
    .updateTable('class_import')
    .set({ sealed: tx.keys.house.seal(JSON.stringify(draft), place(id)), edit: edit + 1 })
    .where('id', '=', id)
    .execute();
}

/** The list is taken: what was in it is kept elsewhere now, and not here. */
export async function markTaken(tx: ActTransaction, id: string): Promise<void> {
  await tx.db.updateTable('class_import').set({ sealed: null, taken_at: tx.now }).where('id', '=', id).execute();
}

/** Throws a list away; false when it was gone or taken already. */
export async function deleteClassImport(tx: ActTransaction, id: string): Promise<boolean> {
  const done = await tx.db.deleteFrom('class_import').where('id', '=', id).where('taken_at', 'is', null).executeTakeFirst();
  return done.numDeletedRows === 1n;
}

export type ImportJudged = { readonly offering: Offering; readonly rules: CourseRules; readonly judged: DraftJudged };

/** Judges a list against the class as it is now, with the eyes of whoever looks. */
export async function judgeImport(
  tx: ViewTransaction,
  { offeringId, institutionId, purpose }: ClassImportStanding,
  draft: ClassDraft,
): Promise<ImportJudged | undefined> {
  const offering = await findOffering(tx, offeringId);
  if (offering === undefined) return undefined;
  const rules = await rulesOfOffering(tx, offering);
  const about = { offeringId, institutionId };
  const judged = judgeDraft(draft, {
    purpose,
    today: tx.now.toISOString().slice(0, 10),
    rules,
    learners: await learnersOf(tx, offeringId),
    results: await resultsOf(tx, offeringId),
    entersResults: entersResults(tx.actor, about),
    enrols: enrolsByList(tx.actor, about),
  });
  return { offering, rules, judged };
}
