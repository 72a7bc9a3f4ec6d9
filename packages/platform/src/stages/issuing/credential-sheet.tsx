import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Facts } from '../../base/ui/facts.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import type { Sheet } from '../../base/ui/page.ts';
import { State } from '../../base/ui/state.tsx';
import { Table } from '../../base/ui/table.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { titleOf } from '../design/design-words.ts';
import { askRevocation } from './ask-revocation.ts';
import { type Asking, AskRevocationForm } from './ask-revocation-form.tsx';
import { Colleague, CREDENTIALS, CredentialState, happened, LearnerName, moment, REVOCATIONS } from './credential-words.tsx';
import { reasonLabel, revocationReasons } from './revocation.ts';
import type { KeptCredential } from './show-credential.ts';

type Form = { readonly given: Asking; readonly once: string; readonly problems: readonly Problem[] };

/** What the register says of one credential. */
export function credentialSheet(visit: Visit, credential: KeptCredential, { given, once, problems }: Form): Sheet {
  const { say, context } = visit;
  const title = titleOf(visit, credential.title);
  const open = credential.revocations.find(({ state }) => state === 'asked');
  const mayAsk = context.house.policy[askRevocation.name]?.may(context.actor, credential as never) === true;
  return {
    title: say('credential.title'),
    unlisted: true,
    place: 'register',
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <Breadcrumbs
          label={say('layout.you-are-here')}
          back={say('credential.back')}
          crumbs={[
            { says: say('credentials.title'), href: CREDENTIALS },
            { says: say('credential.title'), href: `${CREDENTIALS}/${credential.id}` },
          ]}
        />
        <div class="stack" data-gap="3">
          <p class="muted">{say('credential.title')}</p>
          <Heading level={1} size="lg" lang={title.lang}>
            {title.says}
          </Heading>
          <p class="ds-paragraph lead">
            <LearnerName visit={visit} name={credential.learner?.name} />
          </p>
          <div class="row">
            <CredentialState visit={visit} state={credential.state} />
          </div>
        </div>
        {open ? <Open visit={visit} open={open} /> : null}
        {credential.state === 'revoked' ? <Revoked visit={visit} credential={credential} /> : null}
        <What visit={visit} credential={credential} />
        <Taking visit={visit} credential={credential} />
        <History visit={visit} credential={credential} />
        {credential.state === 'issued' && open === undefined && mayAsk && credential.learner ? (
          <AskRevocationForm visit={visit} id={credential.id} given={given} once={once} problems={problems} />
        ) : null}
      </div>
    ),
  };
}

function Open({ visit, open }: { visit: Visit; open: KeptCredential['revocations'][number] }) {
  const { say, writing } = visit;
  return (
    <Notice tone="warning" title={say('revoke.waits')}>
      {say(reasonLabel(open.reason))}. {say('revoke.asked-on', { date: writing.date(open.askedAt) })}{' '}
      <Colleague visit={visit} id={open.askedBy} name={open.askedByName} />
      {'. '}
      <Link href={REVOCATIONS}>{say('revoke.to-decide')}</Link>
    </Notice>
  );
}

function Revoked({ visit, credential }: { visit: Visit; credential: KeptCredential }) {
  const { say, writing } = visit;
  const last = credential.revocations.find(({ state }) => state === 'confirmed');
  const on = credential.revokedAt;
  return (
    <Notice tone="danger" title={on ? say('revoke.revoked-on', { date: writing.date(on) }) : say('credential-state.revoked')}>
      {last ? `${say(reasonLabel(last.reason))}. ` : ''}
      {say('revoke.everybody-sees')}
    </Notice>
  );
}

function What({ visit, credential }: { visit: Visit; credential: KeptCredential }) {
  const { say, writing } = visit;
  const { learner, status, trouble } = credential;
  return (
    <section class="stack" aria-labelledby="what">
      <Heading level={2} id="what">
        {say('credential.facts')}
      </Heading>
      <Facts
        facts={[
          { term: say('credential.learner'), value: <LearnerName visit={visit} name={learner?.name} /> },
          { term: say('credential.student-number'), value: learner?.studentNumber },
          {
            term: say('credential.offering'),
            value: <Link href={`/offerings/${credential.offeringId}`}>{say('credential.to-offering')}</Link>,
          },
          { term: say('credential.issued'), value: credential.issuedAt && writing.date(credential.issuedAt) },
          {
            term: say('credential.trouble'),
            value:
              trouble.length === 0 ? undefined : (
                <>
                  {say('credential.trouble-how')} <code>{trouble.join(', ')}</code>
                </>
              ),
          },
          { term: say('credential.reference'), value: <span class="id">{credential.urn}</span> },
          {
            term: say('credential.status'),
            value: status && say(status.active ? 'credential.status-set' : 'credential.status-clear', { list: status.list }),
          },
          { term: say('credential.key'), value: <span class="id">{credential.keyId}</span> },
          { term: say('credential.planned-hash'), value: <span class="id">{credential.intentHash}</span> },
          { term: say('credential.signed-hash'), value: credential.signedHash && <span class="id">{credential.signedHash}</span> },
          ...credential.mails.map((mail) => ({
            term: say(mail.purpose === 'credential-revoked' ? 'credential.mail-revoked' : 'credential.mail-issued'),
            value: (
              <State tone={mail.state === 'sent' ? 'success' : mail.state === 'waiting' ? 'info' : 'warning'}>
                {say(`credential-mail.${mail.state}`, { date: writing.date(mail.settledAt ?? mail.writtenAt), attempts: mail.attempts })}
              </State>
            ),
          })),
        ]}
      />
    </section>
  );
}

function Taking({ visit, credential }: { visit: Visit; credential: KeptCredential }) {
  const { say } = visit;
  if (credential.signedHash === undefined || credential.learner === undefined) return null;
  const path = `${CREDENTIALS}/${credential.id}`;
  return (
    <section class="stack" aria-labelledby="take">
      <Heading level={2} id="take">
        {say('credential.take')}
      </Heading>
      <div class="row">
        {credential.drawn ? (
          <Link look="button" variant="secondary" href={`${path}/certificate.pdf`} download>
            {say('credential.take-certificate')}
          </Link>
        ) : (
          <p class="muted">{say('credential.not-drawn')}</p>
        )}
        <Link look="button" variant="secondary" href={`${path}/credential.json`} download>
          {say('credential.take-credential')}
        </Link>
      </div>
    </section>
  );
}

function History({ visit, credential }: { visit: Visit; credential: KeptCredential }) {
  const { say } = visit;
  return (
    <div class="stack">
      <Heading level={2}>{say('credential.history')}</Heading>
      <Table
        caption={say('credential.history')}
        stacked
        columns={[{ title: say('credential.when') }, { title: say('credential.happened'), wide: true }, { title: say('credential.by') }]}
        rows={credential.history.map((line) => [
          moment(visit, line.at),
          <>
            {happened(visit, line.type)}
            {revocationReasons.map((reason) => (reason === line.reason ? `: ${say(reasonLabel(reason))}` : ''))}
          </>,
          line.by === 'person' ? <Colleague visit={visit} id={undefined} name={line.name} /> : say(`credential-by.${line.by}`),
        ])}
      />
    </div>
  );
}
