import { runAct, runView } from '../../base/door.ts';
import { sayIssue } from '../../base/languages/say-issue.ts';
import { askForLink } from '../../base/people/ask-for-link.ts';
import { isRefusal } from '../../base/refusal.ts';
import type { Problem } from '../../base/ui/error-summary.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Answer, Answers, Page } from '../../base/ui/page.ts';
import { param, type Visit } from '../../base/ui/visit.ts';
import { apply } from './apply.ts';
import { checkSheet } from './apply-check.tsx';
import { closedSheet } from './apply-closed.tsx';
import { APPLY_QUESTIONS, type ApplyForm, type ApplyGiven, formSheet } from './apply-form.tsx';
import { askSheet, NEWCOMER_QUESTIONS } from './apply-newcomer.tsx';
import { showApplicationForm } from './show-application-form.ts';

const PATH = '/m/{slug}/offerings/{offering}/apply';

/** Somebody applies: who they are, what they say, a look at it all, and off it goes. */
export const applyPage: Page = {
  path: PATH,
  async get(visit) {
    const form = await lookUp(visit);
    const elsewhere = wayAround(visit, form, 200);
    if (elsewhere !== undefined) return elsewhere;
    if (visit.context.actor.kind !== 'person') return askSheet(visit, form, { name: '', email: '' }, []);
    const given = { name: form.name ?? '', givenName: '', familyName: '', studentNumber: '', motivation: '', prerequisitesMet: '' };
    return formSheet(visit, form, given, onceKey(), []);
  },

  async post(visit, answers) {
    const form = await lookUp(visit);
    const elsewhere = wayAround(visit, form, 409);
    if (visit.context.actor.kind !== 'person') return elsewhere ?? sendLink(visit, form, answers);
    // Whoever applied a moment ago, with this very form, is led to what they sent.
    if (elsewhere !== undefined) return elsewhere;
    const given = Object.fromEntries(APPLY_QUESTIONS.map((question) => [question, answers.text(question)])) as ApplyGiven;
    const once = readOnce(answers);
    if (answers.text('step') === 'change') return formSheet(visit, form, given, once, []);
    const input = inputOf(form, given);
    const problems = problemsIn(visit, input, given);
    if (problems.length > 0) return formSheet(visit, form, given, once, problems);
    return answers.text('step') === 'send' ? send(visit, form, given, once) : checkSheet(visit, form, given, once);
  },
};

const lookUp = (visit: Visit): Promise<ApplyForm> =>
  runView(showApplicationForm, visit.context, { slug: param(visit, 'slug'), offeringId: param(visit, 'offering') });

/** Where there is nothing to fill in: an application that stands already, or a reason why nobody can apply. */
function wayAround(visit: Visit, form: ApplyForm, status: number): Answer | undefined {
  if (form.applicationId !== undefined) return { to: `/me/applications/${form.applicationId}` };
  if (form.takesPart) return closedSheet(visit, form, 'takes-part', status);
  return form.openness === 'open' ? undefined : closedSheet(visit, form, form.openness, status);
}

function inputOf(form: ApplyForm, given: ApplyGiven) {
  const said = (text: string) => (text.trim() === '' ? undefined : text);
  return {
    offeringId: form.offered.offeringId,
    name: given.name,
    givenName: said(given.givenName),
    familyName: said(given.familyName),
    studentNumber: said(given.studentNumber),
    motivation: said(given.motivation),
    // What is not asked for is met.
    prerequisitesMet: (form.prerequisites === undefined || given.prerequisitesMet === 'yes') as true,
  };
}

function problemsIn(visit: Visit, input: unknown, given: ApplyGiven): readonly Problem[] {
  const parsed = apply.input.safeParse(input);
  if (parsed.success) return [];
  return APPLY_QUESTIONS.flatMap((field) => {
    const found = parsed.error.issues.find((issue) => issue.path.join('.') === field);
    if (found === undefined) return [];
    const issue = { path: field, code: found.code === 'custom' ? found.message : found.code, message: found.message };
    return [{ field, says: sayIssue(visit.say, apply.name, issue, given[field].trim()) }];
  });
}

async function send(visit: Visit, form: ApplyForm, given: ApplyGiven, once: string): Promise<Answer> {
  try {
    const { applicationId } = await runAct(apply, { ...visit.context, idempotencyKey: once }, inputOf(form, given));
    return { to: `/me/applications/${applicationId}` };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.code === 'key-reused') return formSheet(visit, form, given, onceKey(), [{ says: visit.say('apply.sent-before') }]);
    if (!['conflict', 'no-seats', 'wrong-state'].includes(error.code)) throw error;
    // It changed in this moment: said as it stands now.
    const now = await lookUp(visit);
    return wayAround(visit, now, 409) ?? formSheet(visit, now, given, onceKey(), [{ says: visit.say('problem.conflict.detail') }]);
  }
}

async function sendLink(visit: Visit, form: ApplyForm, answers: Answers): Promise<Answer> {
  const given = { name: answers.text('name'), email: answers.text('email') };
  const { pathname } = visit.url;
  try {
    await runAct(askForLink, visit.context, { ...given, returnTo: pathname });
    return { to: `${pathname}/sent` };
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'invalid-input') throw error;
    const problems = NEWCOMER_QUESTIONS.flatMap((field) => {
      const issue = error.issues.find(({ path }) => path === field);
      return issue ? [{ field, says: sayIssue(visit.say, askForLink.name, issue, given[field].trim()) }] : [];
    });
    return askSheet(visit, form, given, problems);
  }
}
