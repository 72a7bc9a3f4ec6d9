import { type Framework, type Phase, phases, type Rule, withParams } from '@laurel/microcredential';
import type { z } from 'zod';
import { runView } from '../../base/door.ts';
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
import { VersionTable } from './own-framework.page.tsx';
import { semver } from './own-framework.ts';
import { showFramework } from './show-framework.ts';

type Shown = z.output<typeof showFramework.result>;

/** Everything that one framework asks, step by step, with the clause that asks it. */
export const frameworkPage: Page = {
  path: '/frameworks/{id}',
  sameForVisitors: true,
  async get(visit) {
    const { say } = visit;
    const version = visit.url.searchParams.get('version') ?? undefined;
    if (version !== undefined && !semver.safeParse(version).success) throw new Refusal('not-found');
    const asked = { id: param(visit, 'id').slice(0, 60), ...(version === undefined ? {} : { version }) };
    const shown = await runView(showFramework, visit.context, asked);
    const { framework } = shown;
    const name = frameworkName(visit, { framework: framework.id, title: framework.title });
    const steps = phases.filter((phase) => framework.rules.some((rule) => rule.phase === phase));
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
            <p class="ds-paragraph lead" lang={shown.of === undefined ? 'en' : undefined}>
              <bdi>{framework.sourceDocument.title}</bdi>
            </p>
            <p class="muted">{standingOf(visit, { ...framework, rules: framework.rules.length })}</p>
            {shown.of === undefined ? null : <p>{say('frameworks.of', { alliance: shown.of.name })}</p>}
            <WhereItBinds visit={visit} shown={shown} />
          </div>
          <Numbers visit={visit} framework={framework} />
          {steps.map((phase) => (
            <Asked visit={visit} phase={phase} framework={framework} lang={shown.of === undefined ? 'en' : undefined} />
          ))}
          {shown.versions.length === 0 ? null : (
            <section class="stack">
              <Heading level={2}>{say('own.versions')}</Heading>
              <VersionTable visit={visit} id={framework.id} versions={shown.versions} />
            </section>
          )}
          <div class="noprint">
            <PrintButton>{say('frameworks.print')}</PrintButton>
          </div>
        </div>
      ),
    };
  },
};

/** In which alliances it binds, in which it advises by decision, and what counts in all others. */
function WhereItBinds({ visit, shown }: { visit: Visit; shown: Shown }) {
  const { say, writing } = visit;
  return (
    <div class="stack" data-gap="1">
      {shown.decisions.map(({ alliance, binds, since }) => (
        <p class="small">{say(binds ? 'frameworks.binds-since' : 'frameworks.advises-since', { alliance, date: writing.date(since) })}</p>
      ))}
      {shown.of === undefined ? (
        <p class="small">{say(shown.bindsUnlessDecided ? 'frameworks.binds-else' : 'frameworks.advises-else')}</p>
      ) : null}
    </div>
  );
}

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
type AskedProps = { visit: Visit; phase: Phase; framework: Framework; lang: string | undefined };

function Asked({ visit, phase, framework, lang }: AskedProps) {
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
              <bdi class="muted">{says(rule.fix)}</bdi>
            </div>,
            <bdi lang={lang}>{rule.source.clause}</bdi>,
            <span class="id nowrap">{rule.id}</span>,
          ])}
      />
    </section>
  );
}
