import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { findOffering } from '../catalogue/offering.store.ts';
import { beginDraft, type ClassDraft, classSheet, listRules } from './class-draft.ts';
import { dropOldImports, insertClassImport } from './class-import.store.ts';
import { UnreadableClassList } from './class-note.ts';
import { explain } from './class-sentences.ts';
import type { ClassSheet } from './class-sheet.ts';
import { rulesOfOffering } from './course-rules.ts';

/** A class list as JSON: far more than 2 MB of a file ever become. */
const LARGEST = 12_000_000;

/** A list that was begun and left is kept for so long; whoever brings the next one clears it away. */
const KEPT = 30 * 86_400_000;

/** Somebody brings a class list, read from its file already. It is kept as it came until it is taken or thrown away; nothing of it counts yet. */
export const beginClassImport = defineAct({
  name: 'begin-class-import',
  input: z.object({ offeringId: z.uuid(), purpose: z.enum(['enrol', 'results']), sheet: classSheet }),
  result: z.object({ id: z.uuid(), rows: z.number().int() }),
  async about(tx, { offeringId, purpose }) {
    const offering = await findOffering(tx, offeringId);
    return offering && { offeringId, institutionId: offering.institutionId, purpose };
  },
  async perform(tx, { offeringId, purpose, sheet }, standing) {
    const offering = await findOffering(tx, offeringId);
    if (standing === undefined || offering === undefined) throw new Refusal('not-found');
    if (offering.state !== 'published') throw new Refusal('wrong-state', { state: offering.state });
    if (JSON.stringify(sheet).length > LARGEST) throw new Refusal('too-large', { limit: LARGEST });
    const { scale, minAttendance, components } = await rulesOfOffering(tx, offering);
    const rules = listRules.parse({
      ...(scale && { scale: scale.written.join('; ') }),
      ...(minAttendance !== undefined && { minAttendance }),
    });
    const draft = draftOf(sheet as ClassSheet, components, rules, tx.language);
    await dropOldImports(tx, standing.institutionId, new Date(tx.now.getTime() - KEPT));
    const id = await insertClassImport(tx, { offeringId, institutionId: standing.institutionId, purpose }, draft);
    const rows = draft.sheet.rows.length - draft.headingAt - 1;
    return {
      result: { id, rows },
      events: [{ type: 'class-list-brought', institutionId: standing.institutionId, subjectId: id, facts: { offeringId, purpose, rows } }],
    };
  },
});

/** @throws Refusal with the one sentence that says why the list cannot be read */
function draftOf(...[sheet, components, rules, language]: [...Parameters<typeof beginDraft>, string]): ClassDraft {
  try {
    return beginDraft(sheet, components, rules);
  } catch (error) {
    if (!(error instanceof UnreadableClassList)) throw error;
    const { code } = error.note;
    throw new Refusal('invalid-input', {}, { issues: [{ path: 'sheet', code, message: explain(error.note, language) }] });
  }
}
