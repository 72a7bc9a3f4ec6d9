import type { Verification } from '@laurel/credential';
import type { Child } from 'hono/jsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Sheet } from '../../base/ui/page.ts';
import { PrintButton } from '../../base/ui/print-button.tsx';
import { Verdict } from '../../base/ui/verdict.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { Checks, inOrder, TechnicalRecord, TONES } from './checks.tsx';
import { WhatItSays } from './what-it-says.tsx';

/**
 * The verdict in one sentence, what to do now, what the credential says, then every check by name.
 * @param shownAt where its holder shows it, when it came by a link of this house
 */
export function verdictSheet(visit: Visit, verification: Verification, now: Date, shownAt?: string): Sheet {
  const { say } = visit;
  const { verdict, checks, facts } = verification;
  return {
    title: say(`verdict.${verdict}`),
    place: 'verify',
    unlisted: true,
    body: (
      <div class="wrap stack sections">
        <VerdictOf visit={visit} verification={verification} now={now} />
        <div class="split">
          <aside class="stack" data-gap="4">
            <section class="panel stack" aria-labelledby="now" data-gap="2">
              <Heading level={2} size="xs" id="now">
                {say('verdict.now')}
              </Heading>
              <p>{say(`verdict.${verdict}-now`)}</p>
              {shownAt === undefined ? null : (
                <p class="small">
                  <Link href={shownAt}>{say('verdict.shown-at')}</Link>
                </p>
              )}
            </section>
            <div class="row noprint">
              <PrintButton>{say('verdict.print')}</PrintButton>
              <Link look="button" variant="tertiary" href="/verify">
                {say('verdict.another')}
              </Link>
            </div>
          </aside>
          <div class="stack sections" data-gap="5">
            {facts ? (
              <WhatItSays visit={visit} heading={say(verdict === 'invalid' ? 'verdict.claims' : 'verdict.says')} facts={facts} />
            ) : null}
            <section class="stack" aria-labelledby="checks">
              <Heading level={2} id="checks">
                {say('verdict.checks')}
              </Heading>
              <Checks visit={visit} checks={checks} />
            </section>
            <TechnicalRecord visit={visit} verification={verification} now={now} />
          </div>
        </div>
      </div>
    ),
  };
}

/** The one sentence, its reason, and the moment it was true. */
export function VerdictOf({ visit, verification, now }: { visit: Visit; verification: Verification; now: Date }) {
  const { say, writing } = visit;
  return (
    <Verdict
      tone={TONES[verification.verdict]}
      sentence={say(`verdict.${verification.verdict}`)}
      because={because(visit, verification)}
      checked={say('verdict.checked', { time: writing.time(now) })}
    />
  );
}

/** Why: for a valid one what it says, else the check that decided. A name is a claim until somebody vouches for the key. */
function because({ say, writing }: Visit, { verdict, checks, facts, issuer }: Verification): Child {
  if (verdict !== 'valid' || !facts) return inOrder(checks)[0]?.says ?? '';
  const bodies = writing.list(facts.awardingBodies.map((body) => body.name));
  return (
    <>
      {say('verdict.because', { bodies: bodies || facts.issuer.name, learner: facts.learner.name, date: writing.date(facts.issuedOn) })}
      {issuer?.standing === 'known' ? '' : ` ${say('verdict.claimed')}`}
    </>
  );
}
