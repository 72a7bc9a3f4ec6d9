import type { Check, CredentialFacts, Verification } from '@laurel/credential';
import type { Child } from 'hono/jsx';
import { Facts } from '../../base/ui/facts.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Sheet } from '../../base/ui/page.ts';
import { State, type Tone } from '../../base/ui/state.tsx';
import { Table } from '../../base/ui/table.tsx';
import { Verdict } from '../../base/ui/verdict.tsx';
import type { Visit } from '../../base/ui/visit.ts';

const TONES = { valid: 'success', invalid: 'danger', undecided: 'warning' } as const;

const TONE_OF: Readonly<Record<Check['outcome'], Tone | undefined>> = {
  passed: 'success',
  failed: 'danger',
  'could-not-be-made': 'warning',
  'not-applicable': undefined,
};

/** What matters stands first: what failed, then what could not be found out. */
const ORDER: readonly Check['outcome'][] = ['failed', 'could-not-be-made', 'passed', 'not-applicable'];

/** The verdict in one sentence, then what the credential says, then every check by name. */
export function verdictSheet(visit: Visit, verification: Verification, now: Date): Sheet {
  const { say, writing } = visit;
  const { verdict, checks, facts } = verification;
  const sentence = say(`verdict.${verdict}`);
  return {
    title: sentence,
    place: 'verify',
    unlisted: true,
    body: (
      <div class="wrap stack sections">
        <Verdict
          tone={TONES[verdict]}
          sentence={sentence}
          because={because(visit, verification)}
          checked={say('verdict.checked', { time: writing.time(now) })}
        />
        <div class="split">
          <aside class="stack" data-gap="4">
            <section class="panel stack" aria-labelledby="now" data-gap="2">
              <Heading level={2} size="xs" id="now">
                {say('verdict.now')}
              </Heading>
              <p>{say(`verdict.${verdict}-now`)}</p>
            </section>
            <div class="row noprint">
              <Link look="button" variant="tertiary" href="/verify">
                {say('verdict.another')}
              </Link>
            </div>
          </aside>
          <div class="stack sections" data-gap="5">
            {facts ? <WhatItSays visit={visit} verdict={verdict} facts={facts} /> : null}
            <section class="stack" aria-labelledby="checks">
              <Heading level={2} id="checks">
                {say('verdict.checks')}
              </Heading>
              <Table
                caption={say('verdict.table')}
                stacked
                columns={[
                  { title: say('verdict.check') },
                  { title: say('verdict.question') },
                  { title: say('verdict.answer'), wide: true },
                ]}
                rows={inOrder(checks).map((check) => [
                  say(`check.${check.name}`),
                  <span class="muted">{say(`question.${check.name}`)}</span>,
                  <State tone={TONE_OF[check.outcome]}>{check.says}</State>,
                ])}
              />
            </section>
          </div>
        </div>
      </div>
    ),
  };
}

function inOrder(checks: readonly Check[]): readonly Check[] {
  return ORDER.flatMap((outcome) => checks.filter((check) => check.outcome === outcome));
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

function WhatItSays({ visit, verdict, facts }: { visit: Visit; verdict: Verification['verdict']; facts: CredentialFacts }) {
  const { say, writing } = visit;
  const lang = facts.language === visit.language.tag ? undefined : facts.language;
  const size = [
    facts.ects === undefined ? undefined : say('fact.ects', { ects: facts.ects }),
    facts.hours === undefined ? undefined : say('fact.hours', { hours: facts.hours }),
    facts.eqf === undefined ? undefined : say('fact.eqf', { level: facts.eqf }),
    facts.nqf,
  ].filter((each) => each !== undefined);
  return (
    <section class="stack" aria-labelledby="says">
      <Heading level={2} id="says">
        {say(verdict === 'invalid' ? 'verdict.claims' : 'verdict.says')}
      </Heading>
      <Facts
        facts={[
          { term: say('fact.learner'), value: facts.learner.name },
          {
            term: say('fact.title'),
            value: (
              <span class="serif strong" lang={lang}>
                {facts.title}
              </span>
            ),
          },
          {
            term: say('fact.awarding-bodies'),
            value: facts.awardingBodies.map((body) => (
              <>
                {body.name}
                {body.country ? ` (${writing.country(body.country)})` : ''}
                <br />
              </>
            )),
          },
          { term: say('fact.issued'), value: writing.date(facts.issuedOn) },
          { term: say('fact.size'), value: size.join(' · ') },
          { term: say('fact.grade'), value: facts.grade ?? '' },
          {
            term: say('fact.outcomes'),
            value: (
              <ul class="stack flush" data-gap="1" lang={lang}>
                {facts.outcomes.map((outcome) => (
                  <li>{outcome.text}</li>
                ))}
              </ul>
            ),
          },
          { term: say('fact.id'), value: <span class="id">{facts.id}</span> },
          { term: say('fact.issuer'), value: <span class="id">{facts.issuerId}</span> },
        ]}
      />
    </section>
  );
}
