import { runAct, runView } from '../../base/door.ts';
import { isRefusal, Refusal } from '../../base/refusal.ts';
import type { Problem } from '../../base/ui/error-summary.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Answer, Answers, Page, Sheet } from '../../base/ui/page.ts';
import { param, type Visit } from '../../base/ui/visit.ts';
import { changeClassImport } from './change-class-import.ts';
import { changeIn, numberWrong } from './class-import-form.ts';
import { classImportSheet } from './class-import-sheet.tsx';
import { dropClassImport } from './drop-class-import.ts';
import { type ShownImport, showClassImport } from './show-class-import.ts';
import { takeClassImport } from './take-class-import.ts';

/** A class list on its way in: its columns are named, its rows repaired where they stand, and the whole is taken or thrown away. */
export const classImportPage: Page = {
  path: '/offerings/{id}/results/import/{import}',
  forPeople: true,
  largestForm: 2_000_000,
  async get(visit) {
    return classImportSheet(visit, await look(visit), onceKey(), []);
  },

  async post(visit, answers) {
    const shown = await look(visit);
    const id = param(visit, 'import');
    const place = `/offerings/${shown.offeringId}/${shown.purpose === 'enrol' ? 'class' : 'results'}`;
    const wanted = answers.text('do');
    if (wanted === 'drop') {
      await runAct(dropClassImport, { ...visit.context, idempotencyKey: readOnce(answers) }, { id });
      return { to: place };
    }
    if (shown.taken) return wrong(classImportSheet(visit, shown, onceKey(), []), 409);
    return change(visit, answers, shown, wanted);
  },
};

async function look(visit: Visit): Promise<ShownImport> {
  const shown = await runView(showClassImport, visit.context, { id: param(visit, 'import') });
  if (shown.offeringId !== param(visit, 'id')) throw new Refusal('not-found');
  return shown;
}

async function change(visit: Visit, answers: Answers, before: ShownImport, wanted: string): Promise<Answer> {
  const { say } = visit;
  const once = readOnce(answers);
  const path = `/offerings/${before.offeringId}/results/import/${before.id}`;
  const again = async (problems: readonly Problem[], status: number) =>
    wrong(classImportSheet(visit, await look(visit), onceKey(), problems), status);
  try {
    const changed = await runAct(
      changeClassImport,
      { ...visit.context, idempotencyKey: once },
      { id: before.id, ...changeIn(answers, before) },
    );
    if (numberWrong(answers)) {
      const minimum = { typed: answers.text('rules.minAttendance').slice(0, 200), says: say('import.minimum-wrong') };
      const problems = [{ field: 'rules.minAttendance', says: minimum.says }];
      return wrong(classImportSheet(visit, { ...(await look(visit)), minimum }, onceKey(), problems), 422);
    }
    if (wanted !== 'take') return { to: `${path}${wanted === 'check' ? '?checked=yes' : ''}` };
    const shown = await look(visit);
    const open = shown.rows.filter(({ state }) => state === 'wrong').length;
    if (shown.troubles.length > 0 || open > 0 || shown.rows.every(({ state }) => state !== 'ready'))
      return wrong(classImportSheet(visit, shown, onceKey(), unresolved(visit, shown, open)), 422);
    const done = await runAct(takeClassImport, { ...visit.context, idempotencyKey: once }, { id: before.id, edit: changed.edit });
    const onward = done.results > 0 ? 'results?saved=yes' : 'class';
    return { to: `/offerings/${before.offeringId}/${onward}` };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.code === 'no-seats')
      return again(
        [{ says: say('import.no-seats', { free: Number(error.details['free'] ?? 0), asked: Number(error.details['asked'] ?? 0) }) }],
        409,
      );
    if (error.code === 'conflict' || error.code === 'key-reused' || error.code === 'wrong-state')
      return again([{ says: say('import.meanwhile') }], 409);
    if (error.code === 'invalid-input') return again([{ says: say('import.not-taken') }], 422);
    throw error;
  }
}

/** Why the list cannot be taken yet, for the summary. */
function unresolved({ say }: Visit, shown: ShownImport, open: number): Problem[] {
  if (shown.troubles.length > 0) return [{ field: 'columns', says: say('import.columns-first') }];
  if (open > 0) return [{ field: 'repair', says: say('import.rows-first', { count: open }) }];
  return [{ field: 'repair', says: say('import.none-left') }];
}

function wrong(sheet: Sheet, status: number): Sheet {
  return { ...sheet, wrong: true, status };
}
