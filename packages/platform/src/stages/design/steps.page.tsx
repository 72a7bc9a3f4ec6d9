import { codeLists, type ElementKey } from '@laurel/microcredential';
import { runView } from '../../base/door.ts';
import { idOf } from '../../base/ui/field.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Page } from '../../base/ui/page.ts';
import { PrintButton } from '../../base/ui/print-button.tsx';
import { Tag } from '../../base/ui/state.tsx';
import { param, type Visit } from '../../base/ui/visit.ts';
import { describe } from './describe.ts';
import { DescriptionCrumbs } from './description-crumbs.tsx';
import { type DesignStep, designSteps, type StepEntry } from './design-steps.ts';
import { conceptLabel, labelOf, titleOf } from './design-words.ts';
import { askedUnder } from './noted-elements.ts';
import { Said } from './said.tsx';
import { sayLeaf, sayText } from './say-leaf.ts';
import { sectionAt } from './section.ts';
import { showDescription } from './show-description.ts';

const TONES = { recorded: 'success', begun: 'info', open: 'neutral', optional: 'neutral' } as const;

/** How a description came about, in the thirteen steps of the Exchange Network's framework: what is written down of each, and what is not. */
export const stepsPage: Page = {
  path: '/design/{id}/steps',
  forPeople: true,
  async get(visit) {
    const { say } = visit;
    const description = await runView(showDescription, visit.context, { id: param(visit, 'id') });
    const { actor, house } = visit.context;
    const mayWrite = description.state === 'draft' && house.policy[describe.name]?.may(actor, description as never) === true;
    const steps = designSteps(description.description);
    const title = titleOf(visit, description.title);
    const path = `/design/${description.id}`;
    return {
      title: say('steps.title', { title: title.says }),
      unlisted: true,
      place: 'design',
      body: (
        <div class="wrap stack sections">
          <DescriptionCrumbs visit={visit} of={description} here={{ says: say('steps.name'), href: `${path}/steps` }} />
          <div class="stack">
            <Heading level={1} size="lg">
              {say('steps.title', { title: title.says })}
            </Heading>
            <p class="ds-paragraph lead">{say('steps.lead')}</p>
            <p>{say('steps.count', { done: doneIn(steps), all: steps.length })}</p>
            <div class="row noprint">
              {mayWrite ? (
                <Link look="button" href={`${path}/quality#${idOf('process.steps')}`}>
                  {say('steps.write-down')}
                </Link>
              ) : null}
              <PrintButton>{say('template.print')}</PrintButton>
            </div>
          </div>
          <ol class="plain">
            {steps.map((step, at) => (
              <li class="noted">
                <Step visit={visit} id={description.id} step={step} number={at + 1} />
              </li>
            ))}
          </ol>
        </div>
      ),
    };
  },
};

/** How many of the steps are recorded; one that nobody needs is not counted among them. */
export function doneIn(steps: readonly DesignStep[]): number {
  return steps.filter(({ state }) => state === 'recorded').length;
}

function Step({ visit, id, step, number }: { visit: Visit; id: string; step: DesignStep; number: number }) {
  const { say } = visit;
  const concept = codeLists['design-steps'].find(step.word);
  const name = concept === undefined ? step.word : conceptLabel(visit, 'design-steps', concept);
  return (
    <>
      <div class="stack close">
        <div class="row">
          <Heading level={2} size="xs">
            {say('steps.step', { number, name })}
          </Heading>
          <Tag tone={TONES[step.state]}>{say(`steps.state-${step.state}`)}</Tag>
        </div>
        <p class="measure">{say(`steps.how-${step.word as 'analyse'}`)}</p>
        {step.entries.map((entry) => (
          <Entry visit={visit} entry={entry} />
        ))}
      </div>
      <div class="stack close">
        {step.answered.length === 0 ? null : (
          <p class="small">
            {say('steps.answered')} <Elements visit={visit} id={id} keys={step.answered} between=", " />
          </p>
        )}
        {step.missing.map((keys) => (
          <p class="small">
            {say('steps.missing')} <Elements visit={visit} id={id} keys={keys} between={` ${say('steps.or')} `} />
          </p>
        ))}
        {step.lacks === undefined || step.state === 'optional' ? null : <p class="small">{say(`steps.lacks-${step.lacks}`)}</p>}
      </div>
    </>
  );
}

/** Each leads to the fields in which it is answered. */
function Elements({ visit, id, keys, between }: { visit: Visit; id: string; keys: readonly ElementKey[]; between: string }) {
  return (
    <>
      {keys.map((key, place) => {
        const [asked = key] = askedUnder(key);
        return (
          <>
            {place === 0 ? '' : between}
            <Link href={`/design/${id}/${sectionAt(asked) ?? ''}#${idOf(asked)}`}>{labelOf(visit, key)}</Link>
          </>
        );
      })}
    </>
  );
}

function Entry({ visit, entry }: { visit: Visit; entry: StepEntry }) {
  const { on = '', evidence = [] } = entry;
  const told = sayText(visit, entry.says);
  return (
    <div class="comment">
      {/^\d{4}-\d{2}-\d{2}$/.test(on) && !Number.isNaN(Date.parse(on)) ? <p class="small muted">{visit.writing.date(on)}</p> : null}
      {told === undefined ? null : (
        <p>
          <Said told={told} />
        </p>
      )}
      {evidence.length === 0 ? null : (
        <ul>
          {evidence.map((each) => (
            <li>
              {/^https?:\/\//.test(each) ? (
                <Link href={each} foreign>
                  {each}
                </Link>
              ) : (
                <Said told={sayLeaf(visit, each)} />
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
