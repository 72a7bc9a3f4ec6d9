import { Button } from '../../base/ui/button.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { onceKey } from '../../base/ui/once.ts';
import { State, Tag } from '../../base/ui/state.tsx';
import { Table } from '../../base/ui/table.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { lapsedSentence } from '../design/deviation-note.tsx';
import { FutureCredential } from './future-credential.tsx';
import { leftOutSentence } from './issue-words.ts';
import { LogosLeftOut } from './logos-left-out.tsx';
import type { ShownIssuing } from './show-issuing.ts';

type Props = { visit: Visit; shown: ShownIssuing; path: string };

const LEFT_TONE = { 'rule-not-kept': 'warning', unfit: 'danger' } as const;

/** The check before signing: who is in, who is not and why, one credential as it will be, and the button. */
export function Ready({ visit, shown, path }: Props) {
  const { say } = visit;
  const { next } = shown;
  const ready = shown.learners.filter(({ standing }) => standing === 'ready');
  const left = shown.learners.filter(({ standing }) => !['ready', 'issued', 'in-work'].includes(standing));
  return (
    <div class="split">
      <div class="stack sections">
        {left.length === 0 ? null : (
          <section class="stack" aria-labelledby="left">
            <Heading level={2} id="left">
              {say('issue.left-out', { count: left.length })}
            </Heading>
            <ul class="tasks">
              {left.map((row) => (
                <li>
                  <div class="stack close">
                    <bdi>{row.name}</bdi>
                    <span class="muted small">{leftOutSentence(say, row)}</span>
                  </div>
                  <Tag tone={LEFT_TONE[row.standing as keyof typeof LEFT_TONE] ?? 'neutral'}>
                    {say(`issue-left.${row.standing as 'not-passed'}`)}
                  </Tag>
                </li>
              ))}
            </ul>
          </section>
        )}
        {next === undefined ? null : (
          <section class="stack" aria-labelledby="one">
            <Heading level={2} id="one">
              {say('issue.signed-next')}
            </Heading>
            <p class="muted">{say('issue.signed-next-lead', { name: next.facts.learner.name })}</p>
            <FutureCredential visit={visit} facts={next.facts} level={3} />
            <LogosLeftOut visit={visit} leftOut={next.logosLeftOut} />
            <p>
              <Link href={`${path}/preview/${next.enrolmentId}`}>{say('issue.see-whole')}</Link>
            </p>
          </section>
        )}
        <section class="stack">
          <Heading level={2}>{say('issue.who')}</Heading>
          <Table
            caption={say('issue.who')}
            stacked
            columns={[
              { title: say('issue.learner') },
              { title: say('issue.number') },
              { title: say('issue.grade') },
              { title: say('issue.preview') },
            ]}
            rows={ready.map((row) => [
              <bdi>{row.name}</bdi>,
              row.studentNumber ?? <span class="muted">{say('issue.none')}</span>,
              row.grade ?? <span class="muted">{say('issue.none')}</span>,
              <Link href={`${path}/preview/${row.enrolmentId}`} label={say('issue.preview-of', { name: row.name })}>
                {say('issue.preview')}
              </Link>,
            ])}
          />
        </section>
      </div>
      <aside class="stack" data-gap="4">
        {shown.hurdles.length + shown.findings.length > 0 ? (
          <Hurdles visit={visit} shown={shown} />
        ) : (
          <>
            <Checked visit={visit} shown={shown} />
            <section class="panel stack" aria-labelledby="sign">
              <Heading level={2} size="xs" id="sign">
                {say('issue.sign')}
              </Heading>
              <p class="small">{say('issue.sign-as', { institution: shown.institution.name })}</p>
              <Form action={path} once={onceKey()}>
                <Button fullwidth>{say('issue.sign-button', { count: ready.length })}</Button>
              </Form>
              <p class="small muted">{say('issue.sign-note')}</p>
            </section>
          </>
        )}
      </aside>
    </div>
  );
}

function Checked({ visit, shown }: Omit<Props, 'path'>) {
  const { say, writing } = visit;
  const ready = shown.learners.filter(({ standing }) => standing === 'ready');
  const numberless = ready.filter(({ studentNumber }) => studentNumber === undefined).length;
  return (
    <section class="ds-card stack" aria-labelledby="checked" data-gap="2">
      <Heading level={2} size="2xs" id="checked">
        {say('issue.checked')}
      </Heading>
      <div class="small stack" data-gap="1">
        <State tone="success">{say('issue.checked-results', { count: ready.length })}</State>
        <State tone="success">{say('issue.checked-bodies', { bodies: writing.list(shown.bodies.map(({ name }) => name)) })}</State>
        {shown.deviations.length === 0 ? (
          <State tone="success">{say('issue.checked-rules')}</State>
        ) : (
          <State tone="warning">{say('issue.checked-deviations', { count: shown.deviations.length })}</State>
        )}
        <State tone="success">{say('issue.checked-key', { institution: shown.institution.name })}</State>
        {numberless > 0 ? <State tone="warning">{say('issue.checked-no-number', { count: numberless })}</State> : null}
      </div>
    </section>
  );
}

/** What stands in the way of everybody, each with the next step. */
function Hurdles({ visit, shown }: Omit<Props, 'path'>) {
  const { say } = visit;
  const { institution } = shown;
  const unnamed = shown.findings.filter(({ path }) => path === 'certificate.issuer.legalId' || path === 'certificate.issuedAt');
  return (
    <section class="panel stack" aria-labelledby="hurdles">
      <Heading level={2} size="xs" id="hurdles">
        {say('issue.hurdles')}
      </Heading>
      {shown.hurdles.map((hurdle) => (
        <State tone="warning">{say(`issue-hurdle.${hurdle as 'no-key'}`, { institution: institution.name })}</State>
      ))}
      {shown.findings.map((finding) => (
        <div class="stack" data-gap="1">
          <State tone="warning">{finding.message}</State>
          {finding.lapsed === undefined ? null : (
            <p class="small">
              {lapsedSentence(visit, finding.lapsed)} {say('deviation.next')}
            </p>
          )}
        </div>
      ))}
      {unnamed.length > 0 ? (
        <p>
          <Link href={`/institutions/${institution.id}/issuer?offering=${shown.offering.id}`}>
            {say('issue.name-issuer', { institution: institution.name })}
          </Link>
        </p>
      ) : null}
      {shown.findings.length > unnamed.length ? <p class="small">{say('issue.to-description')}</p> : null}
    </section>
  );
}
