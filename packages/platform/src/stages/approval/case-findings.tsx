import type { Finding } from '@laurel/microcredential';
import { Fold } from '../../base/ui/fold.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { State } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { frameworkName, labelOf, severityTone, verdictTone } from '../design/design-words.ts';
import { elementAt } from '../design/section.ts';

type Verdict = { readonly framework: string; readonly verdict: keyof typeof verdictTone; readonly findings: readonly Finding[] };

/** What each framework finds, by itself; none is merged into another. */
export function Findings({ visit, verdicts }: { visit: Visit; verdicts: readonly Verdict[] }) {
  const { say } = visit;
  return (
    <section class="stack" data-gap="2">
      <Heading level={2} size="2xs">
        {say('approval.frameworks')}
      </Heading>
      {verdicts.map(({ framework, verdict, findings }) => {
        const tone = verdictTone[verdict];
        const says = say('approval.framework', { framework: frameworkName(visit, framework), verdict: say(`design-verdict.${verdict}`) });
        return (
          <div class="stack small" data-gap="1">
            <State tone={tone === 'neutral' ? undefined : tone}>{says}</State>
            {findings.length === 0 ? null : (
              <Fold says={say('approval.findings', { count: findings.length, framework: frameworkName(visit, framework) })}>
                <ul class="plain stack" data-gap="2">
                  {findings.map((finding) => (
                    <li>
                      <State tone={severityTone[finding.severity]}>{finding.message}</State>
                      <p>{finding.fix}</p>
                      <p class="muted">
                        {elementAt(finding.path) ? `${labelOf(visit, elementAt(finding.path) ?? '')} · ` : ''}
                        <span lang="en">{finding.source.clause}</span>
                      </p>
                    </li>
                  ))}
                </ul>
              </Fold>
            )}
          </div>
        );
      })}
    </section>
  );
}
