import { Link } from '../../base/ui/link.tsx';
import { State } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import type { ShownDeviated } from './deviated.ts';
import { type Deviation, endOf } from './deviation.ts';
import { askAddress, institutionLanguage, ruleLabel } from './deviation-words.ts';
import { Paragraphs } from './said.tsx';

type Noted = { readonly deviation?: Deviation | undefined; readonly lapsed?: Deviation | undefined };

/** Beside a finding: until when its rule need not be kept, who decided so and why; or that it counts again. */
export function DeviationNote({ visit, finding }: { visit: Visit; finding: Noted }) {
  const { deviation, lapsed } = finding;
  if (deviation !== undefined) return <Holding visit={visit} deviation={deviation} />;
  return lapsed === undefined ? null : <p class="small">{lapsedSentence(visit, lapsed)}</p>;
}

/** That a deviation holds no more, and since when. */
export function lapsedSentence({ say, writing }: Visit, lapsed: Deviation): string {
  return lapsed.endedOn === undefined
    ? say('deviation.lapsed', { until: writing.date(endOf(lapsed)) })
    : say('deviation.was-ended', { date: writing.date(lapsed.endedOn) });
}

function Holding({ visit, deviation }: { visit: Visit; deviation: Deviation }) {
  const { say, writing } = visit;
  const { until, decidedOn, institution, reason } = deviation;
  return (
    <div class="comment small">
      <p class="strong">
        {say('deviation.holds', { until: writing.date(until), date: writing.date(decidedOn) })}{' '}
        <bdi lang={institutionLanguage(institution)}>{institution.name}</bdi>
      </p>
      <Paragraphs text={reason} />
    </div>
  );
}

/** Rules that need not be kept for now, each with its deviation: where nothing else is said of findings. */
export function DeviationList({ visit, deviations }: { visit: Visit; deviations: readonly ShownDeviated[] }) {
  return (
    <ul class="plain stack" data-gap="3">
      {deviations.map((each) => (
        <li class="stack" data-gap="1" data-deviation={each.rule}>
          <State tone="warning">{each.message}</State>
          <p class="small muted">{ruleLabel(visit, each)}</p>
          <DeviationNote visit={visit} finding={each} />
        </li>
      ))}
    </ul>
  );
}

type NextProps = {
  visit: Visit;
  descriptionId: string;
  finding: Noted & { readonly framework: string; readonly rule: string };
};

/** What one can do about an error that nobody can mend now. */
export function AskLink({ visit, descriptionId, finding }: NextProps) {
  const key = finding.lapsed === undefined ? 'deviation.ask-for' : 'deviation.ask-again';
  return <Link href={askAddress(descriptionId, finding)}>{visit.say(key, { rule: finding.rule })}</Link>;
}
