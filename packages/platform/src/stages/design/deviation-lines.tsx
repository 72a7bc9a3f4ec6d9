import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Tag } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { titleOf } from './design-words.ts';
import { deviationAddress, deviationState, ruleLabel } from './deviation-words.ts';
import type { ListedDeviation } from './list-deviations.ts';

type LinesProps = {
  visit: Visit;
  deviations: readonly ListedDeviation[];
  today: string;
  /** with the title of the description, where they are about several */
  titled?: boolean;
};

/** Each deviation in a few lines: about what, from which rule, how it stands and until when. */
export function DeviationLines({ visit, deviations, today, titled }: LinesProps) {
  return (
    <ul class="results narrow">
      {deviations.map((each) => {
        const title = titleOf(visit, each.title);
        const state = deviationState(visit, each, today);
        return (
          <li class="result one">
            <Heading level={titled ? 2 : 3} size="xs" lang={titled ? title.lang : undefined}>
              <Link href={deviationAddress(each.id)}>{titled ? <bdi>{title.says}</bdi> : ruleLabel(visit, each)}</Link>
            </Heading>
            <div class="row">
              <Tag tone={state.tone}>{state.says}</Tag>
              <span class="muted small">
                {titled ? `${ruleLabel(visit, each)} · ` : ''}
                {whenOf(visit, each)}
              </span>
            </div>
            {each.message === undefined ? null : <p class="small">{each.message}</p>}
          </li>
        );
      })}
    </ul>
  );
}

/** Until when it holds or is asked for; for one that was ended, since when it holds no more. */
function whenOf({ say, writing }: Visit, { state, until, endedAt, askedAt, wishedUntil }: ListedDeviation): string {
  if (state === 'ended' && endedAt !== undefined) return `${say('deviation.ended-on')} ${writing.date(endedAt)}`;
  if (until !== undefined) return say('deviation.until', { until: writing.date(until) });
  return say('deviation.asked-on', { date: writing.date(askedAt), until: writing.date(wishedUntil) });
}
