import { Heading } from '../../base/ui/heading.tsx';
import { State } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { DeviationNote } from '../design/deviation-note.tsx';
import { ruleLabel } from '../design/deviation-words.ts';
import type { Judged, JudgedFinding } from '../design/judge.ts';
import type { KeptVerdict } from '../design/kept-verdict.ts';

type Props = { visit: Visit; kept: readonly KeptVerdict[] | undefined; verdicts: readonly Judged[] };
type Line = { readonly framework: string; readonly rule: string; readonly until?: string; readonly finding?: JudgedFinding | undefined };

/** The rules that the description need not keep, laid open before the decision: those that counted at its submission, and those of today. */
export function CaseDeviations({ visit, kept = [], verdicts }: Props) {
  const { say, writing } = visit;
  const lines = linesOf(kept, verdicts);
  if (lines.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="deviations">
      <Heading level={2} size="xs" id="deviations">
        {say('deviation.title')}
      </Heading>
      <p class="measure">{say('deviation.counts-here')}</p>
      <ul class="plain stack" data-gap="3">
        {lines.map((line) => (
          <li class="stack measure" data-gap="1" data-deviation={line.rule}>
            <State tone="warning">{line.finding?.message ?? line.rule}</State>
            <p class="small muted">{ruleLabel(visit, line)}</p>
            {line.finding === undefined ? (
              <p class="small">{say('deviation.until', { until: writing.date(line.until ?? '') })}</p>
            ) : (
              <>
                <DeviationNote visit={visit} finding={{ deviation: line.finding.deviation ?? line.finding.lapsed }} />
                <DeviationNote visit={visit} finding={{ lapsed: line.finding.lapsed }} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Each rule once: with what is known of it today, else with what was kept. */
function linesOf(kept: readonly KeptVerdict[], verdicts: readonly Judged[]): Line[] {
  const today = verdicts.flatMap(({ framework, findings }) => findings.map((finding) => ({ framework, rule: finding.rule, finding })));
  const then = kept.flatMap(({ framework, deviations }) => deviations.map(({ rule, until }) => ({ framework, rule, until })));
  const holding = today.filter(({ finding }) => finding.deviation !== undefined);
  const others = then.filter(({ framework, rule }) => !holding.some((each) => each.framework === framework && each.rule === rule));
  return [
    ...holding,
    ...others.map((each) => ({
      ...each,
      finding: today.find(({ framework, rule }) => framework === each.framework && rule === each.rule)?.finding,
    })),
  ];
}
