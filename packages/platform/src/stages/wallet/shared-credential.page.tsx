import { runView } from '../../base/door.ts';
import { isRefusal, Refusal } from '../../base/refusal.ts';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import type { Answer, Page } from '../../base/ui/page.ts';
import { param, type Visit } from '../../base/ui/visit.ts';
import { type Opened, openShare } from '../issuing/open-share.ts';
import type { Share } from '../issuing/share.ts';
import { noteLook, noteLookAgain } from '../verification/note-look.ts';
import { VerdictOf } from '../verification/verdict-sheet.tsx';
import { Details, Document, judge } from './credential-view.tsx';
import { giveOrEnd, nothingGiven } from './giving.ts';
import { goneSheet } from './gone-sheet.tsx';
import { KeepACopy } from './keep-a-copy.tsx';
import { type Giving, SharesSection } from './shares-section.tsx';

/**
 * What the mail's link and a link that was given away open: the credential, and whether it holds at this moment. Nobody signs in for it.
 * Its holder also gives links away here.
 */
export const sharedCredentialPage: Page = {
  path: '/c/{token}',
  sameForVisitors: (visit) => noteLookAgain(visit, param(visit, 'token')),
  async get(visit) {
    const token = param(visit, 'token');
    const opened = await open(visit, token);
    if (opened.state !== 'open') return goneSheet(visit, opened.state);
    noteLook(visit, token, opened.share);
    return opened.share.kind === 'holder' ? forHolder(visit, opened, nothingGiven(), []) : forOthers(visit, opened);
  },

  async post(visit, answers) {
    const token = param(visit, 'token');
    const path = `/c/${token}`;
    const opened = await open(visit, token);
    if (opened.state !== 'open') return goneSheet(visit, opened.state);
    // Whoever was given a link gives nothing away.
    if (opened.share.kind !== 'holder') throw new Refusal('not-found');
    return giveOrEnd(visit, { token }, path, answers, (giving, problems) => forHolder(visit, opened, giving, problems));
  },
};

type Open = Extract<Opened, { readonly state: 'open' }>;

/** What a token opens; of somebody who was forgotten only that. */
export async function open(visit: Visit, token: string): Promise<Open | { readonly state: 'ended' | 'expired' | 'forgotten' }> {
  try {
    return await runView(openShare, visit.context, { token });
  } catch (error) {
    if (isRefusal(error) && error.code === 'personal-key-gone') return { state: 'forgotten' };
    throw error;
  }
}

async function forOthers(visit: Visit, { share, credential }: Open): Promise<Answer> {
  const judged = await judge(visit, credential);
  const { say } = visit;
  const { verdict } = judged.verification;
  return {
    title: judged.facts.title,
    unlisted: true,
    body: (
      <div class="wrap stack sections">
        <VerdictOf visit={visit} verification={judged.verification} now={judged.now} />
        <div class="split">
          <aside class="stack" data-gap="4">
            <section class="panel stack" aria-labelledby="now" data-gap="2">
              <Heading level={2} size="xs" id="now">
                {say('verdict.now')}
              </Heading>
              <p>{say(`verdict.${verdict}-now`)}</p>
              <p class="small">{untilWhen(visit, share)}</p>
            </section>
            <KeepACopy visit={visit} path={visit.url.pathname} />
            <section class="stack noprint" aria-labelledby="elsewhere" data-gap="2">
              <Heading level={2} size="xs" id="elsewhere">
                {say('share.verify-way')}
              </Heading>
              <p class="small">{say('share.verify-how', { link: `${visit.context.house.settings.publicUrl}/verify` })}</p>
            </section>
          </aside>
          <div class="stack sections" data-gap="5">
            <Document visit={visit} judged={judged} level={2} />
            <Details visit={visit} judged={judged} />
          </div>
        </div>
      </div>
    ),
  };
}

function untilWhen({ say, writing }: Visit, { expiresAt }: Share): string {
  return expiresAt === undefined ? say('share.no-end') : say('share.until', { date: writing.date(expiresAt) });
}

async function forHolder(visit: Visit, { credential, shares }: Open, giving: Giving, problems: readonly Problem[]): Promise<Answer> {
  const judged = await judge(visit, credential);
  const { say } = visit;
  const path = visit.url.pathname;
  const wrong = problems.length > 0;
  return {
    title: judged.facts.title,
    unlisted: true,
    own: true,
    wrong,
    ...(wrong ? { status: 422 } : {}),
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <div class="split">
          <div class="stack sections" data-gap="5">
            <Document visit={visit} judged={judged} level={1} />
            {credential.state === 'revoked' ? null : <Notice title={say('share.yours')}>{say('share.yours-how')}</Notice>}
            <SharesSection
              visit={visit}
              path={path}
              facts={judged.facts}
              // The link of the mail is ended by whoever is signed in, so it is not offered here.
              shares={shares.filter(({ kind }) => kind === 'share')}
              giving={giving}
              revoked={credential.state === 'revoked'}
              endsAll={false}
            />
            <Details visit={visit} judged={judged} />
          </div>
          <aside class="stack" data-gap="4">
            <KeepACopy visit={visit} path={path} />
            <SomethingWrong visit={visit} />
            <p class="small noprint">
              <Link href="/me/credentials">{say('wallet.title')}</Link>
            </p>
          </aside>
        </div>
      </div>
    ),
  };
}

/** What a learner does about a mistake. */
export function SomethingWrong({ visit: { say } }: { visit: Visit }) {
  return (
    <section class="stack noprint" aria-labelledby="wrong" data-gap="2">
      <Heading level={2} size="xs" id="wrong">
        {say('share.wrong')}
      </Heading>
      <p class="small">{say('share.wrong-how')}</p>
    </section>
  );
}
