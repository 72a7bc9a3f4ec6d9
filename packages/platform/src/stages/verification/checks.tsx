import type { Check, Verification } from '@laurel/credential';
import { Fold } from '../../base/ui/fold.tsx';
import { State, type Tone } from '../../base/ui/state.tsx';
import { Table } from '../../base/ui/table.tsx';
import type { Visit } from '../../base/ui/visit.ts';

export const TONES = { valid: 'success', invalid: 'danger', undecided: 'warning' } as const;

const TONE_OF: Readonly<Record<Check['outcome'], Tone | undefined>> = {
  passed: 'success',
  failed: 'danger',
  'could-not-be-made': 'warning',
  'not-applicable': undefined,
};

/** What matters stands first: what failed, then what could not be found out. */
const ORDER: readonly Check['outcome'][] = ['failed', 'could-not-be-made', 'passed', 'not-applicable'];

export function inOrder(checks: readonly Check[]): readonly Check[] {
  return ORDER.flatMap((outcome) => checks.filter((check) => check.outcome === outcome));
}

/** Every check by name: its question and its answer. */
export function Checks({ visit: { say }, checks }: { visit: Visit; checks: readonly Check[] }) {
  return (
    <Table
      caption={say('verdict.table')}
      stacked
      columns={[{ title: say('verdict.check') }, { title: say('verdict.question') }, { title: say('verdict.answer'), wide: true }]}
      rows={inOrder(checks).map((check) => [
        say(`check.${check.name}`),
        <span class="muted">{say(`question.${check.name}`)}</span>,
        <State tone={TONE_OF[check.outcome]}>{check.says}</State>,
      ])}
    />
  );
}

/** For those who want to retrace it: numbers, keys and the codes of the answers, which no language changes. */
export function TechnicalRecord({ visit: { say }, verification, now }: { visit: Visit; verification: Verification; now: Date }) {
  const { facts, checks } = verification;
  return (
    <Fold says={say('verdict.record')}>
      <ul class="stack flush" data-gap="1">
        <li class="id">{now.toISOString()}</li>
        {facts === undefined ? null : (
          <>
            <li class="id">
              {say('fact.id')}: {facts.id}
            </li>
            <li class="id">
              {say('fact.issuer')}: {facts.issuerId}
            </li>
            {facts.contentHash === undefined ? null : (
              <li class="id">
                {say('fact.description-hash')}: {facts.contentHash}
              </li>
            )}
            {facts.learner.identityHash === undefined ? null : (
              <li class="id">
                {say('fact.learner-hash')}: {facts.learner.identityHash}
              </li>
            )}
          </>
        )}
        {checks.map((check) => (
          <li class="id">{`${check.name}: ${check.outcome} (${check.code})`}</li>
        ))}
      </ul>
    </Fold>
  );
}
