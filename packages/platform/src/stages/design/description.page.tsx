import { type SectionName, sections } from '@laurel/microcredential';
import type { Child } from 'hono/jsx';
import { runAct, runView } from '../../base/door.ts';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { Button } from '../../base/ui/button.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Meter } from '../../base/ui/meter.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Page } from '../../base/ui/page.ts';
import { Tag } from '../../base/ui/state.tsx';
import { type Task, Tasks } from '../../base/ui/tasks.tsx';
import { param, type Visit } from '../../base/ui/visit.ts';
import { checkDescription } from './check-description.ts';
import { cloneDescription } from './clone-description.ts';
import { CommentsCard } from './comments/comments-card.tsx';
import { listComments } from './comments/list-comments.ts';
import { annexCount, findingsOf, stateOf } from './completeness.ts';
import type { WholeDescription } from './description.ts';
import { DescriptionLanguages } from './description-languages.tsx';
import { designSteps } from './design-steps.ts';
import { frameworkName, stateTone, titleOf, verdictTone } from './design-words.ts';
import { DeviationsCard } from './deviations-card.tsx';
import { showDescription } from './show-description.ts';
import { speakLanguage } from './speak-language.ts';
import { doneIn } from './steps.page.tsx';
import { withdrawDescription } from './withdraw-description.ts';

/** The sections in three groups, as a course leader thinks of them. */
const GROUPS = {
  'what-it-is': ['basics', 'outcomes', 'workload', 'assessment'],
  'how-it-is-taught': ['participation', 'access'],
  'what-it-rests-on': ['recognition', 'quality', 'partners'],
} as const satisfies Record<string, readonly SectionName[]>;

const TONES = { incomplete: 'neutral', 'in-progress': 'info', completed: 'success' } as const;

/** What a later stage has to say about a description on its task list; the entrance puts it there. */
export type LaterStage = (visit: Visit, description: WholeDescription) => Promise<Child>;

/** The task list of one description. */
export const descriptionPage = (later: LaterStage): Page => ({
  path: '/design/{id}',
  forPeople: true,
  async get(visit) {
    const { say, writing } = visit;
    const id = param(visit, 'id');
    const description = await runView(showDescription, visit.context, { id });
    const { verdicts } = await runView(checkDescription, visit.context, { id });
    const { verdicts: ofAllSteps } = await runView(checkDescription, visit.context, { id, phase: 'issuing' });
    const { comments } = await runView(listComments, visit.context, { id });
    const further = await later(visit, description);
    const { actor, house } = visit.context;
    const mayWrite = description.state === 'draft' && house.policy[speakLanguage.name]?.may(actor, description as never) === true;
    const title = titleOf(visit, description.title);
    const content = description.description;
    const findings = verdicts.flatMap((verdict) => verdict.findings);
    const { named, all } = annexCount(content);
    const done = sections.filter((section) => stateOf(section, content) === 'completed').length;
    const task = (section: SectionName): Task => {
      const state = stateOf(section, content);
      return {
        says: say(`design-section.${section}`),
        href: `/design/${id}/${section}`,
        about: say('design.task-about', { about: say(`design-about.${section}`), count: findingsOf(section, findings).length }),
        state: { says: say(`design-task.${state}`), tone: TONES[state] },
      };
    };
    return {
      title: title.says,
      unlisted: true,
      place: 'design',
      body: (
        <div class="wrap stack sections">
          <Breadcrumbs
            label={say('layout.you-are-here')}
            back={say('design.back')}
            crumbs={[
              { says: say('design.title'), href: '/design' },
              { says: title.says, href: `/design/${id}`, lang: title.lang },
            ]}
          />
          <div class="stack" data-gap="2">
            <div class="row">
              <Tag tone={stateTone[description.state]}>{say(`design-state.${description.state}`, { version: description.version })}</Tag>
              <span class="muted small">{say('design.changed', { date: writing.date(description.changedAt) })}</span>
            </div>
            <Heading level={1} size="lg" lang={title.lang}>
              <bdi>{title.says}</bdi>
            </Heading>
            <p class="ds-paragraph measure">{say('design.progress', { done, all: sections.length })}</p>
          </div>
          <div class="split">
            <div class="stack" data-gap="5">
              {Object.entries(GROUPS).map(([group, asked]) => (
                <section class="stack" data-gap="2">
                  <Heading level={2} size="xs">
                    {say(`design-group.${group as keyof typeof GROUPS}`)}
                  </Heading>
                  <Tasks tasks={asked.map(task)} />
                </section>
              ))}
              <DescriptionLanguages visit={visit} description={description} mayWrite={mayWrite} />
              <CameAbout visit={visit} description={description} />
              <TakeAlong visit={visit} id={id} />
              <Further visit={visit} description={description} />
            </div>
            <aside class="stack sticky" data-gap="4" aria-label={say('design.completeness')}>
              {further}
              <CommentsCard visit={visit} descriptionId={id} comments={comments} />
              <DeviationsCard visit={visit} descriptionId={id} verdicts={ofAllSteps} />
              <section class="ds-card stack" data-gap="2">
                <Heading level={2} size="2xs">
                  {say('design.completeness')}
                </Heading>
                <div class="stack" data-gap="1">
                  <div class="row small" data-between>
                    <span>{say('design.annex')}</span>
                    <span class="num">{say('design.annex-count', { named, all })}</span>
                  </div>
                  <Meter label={say('design.annex-meter', { named, all })} part={named} whole={all} />
                </div>
                <p class="small muted">{say('design.annex-award')}</p>
                {verdicts.map((verdict) => (
                  <div class="row small" data-between>
                    <span>
                      <bdi>{frameworkName(visit, verdict)}</bdi>
                      {verdict.binds ? <span class="muted"> · {say('frameworks.binds-here')}</span> : null}
                    </span>
                    <Tag tone={verdictTone[verdict.verdict]}>{say(`design-verdict.${verdict.verdict}`)}</Tag>
                  </div>
                ))}
                <p class="small">
                  <Link href={`/design/${id}/check`}>{say('design.see-findings')}</Link>
                </p>
              </section>
            </aside>
          </div>
        </div>
      ),
    };
  },

  async post(visit, answers) {
    const id = param(visit, 'id');
    const context = { ...visit.context, idempotencyKey: readOnce(answers) };
    if (answers.text('do') === 'clone') return { to: `/design/${(await runAct(cloneDescription, context, { id })).id}` };
    if (answers.text('do') === 'speak') {
      const language = answers.text('language');
      // Nothing chosen: the list stands there again.
      if (language !== '') await runAct(speakLanguage, context, { id, language });
      return { to: `/design/${id}#languages` };
    }
    if (answers.text('do') !== 'withdraw') {
      await runView(showDescription, visit.context, { id });
      return { to: `/design/${id}` };
    }
    await runAct(withdrawDescription, context, { id });
    return { to: `/design/${id}` };
  },
});

/** How far it is in the steps of its making. */
function CameAbout({ visit: { say }, description: { id, description } }: { visit: Visit; description: WholeDescription }) {
  const steps = designSteps(description);
  return (
    <section class="stack" data-gap="2">
      <Heading level={2} size="xs">
        {say('steps.name')}
      </Heading>
      <p class="measure">
        <Link href={`/design/${id}/steps`}>{say('steps.progress', { done: doneIn(steps), all: steps.length })}</Link>
      </p>
    </section>
  );
}

/** The forms that others ask for a description on. */
function TakeAlong({ visit: { say }, id }: { visit: Visit; id: string }) {
  return (
    <section class="stack" data-gap="2">
      <Heading level={2} size="xs">
        {say('template.take-along')}
      </Heading>
      <p class="measure">
        <Link href={`/design/${id}/template`}>{say('template.name')}</Link>: {say('template.take-along-how')}
      </p>
    </section>
  );
}

/** What else can be done with it, shown to whoever may: the policy says who. */
function Further({ visit, description }: { visit: Visit; description: WholeDescription }) {
  const { say } = visit;
  const { actor, house } = visit.context;
  if (!house.policy[cloneDescription.name]?.may(actor, description as never)) return <Notice>{say('design.only-read')}</Notice>;
  const path = `/design/${description.id}`;
  return (
    <>
      <section class="stack" data-gap="2">
        <Heading level={2} size="xs">
          {say('design.clone-title')}
        </Heading>
        <p class="measure">{say('design.clone-why')}</p>
        <Form action={path} once={onceKey()}>
          <div>
            <Button variant="secondary" name="do" value="clone">
              {say('design.clone')}
            </Button>
          </div>
        </Form>
      </section>
      {description.state === 'draft' ? (
        <section class="stack" data-gap="2">
          <Heading level={2} size="xs">
            {say('design.withdraw-title')}
          </Heading>
          <p class="measure">{say('design.withdraw-why')}</p>
          <Form action={path} once={onceKey()}>
            <div>
              <Button variant="secondary" color="danger" name="do" value="withdraw">
                {say('design.withdraw')}
              </Button>
            </div>
          </Form>
        </section>
      ) : null}
    </>
  );
}
