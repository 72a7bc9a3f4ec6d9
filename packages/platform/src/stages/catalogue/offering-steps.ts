import type { Task } from '../../base/ui/tasks.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import type { Shown } from './offering.page.tsx';
import { holdsThere } from './offering-rights.ts';

/** Who works with what, as the stages after this one have it; each of their pages asks policy again. */
const ROLES = {
  applications: ['course-leader', 'admission-officer', 'institution-admin'],
  class: ['course-leader', 'lecturer', 'admission-officer', 'registrar'],
  results: ['course-leader', 'lecturer', 'registrar'],
  credentials: ['registrar'],
} as const;

/** What is to be done with a published offering, in order, with how far it is; only what the reader may do. */
export function stepsOf(visit: Visit, { offering, progress }: Shown): Task[] {
  if (offering.state === 'draft') return [];
  const { say } = visit;
  const { applications, waiting, learners, entered, confirmed, passed, issued } = progress;
  const step = (name: keyof typeof ROLES, about: string, state: 'todo' | 'doing' | 'done' | 'later'): Task[] =>
    holdsThere(visit, offering.institutionId, ...ROLES[name])
      ? [
          {
            says: say(`offering-step.${name}`),
            href: `/offerings/${offering.id}/${name}`,
            about,
            state: { says: say(`offering-step.${state}`), tone: TONES[state] },
          },
        ]
      : [];
  return [
    ...(offering.applyUntil === undefined && applications === 0
      ? []
      : step(
          'applications',
          say('offering-step.applications-about', { applications, waiting }),
          waiting > 0 ? 'todo' : applications > 0 ? 'done' : 'later',
        )),
    ...step('class', say('offering-step.class-about', { learners }), learners > 0 ? 'done' : 'todo'),
    ...step(
      'results',
      say('offering-step.results-about', { entered: entered + confirmed, confirmed, learners }),
      learners === 0 ? 'later' : confirmed >= learners ? 'done' : entered + confirmed > 0 ? 'doing' : 'todo',
    ),
    ...step(
      'credentials',
      say('offering-step.credentials-about', { issued, passed }),
      passed === 0 ? 'later' : issued >= passed ? 'done' : 'todo',
    ),
  ];
}

const TONES = { todo: 'warning', doing: 'info', done: 'success', later: 'neutral' } as const;
