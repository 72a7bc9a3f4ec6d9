import { institutionsOf } from '../../base/actor.ts';
import { runView } from '../../base/door.ts';
import { EmptyState } from '../../base/ui/empty-state.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Page } from '../../base/ui/page.ts';
import { Pagination } from '../../base/ui/pagination.tsx';
import { Tag } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { titleOf } from '../design/design-words.ts';
import type { CaseHead } from './approval-case.ts';
import { CASES, caseAddress, caseTone, nameLanguage } from './approval-words.ts';
import { listCases } from './list-cases.ts';
import { waitingDeviations } from './waiting-deviations.tsx';

/** The approval cases of the reader's institutions: what waits for their own decision stands on top. */
export const approvalsPage: Page = {
  path: CASES,
  forPeople: true,
  async get(visit) {
    const { say } = visit;
    const after = visit.url.searchParams.get('after')?.slice(0, 100);
    const { cases, next } = await runView(listCases, visit.context, after ? { after } : {});
    const waiting = after ? null : await waitingDeviations(visit);
    return {
      title: say('approval.title'),
      unlisted: true,
      place: 'approvals',
      body: (
        <div class="wrap stack sections">
          <div class="stack">
            <Heading level={1}>{say('approval.title')}</Heading>
            <p class="ds-paragraph lead">{say('approval.lead')}</p>
          </div>
          {waiting}
          {cases.length === 0 ? (
            <EmptyState title={say('approval.none')}>
              <p>{say('approval.none-how')}</p>
              <p>
                <Link href="/design">{say('approval.to-descriptions')}</Link>
              </p>
            </EmptyState>
          ) : (
            <div class="stack" data-gap="4">
              <ul class="results narrow">
                {cases.map((each) => (
                  <Entry visit={visit} entry={each} />
                ))}
              </ul>
              <Pagination
                label={say('approval.pages')}
                previous={{ says: say('list.first'), href: after ? CASES : undefined }}
                next={{ says: say('list.next'), href: next ? `${CASES}?after=${encodeURIComponent(next)}` : undefined }}
              />
            </div>
          )}
        </div>
      ),
    };
  },
};

function Entry({ visit, entry }: { visit: Visit; entry: CaseHead }) {
  const { say, writing } = visit;
  const title = titleOf(visit, entry.title);
  const own = institutionsOf(visit.context.actor);
  const open = entry.state === 'under-review' ? entry.parties.filter(({ decision }) => decision === 'pending') : [];
  const waits = open.some(({ institutionId }) => own.includes(institutionId));
  const lead = entry.parties.find(({ institutionId }) => institutionId === entry.institutionId);
  return (
    <li class="result one">
      <Heading level={2} size="xs" lang={title.lang}>
        <Link href={caseAddress(entry.id)}>
          <bdi>{title.says}</bdi>
        </Link>
      </Heading>
      <div class="row">
        <Tag tone={caseTone[entry.state]}>{say(waits ? 'approval.waits-for-you' : `approval-state.${entry.state}`)}</Tag>
        <span class="muted small">
          {lead ? (
            <>
              <bdi lang={nameLanguage(lead)}>{lead.name}</bdi> ·{' '}
            </>
          ) : null}
          {say('approval.version', { version: entry.version })} ·{' '}
          {entry.closedAt
            ? say('approval.closed-on', { date: writing.date(entry.closedAt) })
            : say('approval.open-since', { date: writing.date(entry.openedAt) })}
        </span>
      </div>
      {open.length === 0 ? null : (
        <p class="small">
          {say('approval.still-to-decide')}{' '}
          {open.map((party, place) => (
            <>
              {place === 0 ? null : ', '}
              <bdi lang={nameLanguage(party)}>{party.name}</bdi>
            </>
          ))}
        </p>
      )}
    </li>
  );
}
