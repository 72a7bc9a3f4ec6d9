import type { Child } from 'hono/jsx';
import type { z } from 'zod';
import { Fold } from '../../base/ui/fold.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import { State, Tag } from '../../base/ui/state.tsx';
import { Table } from '../../base/ui/table.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { severityTone, titleOf, verdictTone } from './design-words.ts';
import type { previewFramework } from './preview-framework.ts';

export type Preview = z.output<typeof previewFramework.result>;

const VERDICTS = ['pass', 'pass-with-warnings', 'fail', 'not-applicable'] as const;

/** What would change, in numbers and description by description. `more` leads to the next ones. */
export function PreviewReport({ visit, preview, more }: { visit: Visit; preview: Preview; more?: Child }) {
  const { say, writing } = visit;
  const { before, after, looked, changed, phase, descriptions, weak } = preview;
  return (
    <section class="stack" aria-labelledby="preview" data-changed={changed}>
      <Heading level={2} id="preview">
        {say('trial.title', { count: changed })}
      </Heading>
      {weak === undefined ? null : <Notice tone="warning">{say(`own.weak-${weak}`)}</Notice>}
      <p class="measure">{say('trial.looked', { count: looked, phase: say(`design-phase.${phase}`) })}</p>
      <p class="small muted measure">{say('trial.who-sees')}</p>
      <div class="narrow">
        <Table
          caption={say('trial.counts')}
          columns={[
            { title: say('trial.verdict') },
            ...(before === undefined ? [] : [{ title: say('trial.before'), kind: 'number' as const }]),
            { title: say('trial.after'), kind: 'number' },
          ]}
          rows={VERDICTS.map((verdict) => [
            say(`design-verdict.${verdict}`),
            ...(before === undefined ? [] : [writing.number(before[verdict])]),
            writing.number(after[verdict]),
          ])}
        />
      </div>
      {descriptions.length === 0 ? null : (
        <ul class="results narrow">
          {descriptions.map((description) => (
            <Changed visit={visit} description={description} />
          ))}
        </ul>
      )}
      {more}
    </section>
  );
}

function Changed({ visit, description }: { visit: Visit; description: Preview['descriptions'][number] }) {
  const { say } = visit;
  const title = titleOf(visit, description.title);
  const { id, open, institution, before, after, gained, lost } = description;
  const named = (
    <bdi lang={title.lang} dir={title.dir}>
      {title.says}
    </bdi>
  );
  return (
    <li class="result one">
      <Heading level={3} size="xs">
        {open ? <Link href={`/design/${id}`}>{named}</Link> : named}
      </Heading>
      <p class="small muted">
        <bdi>{institution}</bdi>
      </p>
      <p class="row">
        {before === undefined ? null : <Verdict visit={visit} says={say('trial.before')} verdict={before} />}
        <Verdict visit={visit} says={say('trial.after')} verdict={after} />
      </p>
      {gained.length === 0 ? null : (
        <Fold says={say('trial.gained', { count: gained.length })} open={gained.length <= 2}>
          {gained.map(({ severity, message, rule }) => (
            <State tone={severityTone[severity]}>
              {message} <span class="id muted">{rule}</span>
            </State>
          ))}
        </Fold>
      )}
      {lost.length === 0 ? null : (
        <Fold says={say('trial.lost', { count: lost.length })}>
          {lost.map(({ message, rule }) => (
            <p>
              {message} <span class="id muted">{rule}</span>
            </p>
          ))}
        </Fold>
      )}
    </li>
  );
}

function Verdict({ visit, says, verdict }: { visit: Visit; says: string; verdict: keyof typeof verdictTone }) {
  return (
    <span>
      <span class="small muted">{says}: </span>
      <Tag tone={verdictTone[verdict]}>{visit.say(`design-verdict.${verdict}`)}</Tag>
    </span>
  );
}
