import { Fold } from '../../base/ui/fold.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { State } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { frameworkName, labelOf, languageOfSource, type NamedFramework, severityTone, verdictTone } from '../design/design-words.ts';
import type { Judged, JudgedFinding } from '../design/judge.ts';
import { type KeptVerdict, keepVerdicts, saysOtherwise } from '../design/kept-verdict.ts';
import { elementAt } from '../design/section.ts';

/** What is said today, with the names of the framework. */
type Today = Judged & NamedFramework;

type Props = {
  visit: Visit;
  /** what each framework said when the version was submitted; missing where that was not kept yet */
  kept: readonly KeptVerdict[] | undefined;
  /** what each says today */
  verdicts: readonly Today[];
};

/** What each framework finds, by itself; none is merged into another. What was said at the submission stays, and where today differs it says so. */
export function Findings({ visit, kept, verdicts }: Props) {
  const { say } = visit;
  return (
    <section class="stack" data-gap="3" aria-labelledby="frameworks">
      <Heading level={2} size="2xs" id="frameworks">
        {say('approval.frameworks')}
      </Heading>
      {kept === undefined ? (
        <>
          <p class="small muted">{say('approval.not-kept')}</p>
          {verdicts.map((today) => (
            <div class="stack small" data-gap="1" data-framework={today.framework}>
              <Said visit={visit} said={today} named={today} />
              <TodaysFindings visit={visit} today={today} />
            </div>
          ))}
        </>
      ) : (
        <>
          {kept.map((then) => (
            <Kept visit={visit} then={then} today={verdicts.find(({ framework }) => framework === then.framework)} />
          ))}
          {verdicts
            .filter(({ framework }) => !kept.some((then) => then.framework === framework))
            .map((today) => (
              <div class="stack small" data-gap="1" data-framework={today.framework}>
                <Said visit={visit} said={today} named={today} />
                <p class="strong">{say('approval.new-framework')}</p>
                <TodaysFindings visit={visit} today={today} />
              </div>
            ))}
        </>
      )}
    </section>
  );
}

function Kept({ visit, then, today }: { visit: Visit; then: KeptVerdict; today: Today | undefined }) {
  const { say } = visit;
  const [now] = today === undefined ? [] : keepVerdicts([today]);
  return (
    <div class="stack small" data-gap="1" data-framework={then.framework}>
      <Said visit={visit} said={then} named={today ?? then} />
      <p class="muted">{say('approval.kept-version', { version: then.version })}</p>
      {saysOtherwise(then, now) ? (
        <p class="strong">
          {today === undefined
            ? say('approval.gone-framework')
            : say('approval.differs', { verdict: say(`design-verdict.${today.verdict}`), version: today.version })}
        </p>
      ) : null}
      <KeptFindings visit={visit} then={then} today={today} />
      {today === undefined ? null : <NewFindings visit={visit} then={then} today={today} />}
    </div>
  );
}

function Said({ visit, said, named }: { visit: Visit; said: Pick<KeptVerdict, 'verdict' | 'binds'>; named: NamedFramework }) {
  const { say } = visit;
  const tone = verdictTone[said.verdict];
  return (
    <>
      <State tone={tone === 'neutral' ? undefined : tone}>
        {say('approval.framework', { framework: frameworkName(visit, named), verdict: say(`design-verdict.${said.verdict}`) })}
      </State>
      <p class="muted">{say(said.binds ? 'frameworks.binds-here' : 'frameworks.advises-here')}</p>
    </>
  );
}

/** What was found at the submission, in the words that the rules have today; a rule that is gone goes by its name. */
function KeptFindings({ visit, then, today }: { visit: Visit; then: KeptVerdict; today: Today | undefined }) {
  const { say } = visit;
  if (then.findings.length === 0) return null;
  return (
    <Fold says={say('approval.findings', { count: then.findings.length, framework: frameworkName(visit, today ?? then) })}>
      <ul class="plain stack" data-gap="2">
        {then.findings.map(({ rule, severity }) => {
          const finding = today?.findings.find((each) => each.rule === rule);
          return (
            <li>
              <State tone={severityTone[severity]}>{finding?.message ?? say('approval.only-then', { rule })}</State>
              {finding === undefined || today === undefined ? null : <Mending visit={visit} finding={finding} of={today} />}
            </li>
          );
        })}
      </ul>
    </Fold>
  );
}

/** What is found today and was not at the submission, or weighs otherwise. */
function NewFindings({ visit, then, today }: { visit: Visit; then: KeptVerdict; today: Today }) {
  const { say } = visit;
  const fresh = today.findings.filter(
    ({ rule, severity }) => !then.findings.some((each) => each.rule === rule && each.severity === severity),
  );
  if (fresh.length === 0) return null;
  return (
    <>
      <p class="muted">{say('approval.today-version', { version: today.version })}</p>
      <List visit={visit} findings={fresh} of={today} />
    </>
  );
}

function TodaysFindings({ visit, today }: { visit: Visit; today: Today }) {
  if (today.findings.length === 0) return null;
  return (
    <Fold says={visit.say('approval.findings', { count: today.findings.length, framework: frameworkName(visit, today) })}>
      <List visit={visit} findings={today.findings} of={today} />
    </Fold>
  );
}

function List({ visit, findings, of }: { visit: Visit; findings: readonly JudgedFinding[]; of: NamedFramework }) {
  return (
    <ul class="plain stack" data-gap="2">
      {findings.map((finding) => (
        <li>
          <State tone={severityTone[finding.severity]}>{finding.message}</State>
          <Mending visit={visit} finding={finding} of={of} />
        </li>
      ))}
    </ul>
  );
}

function Mending({ visit, finding, of }: { visit: Visit; finding: JudgedFinding; of: NamedFramework }) {
  const element = elementAt(finding.path);
  return (
    <>
      <p>{finding.fix}</p>
      <p class="muted">
        {element ? `${labelOf(visit, element)} · ` : ''}
        <bdi lang={languageOfSource(of)}>{finding.source.clause}</bdi>
      </p>
    </>
  );
}
