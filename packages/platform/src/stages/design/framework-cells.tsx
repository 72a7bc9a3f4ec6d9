import type { Finding, NotApplicable } from '@laurel/microcredential';
import { Tag } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { frameworkName, frameworkShort, verdictTone } from './design-words.ts';

/** What one framework says, as the views of checking give it. */
export type Judged = {
  readonly framework: string;
  readonly version: string;
  readonly verdict: keyof typeof verdictTone;
  readonly reason?: NotApplicable | undefined;
  readonly findings: readonly Finding[];
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
  const { framework, version, verdict, reason, findings } = judged;
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  const date = on === undefined ? '' : writing.date(on);
  return (
    <li data-framework={framework} data-verdict={verdict}>
      <p class="strong">{frameworkShort(visit, framework)}</p>
      <p class="small muted">{say('design.framework', { name: frameworkName(visit, framework), version })}</p>
      <p>
        <Tag tone={verdictTone[verdict]}>{say(`design-verdict.${verdict}`)}</Tag>
      </p>
      <p class="small">
        {reason === undefined
          ? say('design.counts', { errors: count('error'), warnings: count('warn'), hints: count('info') })
          : say(`design-reason.${reason}`, { date })}
      </p>
    </li>
  );
}
