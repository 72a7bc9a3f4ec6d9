import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { sheetLimits } from '../../base/office-files/sheet.ts';
import { Refusal } from '../../base/refusal.ts';
import { type ClassDraft, LONGEST_LIST, listRules, meaning, type RowDecision, rowDecision, withHeadings } from './class-draft.ts';
import { holdClassImport, standingOfClassImport, writeClassImport } from './class-import.store.ts';

/** What the columns mean, how the list is read, and what was said about rows: what is not named stays. */
export const changeClassImport = defineAct({
  name: 'change-class-import',
  input: z.object({
    id: z.uuid(),
    /** the `edit` of the list as you read it */
    edit: z.number().int().min(0),
    headings: z.boolean().optional(),
    columns: z.array(meaning).max(sheetLimits.columns).optional(),
    rules: listRules.optional(),
    rows: z
      .array(rowDecision.extend({ row: z.number().int().min(1) }))
      .max(LONGEST_LIST)
      .default([]),
  }),
  result: z.object({ id: z.uuid(), edit: z.number().int() }),
  about: (tx, input) => standingOfClassImport(tx, input.id),
  async perform(tx, input, standing) {
    const held = await holdClassImport(tx, input.id);
    if (standing === undefined || held === undefined) throw new Refusal('not-found');
    if (held.draft === undefined) throw new Refusal('wrong-state', { state: 'taken' });
    if (held.edit !== input.edit) throw new Refusal('conflict');
    const { columns, rules } = input;
    const before = input.headings === undefined ? held.draft : withHeadings(held.draft, input.headings);
    const sameRows = before.headingAt === held.draft.headingAt;
    const draft: ClassDraft = {
      ...before,
      ...(columns && { columns: before.columns.map((each, index) => columns[index] ?? each) }),
      ...(rules && { rules }),
      rows: sameRows ? { ...before.rows, ...decided(before, input.rows) } : before.rows,
    };
    await writeClassImport(tx, input.id, held.edit, draft);
    const repaired = input.rows.filter(({ cells }) => Object.keys(cells).length > 0).length;
    const leftOut = input.rows.filter((row) => row.leftOut).length;
    return {
      result: { id: input.id, edit: held.edit + 1 },
      events: [{ type: 'class-list-changed', institutionId: held.institutionId, subjectId: input.id, facts: { repaired, leftOut } }],
    };
  },
});

/** A cell that holds again what came is not repaired any more. */
function decided({ sheet, headingAt, columns }: ClassDraft, rows: readonly (RowDecision & { row: number })[]): Record<string, RowDecision> {
  return Object.fromEntries(
    rows.flatMap(({ row, ...decision }) => {
      const line = sheet.rows[headingAt + row];
      if (line === undefined) return [];
      const cells = Object.entries(decision.cells).filter(
        ([column, text]) => columns[Number(column)] !== undefined && text !== (line.cells[Number(column)]?.text ?? ''),
      );
      return [[row, { ...decision, cells: Object.fromEntries(cells) }]];
    }),
  );
}
