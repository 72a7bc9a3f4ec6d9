import { runView } from '../../../base/door.ts';
import { EmptyState } from '../../../base/ui/empty-state.tsx';
import { Heading } from '../../../base/ui/heading.tsx';
import { Link } from '../../../base/ui/link.tsx';
import type { Page } from '../../../base/ui/page.ts';
import { titleOf } from '../design-words.ts';
import { DEVELOPMENTS, developmentAddress, sayStakeholder } from './comment-words.ts';
import { listDevelopments } from './list-developments.ts';

/** What somebody from outside of the universities is asked about. */
export const developmentsPage: Page = {
  path: DEVELOPMENTS,
  forPeople: true,
  async get(visit) {
    const { say, writing } = visit;
    const { developments } = await runView(listDevelopments, visit.context, {});
    return {
      title: say('development.all'),
      unlisted: true,
      body: (
        <div class="wrap stack sections">
          <div class="stack" data-gap="2">
            <Heading level={1} size="lg">
              {say('development.all')}
            </Heading>
            <p class="ds-paragraph lead">{say('development.all-lead')}</p>
          </div>
          {developments.length === 0 ? (
            <EmptyState title={say('development.none')}>
              <p>{say('development.none-how')}</p>
            </EmptyState>
          ) : (
            <ul class="plain">
              {developments.map((each) => {
                const title = titleOf(visit, each.title);
                return (
                  <li class="result one">
                    <Heading level={2} size="xs" lang={title.lang}>
                      <Link href={developmentAddress(each.descriptionId)}>
                        <bdi dir={title.dir}>{title.says}</bdi>
                      </Link>
                    </Heading>
                    <p class="muted small">
                      <bdi>{each.institution.name}</bdi> · {say('development.for', { name: sayStakeholder(visit, each.stakeholder) })} ·{' '}
                      {say('comments.asked-until', { date: writing.date(each.until) })}
                    </p>
                  </li>
                );
              })}
            </ul>
          )}
        </div>
      ),
    };
  },
};
