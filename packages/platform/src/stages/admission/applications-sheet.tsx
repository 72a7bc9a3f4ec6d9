import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Facts } from '../../base/ui/facts.tsx';
import { Figures } from '../../base/ui/figures.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Meter } from '../../base/ui/meter.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import type { Sheet } from '../../base/ui/page.ts';
import type { Visit } from '../../base/ui/visit.ts';
import type { OfferedHead } from './application.ts';
import type { Applications, Part } from './applications.page.tsx';
import { Selection } from './applications-selection.tsx';
import { OfferedTitle, titleIn, toldIn, whenIn } from './offered-words.tsx';

/** What was ticked and said, so that a refusal loses nothing. */
export type Choice = { readonly ids: readonly string[]; readonly reason: string; readonly text: string };

/** The seats, the applications, and what can be done about them. */
export function selectionSheet(visit: Visit, found: Applications, part: Part, chosen: Choice, problems: readonly Problem[]): Sheet {
  const { say, writing } = visit;
  const { offered, counts } = found;
  const wrong = problems.length > 0;
  const done = doneIn(visit);
  return {
    title: `${say('applications.title')}: ${titleIn(visit, offered)}`,
    unlisted: true,
    place: 'offerings',
    wrong,
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <OfferingCrumbs visit={visit} offered={offered} says={say('applications.title')} />
        {done === undefined ? null : <Notice tone="success">{done}</Notice>}
        <div class="stack" data-gap="2">
          <p class="muted">
            <OfferedTitle visit={visit} offered={offered} />, {whenIn(visit, offered)}
          </p>
          <Heading level={1} size="lg">
            {say('applications.title')}
          </Heading>
          <p class="measure">
            {offered.applyUntil === undefined
              ? say('applications.by-list')
              : say('applications.until', { date: writing.date(offered.applyUntil) })}
          </p>
        </div>
        <Seats visit={visit} offered={offered} open={counts.submitted} />
        <div class="split">
          <Selection visit={visit} found={found} part={part} chosen={chosen} problems={problems} />
          <Rules visit={visit} offered={offered} />
        </div>
      </div>
    ),
  };
}

/** What was just done, as the address says; nothing where the address says nonsense. */
function doneIn({ say, url }: Visit): string | undefined {
  const [done, count] = [url.searchParams.get('done'), Number(url.searchParams.get('count'))];
  if (!Number.isInteger(count) || count < 1 || count > 100) return undefined;
  return done === 'accepted' || done === 'declined' ? say(`applications.done-${done}`, { count }) : undefined;
}

function Seats({ visit: { say, writing }, offered, open }: { visit: Visit; offered: OfferedHead; open: number }) {
  const { seats, taken } = offered;
  return (
    <section class="stack" aria-label={say('applications.seats')}>
      <Figures
        label={say('applications.seats')}
        figures={[
          { value: writing.number(seats), says: say('applications.cell-seats') },
          { value: writing.number(taken), says: say('applications.cell-taken') },
          { value: writing.number(seats - taken), says: say('applications.cell-free') },
          { value: writing.number(open), says: say('applications.cell-open') },
        ]}
      />
      <Meter label={say('applications.meter', { taken: writing.number(taken), seats: writing.number(seats) })} part={taken} whole={seats} />
    </section>
  );
}

function Rules({ visit: { say }, offered }: { visit: Visit; offered: OfferedHead }) {
  return (
    <aside class="stack sticky" data-gap="4" aria-labelledby="rules">
      <Heading level={2} size="2xs" id="rules">
        {say('applications.rules')}
      </Heading>
      <Facts
        over
        facts={[
          { term: say('applications.rule-who'), value: say('applications.rule-who-is', { institution: offered.institution }) },
          { term: say('applications.rule-seats'), value: say('applications.rule-seats-how') },
          { term: say('applications.rule-object'), value: say('applications.rule-object-how') },
        ]}
      />
      <p>
        <Link href={`/offerings/${offered.offeringId}/class`}>{say('applications.to-class')}</Link>
      </p>
    </aside>
  );
}

/** Where a page about an offering stands. */
export function OfferingCrumbs({ visit, offered, says }: { visit: Visit; offered: OfferedHead; says: string }) {
  const { say } = visit;
  return (
    <Breadcrumbs
      label={say('layout.you-are-here')}
      back={say('applications.back')}
      crumbs={[
        { says: say('applications.offerings'), href: '/offerings' },
        { says: titleIn(visit, offered), href: `/offerings/${offered.offeringId}`, lang: toldIn(visit, offered.title)?.lang },
        { says, href: visit.url.pathname },
      ]}
    />
  );
}
