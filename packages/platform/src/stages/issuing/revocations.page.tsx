import { runAct, runView } from '../../base/door.ts';
import { isRefusal } from '../../base/refusal.ts';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { EmptyState } from '../../base/ui/empty-state.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import type { Page, Sheet } from '../../base/ui/page.ts';
import { Pagination } from '../../base/ui/pagination.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { CREDENTIALS, REVOCATIONS } from './credential-words.tsx';
import { listRevocations } from './list-revocations.ts';
import { AskedRevocation, SettledRevocations } from './revocation-lines.tsx';
import { settleRevocation } from './settle-revocation.ts';

const LIMIT = 25;

/** Requests to revoke: those that wait for a second person, and what became of the others. */
export const revocationsPage: Page = {
  path: REVOCATIONS,
  forPeople: true,
  get: (visit) => sheet(visit, []),

  async post(visit, answers) {
    const [, decision, id = ''] = /^(confirm|decline):([0-9a-f-]{36})$/.exec(answers.text('do')) ?? [];
    if (decision !== 'confirm' && decision !== 'decline') return sheet(visit, [{ says: visit.say('revocations.nothing-chosen') }], 422);
    try {
      await runAct(settleRevocation, visit.context, { id, decision });
      return { to: `${REVOCATIONS}?${decision === 'confirm' ? 'confirmed' : 'declined'}` };
    } catch (error) {
      if (!isRefusal(error) || error.code !== 'wrong-state') throw error;
      return sheet(visit, [{ says: visit.say('revocations.settled-before') }], 409);
    }
  },
};

async function sheet(visit: Visit, problems: readonly Problem[], status?: number): Promise<Sheet> {
  const { say } = visit;
  const query = visit.url.searchParams;
  const given = query.get('from') ?? '';
  const from = /^\d{1,5}$/.test(given) ? Number(given) : 0;
  const { revocations, more } = await runView(listRevocations, visit.context, { from, limit: LIMIT });
  const asked = revocations.filter(({ state }) => state === 'asked');
  const settled = revocations.filter(({ state }) => state !== 'asked');
  const wrong = problems.length > 0;
  const done = wrong ? undefined : (['confirmed', 'declined'] as const).find((each) => query.has(each));
  return {
    title: say('revocations.title'),
    unlisted: true,
    place: 'revocations',
    wrong,
    ...(status === undefined ? {} : { status }),
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <Breadcrumbs
          label={say('layout.you-are-here')}
          back={say('credential.back')}
          crumbs={[
            { says: say('credentials.title'), href: CREDENTIALS },
            { says: say('revocations.title'), href: REVOCATIONS },
          ]}
        />
        <div class="stack">
          <Heading level={1}>{say('revocations.title')}</Heading>
          <p class="ds-paragraph lead">{say(done ? `revocations.${done}` : 'revocations.lead')}</p>
        </div>
        <section class="stack" data-gap="4" aria-labelledby="asked">
          <Heading level={2} id="asked">
            {say('revocations.asked')}
          </Heading>
          {asked.length === 0 ? (
            <EmptyState title={say('revocations.none')}>
              <p>{say('revocations.none-how')}</p>
            </EmptyState>
          ) : (
            asked.map((revocation) => <AskedRevocation visit={visit} revocation={revocation} />)
          )}
        </section>
        {settled.length > 0 ? <SettledRevocations visit={visit} settled={settled} /> : null}
        <Pagination
          label={say('revocations.pages')}
          previous={{ says: say('list.first'), href: from > 0 ? REVOCATIONS : undefined }}
          next={{ says: say('list.next'), href: more ? `${REVOCATIONS}?from=${from + LIMIT}` : undefined }}
        />
      </div>
    ),
  };
}
