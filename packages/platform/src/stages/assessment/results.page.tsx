import { runAct, runView } from '../../base/door.ts';
import { isRefusal } from '../../base/refusal.ts';
import type { Problem } from '../../base/ui/error-summary.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Answer, Answers, Page, Sheet } from '../../base/ui/page.ts';
import { param, type Visit } from '../../base/ui/visit.ts';
import { confirmResults } from './confirm-results.ts';
import { enterResults, RESULTS_AT_ONCE } from './enter-results.ts';
import { type Filled, fillIn, givenIn, givenOf, judgeGiven, problemsOfPage, rulesShown } from './results-form.ts';
import { issuesNext } from './results-rights.ts';
import { type Named, resultsSheet, saidShortly } from './results-sheet.tsx';
import { type ShownResults, showResults } from './show-results.ts';

/** The results of a class: entered in a grid that is a plain form, and confirmed by a second person. */
export const resultsPage: Page = {
  path: '/offerings/{id}/results',
  forPeople: true,
  largestForm: 1_000_000,
  async get(visit) {
    const shown = await look(visit, visit.url.searchParams.get('page'));
    return resultsSheet(visit, shown, stored(shown), onceKey(), []);
  },

  async post(visit, answers) {
    const wanted = answers.text('do');
    return wanted === 'confirm' ? confirm(visit, answers) : enter(visit, answers, wanted);
  },
};

function look(visit: Visit, page: string | null): Promise<ShownResults> {
  return runView(showResults, visit.context, {
    offeringId: param(visit, 'id'),
    page: /^\d{1,4}$/.test(page ?? '') ? Number(page) || 1 : 1,
  });
}

function stored(shown: ShownResults): Named[] {
  return shown.rows.map((row) => ({ ...row, given: givenOf(row), problems: [] }));
}

async function enter(visit: Visit, answers: Answers, wanted: string): Promise<Answer> {
  const { say } = visit;
  const shown = await look(visit, answers.text('page'));
  const rules = rulesShown(shown);
  const today = visit.context.house.outside.clock.now().toISOString().slice(0, 10);
  const all = { result: answers.text('fill.result'), assessedOn: answers.text('fill.assessedOn').trim() };
  const sent = givenIn(answers, shown.components);
  const fills = wanted === 'fill';
  const rows = shown.rows.map((row): Named => {
    const given = sent.get(row.enrolmentId);
    if (given === undefined || row.result?.state === 'confirmed') return { ...row, given: givenOf(row), problems: [] };
    const filled: Filled = fills ? { given: fillIn(given, all), problems: [] } : judgeGiven(say, visit.language.tag, rules, today, given);
    return { ...row, ...filled };
  });
  const once = readOnce(answers);
  if (fills) return resultsSheet(visit, shown, rows, once, [], { all });
  const problems = problemsOfPage(rows);
  if (problems.length > 0) return wrong(resultsSheet(visit, shown, rows, once, problems, { all }), 422);
  // Of all that was sent only what changes something is said again: who presses "save" has not entered what they only read.
  const changed = rows.flatMap(({ enrolmentId, given, said, result }) => {
    if (!sent.has(enrolmentId) || (result === undefined && said === undefined) || result?.state === 'confirmed') return [];
    return [{ enrolmentId, ...(given.edit !== '' && { edit: Number(given.edit) || 0 }), ...(said && { said }), sure: given.sure }];
  });
  const onward = { to: after(visit, shown, wanted) };
  if (changed.length === 0) return lateConfirmations(visit, shown, rows, sent.size) ?? onward;
  try {
    await runAct(enterResults, { ...visit.context, idempotencyKey: once }, { offeringId: shown.offering.id, rows: changed });
    return onward;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.code === 'key-reused') return wrong(resultsSheet(visit, shown, rows, onceKey(), [{ says: say('results.sent-before') }]), 409);
    if (error.code === 'conflict' || error.code === 'wrong-state') return meanwhile(visit, rows, shown.page);
    if (error.code !== 'invalid-input') throw error;
    return wrong(resultsSheet(visit, shown, rows, onceKey(), [{ says: say('results.not-taken') }]), 422);
  }
}

/** Everything that was sent is confirmed by now: that is said, and nothing is lost. */
function lateConfirmations(visit: Visit, shown: ShownResults, rows: readonly Named[], sent: number): Sheet | undefined {
  const confirmed = rows.filter(({ result }) => result?.state === 'confirmed').length;
  if (sent === 0 || confirmed < rows.length) return undefined;
  return wrong(resultsSheet(visit, shown, rows, onceKey(), [{ says: visit.say('results.confirmed-meanwhile') }]), 409);
}

/** Somebody was quicker: their rows are shown beside what was typed here, and saving again is meant. */
async function meanwhile(visit: Visit, typed: readonly Named[], page: number): Promise<Sheet> {
  const { say } = visit;
  const shown = await look(visit, String(page));
  const before = new Map(typed.map((row) => [row.enrolmentId, row]));
  const rows = shown.rows.map((row): Named => {
    const mine = before.get(row.enrolmentId);
    const now = givenOf(row);
    if (mine === undefined || mine.given.edit === now.edit) return { ...row, given: mine?.given ?? now, problems: [] };
    if (row.result?.state === 'confirmed')
      return { ...row, given: now, problems: [{ field: 'result', says: say('results.row-confirmed-meanwhile') }] };
    const says = say('results.row-meanwhile', { now: saidShortly(visit, row.result) });
    return { ...row, given: { ...mine.given, edit: now.edit }, problems: [{ field: 'result', says }] };
  });
  const problems: Problem[] = [{ says: say('results.meanwhile') }, ...problemsOfPage(rows)];
  return wrong(resultsSheet(visit, shown, rows, onceKey(), problems), 409);
}

async function confirm(visit: Visit, answers: Answers): Promise<Answer> {
  const { say } = visit;
  const id = param(visit, 'id');
  const again = async (says: string, status: number, field?: string) => {
    const shown = await look(visit, answers.text('page'));
    return wrong(resultsSheet(visit, shown, stored(shown), onceKey(), [{ says, ...(field && { field }) }]), status);
  };
  const rows = answers
    .text('confirm')
    .split(' ')
    .flatMap((pair) => {
      const [enrolmentId = '', edit = ''] = pair.split('/');
      return /^[0-9a-f-]{36}$/.test(enrolmentId) && /^\d{1,9}$/.test(edit) ? [{ enrolmentId, edit: Number(edit) }] : [];
    });
  if (rows.length === 0) return again(say('results.nothing-to-confirm'), 422);
  if (answers.text('looked') !== 'yes') return again(say('results.looked-missing'), 422, 'looked');
  try {
    const context = { ...visit.context, idempotencyKey: readOnce(answers) };
    const { confirmed } = await runAct(confirmResults, context, { offeringId: id, rows: rows.slice(0, RESULTS_AT_ONCE) });
    return { to: await onward(visit, confirmed) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.code === 'conflict' || error.code === 'key-reused') return again(say('results.changed-since'), 409);
    if (error.code === 'wrong-state') return again(say('results.confirmed-meanwhile'), 409);
    throw error;
  }
}

/** Whoever issues goes straight on when nothing is open any more; everybody else sees how the results stand now. */
async function onward(visit: Visit, confirmed: number): Promise<string> {
  const { offering, counts } = await look(visit, null);
  const about = { offeringId: offering.id, institutionId: offering.institutionId };
  const goesOn = issuesNext(visit.context.actor, about) && counts.confirmed === counts.learners && counts.passed > 0;
  return `/offerings/${offering.id}/${goesOn ? 'credentials' : 'results'}?confirmed=${confirmed}`;
}

function after(visit: Visit, { page, pages }: ShownResults, wanted: string): string {
  const path = `/offerings/${param(visit, 'id')}/results`;
  return `${path}?saved=yes&page=${wanted === 'next' ? Math.min(page + 1, pages) : page}`;
}

function wrong(sheet: Sheet, status: number): Sheet {
  return { ...sheet, wrong: true, status };
}
