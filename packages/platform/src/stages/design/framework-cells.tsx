import type { NotApplicable } from '@laurel/microcredential';
import { Tag } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { frameworkName, frameworkShort, type NamedFramework, verdictTone } from './design-words.ts';
import type { JudgedFinding } from './judge.ts';

/** What one framework says, as the views of checking give it. */
export type Judged = NamedFramework & {
  readonly version: string;
  readonly verdict: keyof typeof verdictTone;
  readonly reason?: NotApplicable | undefined;
  readonly findings: readonly JudgedFinding[];
  /** whether it binds where the description belongs; in the public checker nothing does */
  readonly binds?: boolean | undefined;
};

/**
 * The verdicts of all frameworks in one look, side by side and never merged.
 * @param on the day on which they had to be in force, where that was asked
 */
export function FrameworkCells({ visit, verdicts, on }: { visit: Visit; verdicts: readonly Judged[]; on?: string }) {
  return (
    <ul class="cells" data-wrap>
      {verdicts.map((judged) => (
        <Cell visit={visit} judged={judged} on={on} />
      ))}
    </ul>
  );
}

function Cell({ visit, judged, on }: { visit: Visit; judged: Judged; on?: string | undefined }) {
  const { say, writing } = visit;
  const { framework, version, verdict, reason, findings, binds } = judged;
  const count = (severity: JudgedFinding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  const date = on === undefined ? '' : writing.date(on);
  return (
    <li data-framework={framework} data-verdict={verdict}>
      <p class="strong">{frameworkShort(visit, judged)}</p>
      <p class="small muted">{say('design.framework', { name: frameworkName(visit, judged), version })}</p>
      <p>
        <Tag tone={verdictTone[verdict]}>{say(`design-verdict.${verdict}`)}</Tag>
      </p>
      {binds === undefined ? null : <p class="small">{say(binds ? 'frameworks.binds-here' : 'frameworks.advises-here')}</p>}
      <p class="small">
        {reason === undefined
          ? say('design.counts', { errors: count('error'), warnings: count('warn'), hints: count('info') })
          : say(`design-reason.${reason}`, { date })}
      </p>
      {count('deviation') === 0 ? null : <p class="small strong">{say('design-severity.deviation', { count: count('deviation') })}</p>}
    </li>
  );
}
