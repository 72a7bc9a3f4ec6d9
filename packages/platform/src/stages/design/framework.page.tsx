import { type Framework, frameworks, type Phase, phases, type Rule, withParams } from '@laurel/microcredential';
import { Refusal } from '../../base/refusal.ts';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { Facts } from '../../base/ui/facts.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import type { Page } from '../../base/ui/page.ts';
import { PrintButton } from '../../base/ui/print-button.tsx';
import { State } from '../../base/ui/state.tsx';
import { Table } from '../../base/ui/table.tsx';
import { param, type Visit } from '../../base/ui/visit.ts';
import { frameworkName, severityTone } from './design-words.ts';
import { sentenceOf, standingOf } from './frameworks.page.tsx';

/** Everything that one framework asks, step by step, with the clause that asks it. */
export const frameworkPage: Page = {
  path: '/frameworks/{id}',
  sameForVisitors: true,
  async get(visit) {
    const { say } = visit;
    const framework = frameworks.find(({ id }) => id === param(visit, 'id'));
    if (framework === undefined) throw new Refusal('not-found');
    const name = frameworkName(visit, { framework: framework.id });
    const asked = phases.filter((phase) => framework.rules.some((rule) => rule.phase === phase));
    return {
      title: name,
      body: (
        <div class="wrap stack sections">
          <Breadcrumbs
            label={say('layout.you-are-here')}
            back={say('frameworks.title')}
            crumbs={[
              { says: say('frameworks.title'), href: '/frameworks' },
              { says: name, href: `/frameworks/${framework.id}` },
            ]}
          />
          <div class="stack">
            <Heading level={1} size="lg">
              {name}
            </Heading>
            <p class="ds-paragraph lead" lang="en">
              {framework.sourceDocument.title}
            </p>
            <p class="muted">{standingOf(visit, framework)}</p>
          </div>
          <Numbers visit={visit} framework={framework} />
          {asked.map((phase) => (
            <Asked visit={visit} phase={phase} framework={framework} />
          ))}
          <div class="noprint">
            <PrintButton>{say('frameworks.print')}</PrintButton>
          </div>
        </div>
      ),
    };
  },
};

/** The numbers that a university may set otherwise. */
function Numbers({ visit, framework }: { visit: Visit; framework: Framework }) {
  const numbers = Object.entries(framework.params);
  if (numbers.length === 0) return null;
  return (
    <section class="stack">
      <Heading level={2}>{visit.say('frameworks.numbers')}</Heading>
      <Facts
        facts={numbers.map(([name, value]) => ({
          term: name,
          value: typeof value === 'number' ? visit.writing.number(value) : String(value),
        }))}
      />
    </section>
  );
}

/** The rules that are looked at from one step on. */
function Asked({ visit, phase, framework }: { visit: Visit; phase: Phase; framework: Framework }) {
  const { say } = visit;
  const says = (words: Rule['message']) => withParams(sentenceOf(visit, words), framework.params);
  return (
    <section class="stack">
      <Heading level={2}>{say('frameworks.asked', { phase: say(`design-phase.${phase}`) })}</Heading>
      <Table
        caption={say('frameworks.asked', { phase: say(`design-phase.${phase}`) })}
        stacked
        columns={[{ title: say('frameworks.finding'), wide: true }, { title: say('frameworks.clause') }, { title: say('frameworks.rule') }]}
        rows={framework.rules
          .filter((rule) => rule.phase === phase)
          .map((rule) => [
            <div class="stack" data-gap="1">
              <State tone={severityTone[rule.severity]}>{says(rule.message)}</State>
              <span class="muted">{says(rule.fix)}</span>
            </div>,
            <span lang="en">{rule.source.clause}</span>,
            <span class="id nowrap">{rule.id}</span>,
          ])}
      />
    </section>
  );
}
