import type { z } from 'zod';
import { runAct, runView } from '../../base/door.ts';
import { isRefusal } from '../../base/refusal.ts';
import type { Problem } from '../../base/ui/error-summary.tsx';
import type { Download, Page } from '../../base/ui/page.ts';
import { param, type Visit } from '../../base/ui/visit.ts';
import { csvOf } from './class-csv.ts';
import { classSheet } from './class-sheet.tsx';
import { listClass } from './list-class.ts';
import { titleIn } from './offered-words.tsx';
import { withdrawEnrolment } from './withdraw-enrolment.ts';

export type ClassList = z.output<typeof listClass.result>;

/** Who takes part: looked at, taken along as a table, and ended where somebody does not come. */
export const classPage: Page = {
  path: '/offerings/{id}/class',
  forPeople: true,
  async get(visit) {
    const found = await lookUp(visit);
    return visit.url.searchParams.get('as') === 'csv' ? downloadOf(visit, found) : classSheet(visit, found, []);
  },

  async post(visit, answers) {
    try {
      await runAct(withdrawEnrolment, visit.context, { enrolmentId: answers.text('enrolment') });
      return { to: `${visit.url.pathname}?done=ended` };
    } catch (error) {
      if (!isRefusal(error) || error.code !== 'wrong-state') throw error;
      const says = visit.say(error.details.state === 'credential' ? 'class.has-credential' : 'class.ended-before');
      const problems: readonly Problem[] = [{ says }];
      return { ...classSheet(visit, await lookUp(visit), problems), status: 409 };
    }
  },
};

/** By name, as the reader's language sorts them. */
async function lookUp(visit: Visit): Promise<ClassList> {
  const found = await runView(listClass, visit.context, { offeringId: param(visit, 'id') });
  return { ...found, learners: [...found.learners].sort((a, b) => visit.writing.compare(a.name, b.name)) };
}

function downloadOf(visit: Visit, { offered, learners }: ClassList): Download {
  const { say, writing } = visit;
  const columns = ['name', 'given-name', 'family-name', 'student-number', 'email', 'came', 'since'] as const;
  const rows = learners.map((learner) => [
    learner.name === '' ? say('class.forgotten') : learner.name,
    learner.givenName ?? '',
    learner.familyName ?? '',
    learner.studentNumber ?? '',
    learner.email ?? '',
    say(`class.came-${learner.came}`),
    learner.enrolledAt.slice(0, 10),
  ]);
  return {
    file: csvOf([columns.map((column) => say(`class.${column}`)), ...rows], writing.number(1.5).includes(',') ? ';' : ','),
    name: `${titleIn(visit, offered)} ${offered.startsOn}.csv`,
    type: 'text/csv; charset=utf-8',
  };
}
