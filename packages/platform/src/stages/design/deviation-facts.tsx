import { Facts } from '../../base/ui/facts.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { State } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { frameworkName, titleOf } from './design-words.ts';
import type { ShownDeviation } from './deviation.page.tsx';
import { institutionLanguage } from './deviation-words.ts';
import { Paragraphs } from './said.tsx';

type Props = { visit: Visit; found: ShownDeviation };

/** What the rule asks, in its framework's words. */
export function DeviationRule({ visit, found: { words } }: Props) {
  const { say } = visit;
  return (
    <section class="stack" aria-labelledby="rule-asks">
      <Heading level={2} size="xs" id="rule-asks">
        {say('deviation.what-rule')}
      </Heading>
      {words === undefined ? (
        <p>{say('deviation.rule-gone')}</p>
      ) : (
        <>
          <State tone="warning">{words.message}</State>
          <p class="measure">{words.fix}</p>
          <p class="small muted" lang="en">
            {words.source.document} · {words.source.clause}
          </p>
        </>
      )}
    </section>
  );
}

/** Why it is asked for, why it was decided so, and why it ended. */
export function DeviationReasons({ visit, found }: Props) {
  const { say } = visit;
  const reasons = [
    ['wish', say('deviation.wish'), found.wish],
    ['decision-said', say('deviation.decision'), found.reason],
    ['end-said', say('deviation.end'), found.endReason],
  ] as const;
  return (
    <>
      {reasons.map(([id, title, text]) =>
        text === undefined ? null : (
          <section class="stack" data-gap="2" aria-labelledby={id}>
            <Heading level={2} size="xs" id={id}>
              {title}
            </Heading>
            <div class="comment">
              <Paragraphs text={text} />
            </div>
          </section>
        ),
      )}
    </>
  );
}

/** Everything that is kept about it, beside the reasons. */
export function DeviationFacts({ visit, found }: Props) {
  const { say, writing } = visit;
  const title = titleOf(visit, found.title);
  const day = (of: string | undefined) => of && writing.date(of);
  const { institution } = found;
  return (
    <Facts
      over
      facts={[
        {
          term: say('deviation.description'),
          value: (
            <Link href={`/design/${found.descriptionId}`} lang={title.lang}>
              <bdi dir={title.dir}>{title.says}</bdi>
            </Link>
          ),
        },
        { term: say('deviation.institution'), value: <bdi lang={institutionLanguage(institution)}>{institution.name}</bdi> },
        {
          term: say('deviation.version'),
          value: `${frameworkName(visit, { framework: found.framework, title: found.frameworkTitle })}, ${found.version}`,
        },
        { term: say('deviation.asked-by'), value: found.askedBy && <bdi>{found.askedBy}</bdi> },
        { term: say('deviation.wished-until'), value: writing.date(found.wishedUntil) },
        { term: say('deviation.decided-by'), value: found.decidedBy && <bdi>{found.decidedBy}</bdi> },
        { term: say('deviation.decided-on'), value: day(found.decidedAt) },
        { term: say('deviation.from'), value: day(found.from) },
        { term: say('deviation.holds-until'), value: day(found.until) },
        { term: say('deviation.ended-on'), value: day(found.endedAt) },
      ]}
    />
  );
}
