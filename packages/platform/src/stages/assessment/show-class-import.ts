import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { contentOfVersion, findOffering } from '../catalogue/offering.store.ts';
import { type ClassDraft, cellText, headingOf, listRules, meaning, rowsOf } from './class-draft.ts';
import { findClassImport, judgeImport, standingOfClassImport } from './class-import.store.ts';
import { cleanText } from './clean-text.ts';
import { type DraftNote, type DraftRow, saidOf } from './judge-draft.ts';
import { resultSaid } from './result.ts';

const words = z.record(z.string(), z.union([z.string(), z.number()]));
const note = z.object({ code: z.string(), own: z.boolean(), column: z.number().int().optional(), words });

const shownRow = z.object({
  row: z.number().int(),
  name: z.string(),
  studentNumber: z.string(),
  state: z.enum(['ready', 'wrong', 'left-out']),
  refused: z.array(note),
  doubts: z.array(note),
  cleaned: z.array(note),
  mark: z.string(),
  saidRight: z.boolean(),
  stranger: z.boolean(),
  enrol: z.boolean(),
  repair: z.array(z.object({ column: z.number().int(), text: z.string() })),
  said: resultSaid.optional(),
  personId: z.uuid().optional(),
});
export type ShownRow = z.output<typeof shownRow>;
export type ShownNote = z.output<typeof note>;

/** A class list on its way in: how it is read, and everything there is to say about each row. */
export const showClassImport = defineView({
  name: 'show-class-import',
  input: z.object({ id: z.uuid() }),
  result: z.object({
    id: z.uuid(),
    offeringId: z.uuid(),
    institutionId: z.uuid(),
    purpose: z.enum(['enrol', 'results']),
    title: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
    taken: z.boolean(),
    edit: z.number().int(),
    headings: z.boolean(),
    columns: z.array(z.object({ heading: z.string(), first: z.array(z.string()), meaning })),
    components: z.array(z.string()),
    rules: listRules,
    guessed: z.boolean(),
    otherSheets: z.string().optional(),
    troubles: z.array(z.object({ code: z.string(), words })),
    withResults: z.boolean(),
    minAttendanceUsed: z.boolean(),
    rows: z.array(shownRow),
  }),
  about: (tx, input) => standingOfClassImport(tx, input.id),
  async look(tx, input) {
    const found = await findClassImport(tx, input.id);
    const offering = found && (await findOffering(tx, found.offeringId));
    if (found === undefined || offering === undefined) throw new Refusal('not-found');
    const { id, offeringId, institutionId, purpose, taken, edit, draft } = found;
    const title = (await contentOfVersion(tx, offering.descriptionId, offering.version))?.title;
    const head = { id, offeringId, institutionId, purpose, taken, edit, ...(title !== undefined && { title }) };
    const judgement = draft && (await judgeImport(tx, found, draft));
    if (draft === undefined || judgement === undefined) return { ...head, ...nothing };
    const { judged, rules } = judgement;
    const others = draft.sheet.notes.find(({ code }) => code === 'other-sheets')?.words?.['others'];
    return {
      ...head,
      headings: draft.headingAt >= 0,
      columns: draft.columns.map((each, column) => ({
        heading: headingOf(draft, column),
        first: firstValues(draft, column),
        meaning: each,
      })),
      components: rules.components.map(({ shown }) => shown),
      rules: draft.rules,
      guessed: draft.sheet.guessedLetters === true,
      ...(others !== undefined && { otherSheets: String(others) }),
      troubles: [...judged.troubles],
      withResults: judged.withResults,
      minAttendanceUsed: judged.minAttendanceUsed,
      rows: judged.rows.map((row) => shown(draft, row)),
    };
  },
  showsPersons: (_input, { rows }) => rows.flatMap(({ personId }) => personId ?? []),
});
export type ShownImport = z.output<typeof showClassImport.result>;

const nothing = {
  headings: true,
  columns: [],
  components: [],
  rules: listRules.parse({}),
  guessed: false,
  troubles: [],
  withResults: false,
  minAttendanceUsed: false,
  rows: [],
};

function firstValues(draft: ClassDraft, column: number): string[] {
  const values = rowsOf(draft).map(({ row }) => cleanText(cellText(draft, row, column)).text.slice(0, 40));
  return values.filter((value) => value !== '').slice(0, 3);
}

function shown(draft: ClassDraft, { learner, enrolment, repair, refused, doubts, cleaned, ...row }: DraftRow): ShownRow {
  const notes = (all: readonly DraftNote[]) => all.map((each) => ({ ...each, words: { ...each.words } }));
  return {
    ...row,
    refused: notes(refused),
    doubts: notes(doubts),
    cleaned: notes(cleaned),
    repair: repair.map((column) => ({ column, text: cellText(draft, row.row, column) })),
    ...(learner && { said: saidOf(learner) }),
    ...(enrolment && { personId: enrolment.personId }),
  };
}
