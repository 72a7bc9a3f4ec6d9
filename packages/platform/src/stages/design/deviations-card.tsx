import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { State } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { DeviationNote } from './deviation-note.tsx';
import { askAddress, ruleLabel } from './deviation-words.ts';
import type { JudgedFinding } from './judge.ts';

type CardProps = {
  visit: Visit;
  descriptionId: string;
  /** of every step of its way */
  verdicts: readonly { readonly framework: string; readonly binds: boolean; readonly findings: readonly JudgedFinding[] }[];
};

/** On the task list: the rules that need not be kept for now, those that count again, and the way to all of it. */
export function DeviationsCard({ visit, descriptionId, verdicts }: CardProps) {
  const { say } = visit;
  const noted = verdicts
    .filter(({ binds }) => binds)
    .flatMap(({ framework, findings }) =>
      findings.filter(({ deviation, lapsed }) => deviation ?? lapsed).map((finding) => ({ ...finding, framework })),
    );
  return (
    <section class="ds-card stack" data-gap="2" aria-labelledby="deviations">
      <Heading level={2} size="2xs" id="deviations">
        {say('deviation.title')}
      </Heading>
      {noted.map((finding) => (
        <div class="stack small" data-gap="1" data-deviation={finding.rule}>
          <State tone={finding.deviation ? 'warning' : 'danger'}>{finding.message}</State>
          <p class="muted">{ruleLabel(visit, finding)}</p>
          <DeviationNote visit={visit} finding={finding} />
        </div>
      ))}
      <p class="small">
        <Link href={askAddress(descriptionId)}>{say('deviation.of-description')}</Link>
      </p>
    </section>
  );
}
