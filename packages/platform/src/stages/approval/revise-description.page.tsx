import { runAct, runView } from '../../base/door.ts';
import { sayIssue } from '../../base/languages/say-issue.ts';
import { isRefusal } from '../../base/refusal.ts';
import { Button } from '../../base/ui/button.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Page, Sheet } from '../../base/ui/page.ts';
import { Select } from '../../base/ui/select.tsx';
import { param, type Visit } from '../../base/ui/visit.ts';
import type { WholeDescription } from '../design/description.ts';
import { DescriptionCrumbs } from '../design/description-crumbs.tsx';
import { titleOf } from '../design/design-words.ts';
import { listRevisions } from '../design/list-revisions.ts';
import { type Revision, stepsToReturnTo } from '../design/revision.ts';
import { showDescription } from '../design/show-description.ts';
import { giveUpRevision } from './give-up-revision.ts';
import { reviseDescription } from './revise-description.ts';
import { RevisionLines } from './revision-lines.tsx';
import { reviseAddress, stepName } from './revision-words.ts';

const QUESTIONS = ['step', 'reason'] as const;
type Given = Readonly<Record<(typeof QUESTIONS)[number], string>>;
type Filled = { readonly given: Given; readonly once: string; readonly problems: readonly Problem[]; readonly status?: number };

/** What was approved is written anew, from a step of its making and for a reason; or the new version is given up. */
export const reviseDescriptionPage: Page = {
  path: '/design/{id}/revise',
  forPeople: true,
  async get(visit) {
    return sheet(visit, { given: { step: '', reason: '' }, once: onceKey(), problems: [] });
  },

  async post(visit, answers) {
    const id = param(visit, 'id');
    const once = readOnce(answers);
    const context = { ...visit.context, idempotencyKey: once };
    const given: Given = { step: answers.text('step'), reason: answers.text('reason') };
    try {
      if (answers.text('do') === 'give-up') {
        await runAct(giveUpRevision, context, { id, version: Number(answers.text('version') || Number.NaN) });
        return { to: reviseAddress(id) };
      }
      await runAct(reviseDescription, context, { id, ...given });
      return { to: `/design/${id}` };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const again = (says: string, status: number) => sheet(visit, { given, once: onceKey(), problems: [{ says }], status });
      if (error.code === 'key-reused') return again(visit.say('approval.sent-before'), 422);
      if (error.code === 'conflict' || error.code === 'wrong-state') return again(visit.say('revision.moved-on'), 409);
      if (error.code !== 'invalid-input') throw error;
      const problems = QUESTIONS.flatMap((field) => {
        const issue = error.issues.find(({ path }) => path === field);
        return issue ? [{ field, says: sayIssue(visit.say, reviseDescription.name, issue, given[field].trim()) }] : [];
      });
      return sheet(visit, { given, once, problems, status: 422 });
    }
  },
};

async function sheet(visit: Visit, filled: Filled): Promise<Sheet> {
  const { say } = visit;
  const id = param(visit, 'id');
  const description = await runView(showDescription, visit.context, { id });
  const { revisions } = await runView(listRevisions, visit.context, { id });
  const open = revisions.find(({ state }) => state === 'open');
  const title = titleOf(visit, description.title);
  return {
    title: say('revision.title', { title: title.says }),
    unlisted: true,
    place: 'design',
    wrong: filled.problems.length > 0,
    ...(filled.status === undefined ? {} : { status: filled.status }),
    body: (
      <div class="wrap stack sections">
        <DescriptionCrumbs visit={visit} of={description} here={{ says: say('revision.crumb'), href: reviseAddress(id) }} />
        <ErrorSummary title={say('form.problem')} problems={filled.problems} />
        <div class="stack" data-gap="2">
          <Heading level={1} size="lg">
            {say('revision.title', { title: title.says })}
          </Heading>
          <p class="ds-paragraph lead">{say('revision.lead')}</p>
        </div>
        <Now visit={visit} description={description} open={open} filled={filled} />
        {revisions.length === 0 ? null : (
          <section class="stack narrow">
            <Heading level={2} size="sm">
              {say('revision.all')}
            </Heading>
            <RevisionLines visit={visit} revisions={revisions} />
          </section>
        )}
      </div>
    ),
  };
}

type NowProps = { visit: Visit; description: WholeDescription; open: Revision | undefined; filled: Filled };

/** What can be done now: begin a new version, or give it up. */
function Now({ visit, description, open, filled }: NowProps) {
  const { say, context } = visit;
  const may = context.house.policy[reviseDescription.name]?.may(context.actor, description as never) === true;
  if (open !== undefined && description.state === 'draft') return may ? <GiveUp visit={visit} description={description} /> : null;
  if (open !== undefined) return <Notice>{say('revision.submitted')}</Notice>;
  if (description.state !== 'approved') return <Notice>{say('revision.nothing-approved')}</Notice>;
  return may ? <Begin visit={visit} description={description} filled={filled} /> : <Notice>{say('revision.not-you')}</Notice>;
}

function Begin({ visit, description, filled }: Omit<NowProps, 'open'>) {
  const { say, writing } = visit;
  const errorOf = (question: keyof Given) => filled.problems.find(({ field }) => field === question)?.says;
  return (
    <section class="stack narrow">
      <Heading level={2} size="sm">
        {say('revision.begin')}
      </Heading>
      <p class="measure">{say('revision.begin-how', { version: description.version })}</p>
      <Form action={reviseAddress(description.id)} once={filled.once}>
        <Select
          name="step"
          label={say('revision.step')}
          hint={say('revision.step-hint')}
          choices={stepsToReturnTo.map((word) => ({ value: word, label: stepName(visit, word) }))}
          nothing={say('design.choose')}
          value={filled.given.step}
          error={errorOf('step')}
        />
        <Field
          name="reason"
          label={say('revision.reason')}
          hint={say('revision.reason-hint', { language: writing.language(description.languages[0] ?? 'en') })}
          value={filled.given.reason}
          rows={5}
          error={errorOf('reason')}
        />
        <div>
          <Button name="do" value="begin">
            {say('revision.send')}
          </Button>
        </div>
      </Form>
    </section>
  );
}

function GiveUp({ visit: { say }, description: { id, version } }: Pick<NowProps, 'visit' | 'description'>) {
  return (
    <section class="stack narrow">
      <Heading level={2} size="sm">
        {say('revision.give-up-title', { version })}
      </Heading>
      <p class="measure">{say('revision.give-up-why')}</p>
      <Form action={reviseAddress(id)} once={onceKey()}>
        <Hidden name="version" value={String(version)} />
        <div>
          <Button variant="secondary" color="danger" name="do" value="give-up">
            {say('revision.give-up', { version })}
          </Button>
        </div>
      </Form>
    </section>
  );
}
