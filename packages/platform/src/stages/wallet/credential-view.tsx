import { type CredentialFacts, readOpenBadge, type Verification } from '@laurel/credential';
import type { Child } from 'hono/jsx';
import { CredentialDocument } from '../../base/ui/credential-document.tsx';
import { Fold } from '../../base/ui/fold.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import type { Shown } from '../issuing/open-share.ts';
import { signedLook } from '../issuing/signed-look.ts';
import { Checks, inOrder, TechnicalRecord, TONES } from '../verification/checks.tsx';
import { judgeOwn } from '../verification/judge-own.ts';
import { bodiesOf, ownLanguage, sizeOf, WhatItSays } from '../verification/what-it-says.tsx';

/** A credential of this house as it stands at this moment. */
export type Judged = { readonly verification: Verification; readonly facts: CredentialFacts; readonly now: Date };

/** Looks now: at the keys, at the status list, and at what the house itself has taken back. */
export async function judge(visit: Visit, credential: Shown): Promise<Judged> {
  const { house } = visit.context;
  const revoked = visit.say('verdict.revoked-here', { date: visit.writing.date(credential.revokedAt ?? credential.issuedAt) });
  const verification = await judgeOwn(house, visit.language.tag, credential, revoked);
  return { verification, facts: verification.facts ?? factsIn(credential.signed), now: house.outside.clock.now() };
}

/** What the bytes say, which are the house's own; whether they hold is another question. */
export function factsIn(signed: Uint8Array): CredentialFacts {
  return readOpenBadge(JSON.parse(new TextDecoder().decode(signed)));
}

/** How many awarded it, in the words above the title. */
export function kindOf({ say }: Visit, facts: CredentialFacts): string {
  return say(bodiesOf(facts).length > 1 ? 'share.kind-joint' : 'share.kind');
}

/** Whether it holds, in one sentence. */
export function sentenceOf({ say }: Visit, { verdict, checks }: Verification): string {
  const reason = inOrder(checks)[0]?.says ?? '';
  return verdict === 'valid' ? say('share.valid') : say(verdict === 'invalid' ? 'share.invalid' : 'share.undecided', { reason });
}

/** The credential as a document. Under a verdict that stands above it, it says no sentence of its own. */
export function Document({ visit, judged, level }: { visit: Visit; judged: Judged; level: 1 | 2 }) {
  const { verification, facts } = judged;
  const { say, writing } = visit;
  return (
    <CredentialDocument
      kind={kindOf(visit, facts)}
      title={facts.title}
      lang={ownLanguage(visit, facts)}
      level={level}
      bodies={bodiesOf(facts).map((body) => ({
        name: body.name,
        country: body.country === undefined ? '' : writing.country(body.country),
        look: signedLook(body, facts),
      }))}
      learner={facts.learner.name}
      facts={[
        ...sizeOf(visit, facts),
        ...(facts.grade === undefined ? [] : [say('share.grade', { grade: facts.grade })]),
        [writing.date(facts.issuedOn), facts.issuedAt].filter(Boolean).join(', '),
      ]}
      state={level === 1 ? { tone: TONES[verification.verdict], says: sentenceOf(visit, verification) } : undefined}
    />
  );
}

/** What it says, and how it was checked. */
export function Details({ visit, judged, children }: { visit: Visit; judged: Judged; children?: Child }) {
  const { verification, facts, now } = judged;
  const { say } = visit;
  return (
    <>
      <WhatItSays visit={visit} heading={say(verification.verdict === 'invalid' ? 'verdict.claims' : 'verdict.says')} facts={facts} />
      {children}
      <div class="stack" data-gap="0">
        <Fold says={say('share.checks')}>
          <Checks visit={visit} checks={verification.checks} />
        </Fold>
        <TechnicalRecord visit={visit} verification={verification} now={now} />
      </div>
    </>
  );
}
