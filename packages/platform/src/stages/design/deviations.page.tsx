import { runView } from '../../base/door.ts';
import { dayOf } from '../../base/people/role.ts';
import { EmptyState } from '../../base/ui/empty-state.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Page } from '../../base/ui/page.ts';
import { Pagination } from '../../base/ui/pagination.tsx';
import { DeviationLines } from './deviation-lines.tsx';
import { DEVIATIONS } from './deviation-words.ts';
import { listDeviations } from './list-deviations.ts';

const LIMIT = 25;

/** The deviations of the reader's institutions: what waits for a decision, what holds, and what is over. */
export const deviationsPage: Page = {
  path: DEVIATIONS,
  forPeople: true,
  async get(visit) {
    const { say, context } = visit;
    const given = visit.url.searchParams.get('from') ?? '';
    const from = /^\d{1,5}$/.test(given) ? Number(given) : 0;
    const { deviations, more } = await runView(listDeviations, context, { from, limit: LIMIT });
    return {
      title: say('deviation.title'),
      unlisted: true,
      place: 'approvals',
      body: (
        <div class="wrap stack sections">
          <div class="stack">
            <Heading level={1}>{say('deviation.title')}</Heading>
            <p class="ds-paragraph lead">{say('deviation.lead')}</p>
          </div>
          {deviations.length === 0 ? (
            <EmptyState title={say('deviation.none')}>
              <p>{say('deviation.none-how')}</p>
              <p>
                <Link href="/design">{say('approval.to-descriptions')}</Link>
              </p>
            </EmptyState>
          ) : (
            <div class="stack" data-gap="4">
              <DeviationLines visit={visit} deviations={deviations} today={dayOf(context.house.outside.clock.now())} titled />
              <Pagination
                label={say('deviation.pages')}
                previous={{ says: say('list.first'), href: from > 0 ? DEVIATIONS : undefined }}
                next={{ says: say('list.next'), href: more ? `${DEVIATIONS}?from=${from + LIMIT}` : undefined }}
              />
            </div>
          )}
        </div>
      ),
    };
  },
};
