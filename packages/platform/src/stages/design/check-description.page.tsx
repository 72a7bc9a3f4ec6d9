import { elements, type Phase, phases } from '@laurel/microcredential';
import { runView } from '../../base/door.ts';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Page } from '../../base/ui/page.ts';
import { State } from '../../base/ui/state.tsx';
import { Table } from '../../base/ui/table.tsx';
import { param, type Visit } from '../../base/ui/visit.ts';
import { checkDescription } from './check-description.ts';
import { DescriptionCrumbs } from './description-crumbs.tsx';
import { frameworkName, frameworkShort, labelOf, languageOfSource, severityTone, titleOf } from './design-words.ts';
import { AskLink, DeviationNote } from './deviation-note.tsx';
import { FrameworkCells, type Judged } from './framework-cells.tsx';
import { type Noted, WEIGHT } from './noted-elements.ts';
import { elementAt, sectionAt } from './section.ts';
import { showDescription } from './show-description.ts';

/** What every framework says of a description at a step of its way: side by side, never merged. */
export const checkDescriptionPage: Page = {
  path: '/design/{id}/check',
  forPeople: true,
  async get(visit) {
    const { say } = visit;
    const id = param(visit, 'id');
    const phase: Phase = phases.find((known) => known === visit.url.searchParams.get('phase')) ?? 'design';
    const description = await runView(showDescription, visit.context, { id });
    const { verdicts } = await runView(checkDescription, visit.context, { id, phase });
    const title = titleOf(visit, description.title);
    const notes = verdicts.flatMap(({ framework, title: name, binds, findings }) =>
      findings.map((finding) => ({ ...finding, framework, title: name, binds })),
    );
    return {
      title: say('design.check-title', { title: title.says }),
      unlisted: true,
      place: 'design',
      body: (
        <div class="wrap stack sections">
          <DescriptionCrumbs visit={visit} of={description} here={{ says: say('design.check'), href: `/design/${id}/check` }} />
          <div class="stack">
            <Heading level={1} size="lg">
              {say('design.check-title', { title: title.says })}
            </Heading>
            <p class="ds-paragraph lead">{say('design.check-lead', { count: verdicts.length })}</p>
            <nav aria-label={say('design.phases')}>
              <ul class="dots">
                {phases.map((each) => (
                  <li>
                    {each === phase ? (
                      <span class="strong">{say(`design-phase.${each}`)}</span>
                    ) : (
                      <Link href={`/design/${id}/check?phase=${each}`}>{say(`design-phase.${each}`)}</Link>
                    )}
                  </li>
                ))}
              </ul>
            </nav>
          </div>
          <section class="stack">
            <Heading level={2}>{say('design.verdicts')}</Heading>
            <FrameworkCells visit={visit} verdicts={verdicts} />
          </section>
          <section class="stack">
            <Heading level={2}>{say('design.to-mend')}</Heading>
            {notes.length === 0 ? <p>{say('design.nothing-to-mend')}</p> : <Repairs visit={visit} id={id} notes={notes} />}
          </section>
          {notes.length === 0 ? null : <ByElement visit={visit} verdicts={verdicts} />}
        </div>
      ),
    };
  },
};

/** The heaviest first; each with what to do, who asks, and the way to the section that mends it. */
function Repairs({ visit, id, notes }: { visit: Visit; id: string; notes: readonly (Noted & { readonly binds: boolean })[] }) {
  const { say } = visit;
  const sorted = [...notes].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
  return (
    <ol class="plain">
      {sorted.map((note) => {
        const section = sectionAt(note.path);
        const element = elementAt(note.path);
        return (
          <li class="noted">
            <div class="stack close">
              {element ? <p class="small muted">{labelOf(visit, element)}</p> : null}
              <State tone={severityTone[note.severity]}>{note.message}</State>
              <p class="measure">{note.fix}</p>
              <DeviationNote visit={visit} finding={note} />
              {section ? (
                <p class="small">
                  <Link href={`/design/${id}/${section}`}>{say('design.go-to', { section: say(`design-section.${section}`) })}</Link>
                </p>
              ) : (
                <p class="small muted">{say('design.not-asked-yet')}</p>
              )}
              {note.binds && note.severity === 'error' ? (
                <p class="small noprint">
                  <AskLink visit={visit} descriptionId={id} finding={note} />
                </p>
              ) : null}
            </div>
            <div class="notes">
              <p>
                <bdi class="strong">{frameworkName(visit, note)}</bdi>
                <br />
                <span class="muted" lang={languageOfSource(note)}>
                  <bdi>{note.source.document}</bdi> · <bdi>{note.source.clause}</bdi>
                </span>
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** The elements that some framework has something to say of; a row for each of the others would hide them. */
function ByElement({ visit, verdicts }: { visit: Visit; verdicts: readonly Judged[] }) {
  const { say } = visit;
  // Who has nothing to do with it says so above, once; here it would be a column of the same words.
  const reading = verdicts.filter(({ verdict }) => verdict !== 'not-applicable');
  const noted = new Set(reading.flatMap(({ findings }) => findings.map(({ path }) => elementAt(path))));
  return (
    <section class="stack">
      <Heading level={2}>{say('design.by-element')}</Heading>
      <Table
        caption={say('design.by-element')}
        columns={[{ title: say('design.element') }, ...reading.map((judged) => ({ title: frameworkShort(visit, judged) }))]}
        rows={elements
          .filter(({ key }) => noted.has(key))
          .map(({ key }) => [labelOf(visit, key), ...reading.map((verdict) => cellOf(visit, verdict, key))])}
      />
    </section>
  );
}

function cellOf(visit: Visit, verdict: Judged, element: string) {
  const findings = verdict.findings.filter((finding) => elementAt(finding.path) === element);
  const heaviest = [...findings].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity])[0];
  if (heaviest === undefined)
    return (
      <>
        <span class="muted" aria-hidden="true">
          –
        </span>
        <span class="ds-sr-only">{visit.say('design.no-finding')}</span>
      </>
    );
  return (
    <span class="state strong" data-color={severityTone[heaviest.severity]}>
      {visit.say(`design-severity.${heaviest.severity}`, { count: findings.length })}
    </span>
  );
}
