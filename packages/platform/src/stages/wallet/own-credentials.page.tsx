import { runView } from '../../base/door.ts';
import { CredentialCard } from '../../base/ui/credential-card.tsx';
import { EmptyState } from '../../base/ui/empty-state.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Page } from '../../base/ui/page.ts';
import { Tag } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import type { Shown } from '../issuing/open-share.ts';
import { bodiesOf, ownLanguage, sizeOf } from '../verification/what-it-says.tsx';
import { factsIn } from './credential-view.tsx';
import { listOwnCredentials } from './list-own-credentials.ts';

/** Everything that was ever awarded to the reader here. */
export const ownCredentialsPage: Page = {
  path: '/me/credentials',
  forPeople: true,
  async get(visit) {
    const { credentials } = await runView(listOwnCredentials, visit.context, {});
    const { say } = visit;
    return {
      title: say('wallet.title'),
      place: 'credentials',
      unlisted: true,
      body: (
        <div class="wrap stack sections">
          <div class="stack">
            <Heading level={1}>{say('wallet.title')}</Heading>
            {credentials.length === 0 ? null : <p class="ds-paragraph lead">{say('wallet.lead', { count: credentials.length })}</p>}
          </div>
          {credentials.length === 0 ? (
            <EmptyState title={say('wallet.none')}>
              <p>{say('wallet.none-how')}</p>
              <p>
                <Link href="/catalogue">{say('wallet.find')}</Link>
              </p>
            </EmptyState>
          ) : (
            <ul class="halves plain">
              {credentials.map(({ shown, openShares }) => (
                <li class="stack">
                  <Card visit={visit} shown={shown} openShares={openShares} />
                </li>
              ))}
            </ul>
          )}
        </div>
      ),
    };
  },
};

function Card({ visit, shown, openShares }: { visit: Visit; shown: Shown; openShares: number }) {
  const { say, writing } = visit;
  const facts = factsIn(shown.signed);
  const revoked = shown.state === 'revoked';
  return (
    <CredentialCard
      title={facts.title}
      lang={ownLanguage(visit, facts)}
      href={`/me/credentials/${shown.id}`}
      awardedBy={writing.list(bodiesOf(facts).map(({ name }) => name))}
      facts={sizeOf(visit, facts).join(' · ')}
      tone={revoked ? 'danger' : 'success'}
      state={
        revoked
          ? say('wallet.state-revoked', { date: writing.date(shown.revokedAt ?? shown.issuedAt) })
          : say('wallet.state-issued', { date: writing.date(facts.issuedOn) })
      }
    >
      <p>
        <Tag tone={openShares > 0 ? 'info' : 'neutral'}>
          {openShares > 0 ? say('wallet.shared', { count: openShares }) : say('wallet.not-shared')}
        </Tag>
      </p>
    </CredentialCard>
  );
}
