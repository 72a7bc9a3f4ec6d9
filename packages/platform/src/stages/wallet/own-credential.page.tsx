import { runView } from '../../base/door.ts';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import type { Answer, Page } from '../../base/ui/page.ts';
import { param, type Visit } from '../../base/ui/visit.ts';
import { Details, Document, judge } from './credential-view.tsx';
import { giveOrEnd, nothingGiven } from './giving.ts';
import { KeepACopy } from './keep-a-copy.tsx';
import { SomethingWrong } from './shared-credential.page.tsx';
import { type Giving, SharesSection } from './shares-section.tsx';
import { showOwnCredential } from './show-own-credential.ts';

/** One of the reader's own credentials: what it says, whether it holds, who may see it. */
export const ownCredentialPage: Page = {
  path: '/me/credentials/{id}',
  forPeople: true,
  async get(visit) {
    return sheet(visit, nothingGiven(), []);
  },
  async post(visit, answers) {
    const credentialId = param(visit, 'id');
    return giveOrEnd(visit, { credentialId }, `/me/credentials/${credentialId}`, answers, (giving, problems) =>
      sheet(visit, giving, problems),
    );
  },
};

async function sheet(visit: Visit, giving: Giving, problems: readonly Problem[]): Promise<Answer> {
  const { credential, shares } = await runView(showOwnCredential, visit.context, { id: param(visit, 'id') });
  const judged = await judge(visit, credential);
  const { say } = visit;
  const path = `/me/credentials/${credential.id}`;
  const wrong = problems.length > 0;
  return {
    title: judged.facts.title,
    place: 'credentials',
    unlisted: true,
    wrong,
    ...(wrong ? { status: 422 } : {}),
    body: (
      <div class="wrap stack">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <Breadcrumbs
          label={say('layout.you-are-here')}
          back={say('wallet.back')}
          crumbs={[
            { says: say('wallet.title'), href: '/me/credentials' },
            { says: judged.facts.title, href: path },
          ]}
        />
        <div class="split">
          <div class="stack sections" data-gap="5">
            <Document visit={visit} judged={judged} level={1} />
            <SharesSection
              visit={visit}
              path={path}
              facts={judged.facts}
              shares={shares}
              giving={giving}
              revoked={credential.state === 'revoked'}
              endsAll
            />
            <Details visit={visit} judged={judged} />
          </div>
          <aside class="stack" data-gap="4">
            <KeepACopy visit={visit} path={path} />
            <SomethingWrong visit={visit} />
          </aside>
        </div>
      </div>
    ),
  };
}
