import type { z } from 'zod';
import { runAct, runView } from '../../base/door.ts';
import { sayIssue } from '../../base/languages/say-issue.ts';
import { isRefusal, type Refusal } from '../../base/refusal.ts';
import type { Problem } from '../../base/ui/error-summary.tsx';
import type { Page } from '../../base/ui/page.ts';
import { param, type Visit } from '../../base/ui/visit.ts';
import { type ApplicationState, applicationStates } from './application.ts';
import { type Choice, selectionSheet } from './applications-sheet.tsx';
import { decideApplication } from './decide-application.ts';
import { listApplications } from './list-applications.ts';

export type Applications = z.output<typeof listApplications.result>;
/** Which part of the list is looked at. */
export type Part = { readonly state: ApplicationState | 'all' | undefined; readonly page: number };

/** Who wants to take part: read, then accepted or declined, one or several at once. */
export const applicationsPage: Page = {
  path: '/offerings/{id}/applications',
  forPeople: true,
  async get(visit) {
    const part = partIn(visit.url.searchParams);
    return selectionSheet(visit, await lookUp(visit, part), part, { ids: [], reason: '', text: '' }, []);
  },

  async post(visit, answers) {
    const part = partIn(new URLSearchParams({ state: answers.text('state'), page: answers.text('page') }));
    const chosen: Choice = { ids: answers.all('application'), reason: answers.text('reason'), text: answers.text('text') };
    const decision = answers.text('decide') === 'declined' ? 'declined' : 'accepted';
    const again = async (problems: readonly Problem[], status: number) => ({
      ...selectionSheet(visit, await lookUp(visit, part), part, chosen, problems),
      status,
    });
    // Whoever pressed Enter chose no button yet: the ticks stay, and nothing is decided.
    if (answers.text('decide') === 'not-yet') return selectionSheet(visit, await lookUp(visit, part), part, chosen, []);
    if (chosen.ids.length === 0) return again([{ field: 'applications', says: visit.say('applications.choose-some') }], 422);
    try {
      const { decided } = await runAct(decideApplication, visit.context, {
        offeringId: param(visit, 'id'),
        applicationIds: [...chosen.ids],
        decision,
        ...(decision === 'declined' ? { reason: chosen.reason === '' ? undefined : (chosen.reason as never), text: chosen.text } : {}),
      });
      return { to: `${visit.url.pathname}?${new URLSearchParams({ done: decision, count: String(decided.length) })}` };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const problems = problemsOf(visit, error, chosen);
      if (problems === undefined) throw error;
      return again(problems, error.code === 'invalid-input' ? 422 : 409);
    }
  },
};

const lookUp = (visit: Visit, { state, page }: Part): Promise<Applications> =>
  runView(listApplications, visit.context, {
    offeringId: param(visit, 'id'),
    // Those that wait for a decision come first; the others are asked for.
    ...(state === 'all' ? {} : { state: state ?? 'submitted' }),
    page,
  });

function partIn(query: URLSearchParams): Part {
  const asked = query.get('state');
  const page = Number(query.get('page') ?? '1');
  return {
    state: asked === 'all' ? asked : applicationStates.find((state) => state === asked),
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** What was in the way, in a sentence with the next step; nothing where it is none of the reader's business. */
function problemsOf(visit: Visit, error: Refusal, chosen: Choice): readonly Problem[] | undefined {
  const { say } = visit;
  const { code, details } = error;
  if (code === 'no-seats') return [{ says: say('applications.no-seats', { free: Number(details.free), asked: Number(details.asked) }) }];
  if (code === 'conflict') return [{ says: say('applications.same-student') }];
  if (code === 'personal-key-gone') return [{ says: say('applications.gone') }];
  if (code === 'wrong-state') return [{ says: say(details.state === 'cancelled' ? 'applications.cancelled' : 'applications.moved') }];
  // Whoever may not decide at all does not see this page: here it is about their own application.
  if (code === 'not-allowed' && visit.context.actor.kind === 'person') return [{ says: say('applications.not-own') }];
  if (code !== 'invalid-input') return undefined;
  return (['reason', 'text'] as const).flatMap((field) => {
    const issue = error.issues.find(({ path }) => path === field);
    return issue ? [{ field, says: sayIssue(say, decideApplication.name, issue, chosen[field]) }] : [];
  });
}
