import type { Finding } from '@laurel/microcredential';
import { Fold } from '../../base/ui/fold.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { State } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { frameworkName, labelOf, languageOfSource, type NamedFramework, severityTone, verdictTone } from '../design/design-words.ts';
import { elementAt } from '../design/section.ts';

type Verdict = NamedFramework & {
  readonly verdict: keyof typeof verdictTone;
  readonly version: string;
  readonly binds: boolean;
  readonly findings: readonly Finding[];
};

/** What each framework finds, by itself; none is merged into another. */
export function Findings({ visit, verdicts }: { visit: Visit; verdicts: readonly Verdict[] }) {
  const { say } = visit;
  return (
    <section class="stack" data-gap="2">
      <Heading level={2} size="2xs">
        {say('approval.frameworks')}
      </Heading>
      {verdicts.map((judged) => {
        const { verdict, version, binds, findings } = judged;
        const tone = verdictTone[verdict];
        const name = frameworkName(visit, judged);
        const says = say('approval.framework', { framework: name, verdict: say(`design-verdict.${verdict}`) });
        return (
          <div class="stack small" data-gap="1">
            <State tone={tone === 'neutral' ? undefined : tone}>{says}</State>
            <p class="muted">
              {[say('frameworks.version', { version }), say(binds ? 'frameworks.binds-here' : 'frameworks.advises-here')].join(' · ')}
            </p>
            {findings.length === 0 ? null : (
              <Fold says={say('approval.findings', { count: findings.length, framework: name })}>
                <ul class="plain stack" data-gap="2">
                  {findings.map((finding) => (
                    <li>
                      <State tone={severityTone[finding.severity]}>{finding.message}</State>
                      <p>{finding.fix}</p>
                      <p class="muted">
                        {elementAt(finding.path) ? `${labelOf(visit, elementAt(finding.path) ?? '')} · ` : ''}
                        <bdi lang={languageOfSource(judged)}>{finding.source.clause}</bdi>
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
