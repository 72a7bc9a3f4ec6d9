import { runView } from '../../base/door.ts';
import { EmptyState } from '../../base/ui/empty-state.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Page } from '../../base/ui/page.ts';
import { Pagination } from '../../base/ui/pagination.tsx';
import { Tag } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import type { DescriptionHead } from './description.ts';
import { institutionsToDesignIn } from './design-institutions.ts';
import { stateTone, titleOf } from './design-words.ts';
import { listDescriptions } from './list-descriptions.ts';

const PATH = '/design';

/** The descriptions of the reader's institutions, with their states. */
export const descriptionsPage: Page = {
  path: PATH,
  forPeople: true,
  async get(visit) {
    const { say } = visit;
    const after = visit.url.searchParams.get('after')?.slice(0, 100);
    const { descriptions, next } = await runView(listDescriptions, visit.context, after ? { after } : {});
    const mayStart = (await institutionsToDesignIn(visit)).length > 0;
    return {
      title: say('design.title'),
      unlisted: true,
      place: 'design',
      body: (
        <div class="wrap stack sections">
          <div class="stack">
            <Heading level={1}>{say('design.title')}</Heading>
            <p class="ds-paragraph lead">{say('design.lead')}</p>
            {mayStart ? (
              <div class="row">
                <Link look="button" href={`${PATH}/new`}>
                  {say('design.start')}
                </Link>
                <Link look="button" variant="secondary" href={`${PATH}/import`}>
                  {say('design.import')}
                </Link>
              </div>
            ) : null}
          </div>
          {descriptions.length === 0 ? (
            <EmptyState title={say('design.none')}>
              <p>{say(mayStart ? 'design.none-how' : 'design.none-wait')}</p>
            </EmptyState>
          ) : (
            <div class="stack" data-gap="4">
              <ul class="results narrow">
                {descriptions.map((description) => (
                  <Entry visit={visit} description={description} />
                ))}
              </ul>
              <Pagination
                label={say('design.pages')}
                previous={{ says: say('list.first'), href: after ? PATH : undefined }}
                next={{ says: say('list.next'), href: next ? `${PATH}?after=${encodeURIComponent(next)}` : undefined }}
              />
            </div>
          )}
        </div>
      ),
    };
  },
};

function Entry({ visit, description }: { visit: Visit; description: DescriptionHead }) {
  const { say, writing } = visit;
  const title = titleOf(visit, description.title);
  return (
    <li class="result one">
      <Heading level={2} size="xs" lang={title.lang}>
        <Link href={`${PATH}/${description.id}`}>
          <bdi>{title.says}</bdi>
        </Link>
      </Heading>
      <div class="row">
        <Tag tone={stateTone[description.state]}>{say(`design-state.${description.state}`, { version: description.version })}</Tag>
        <span class="muted small">{say('design.changed', { date: writing.date(description.changedAt) })}</span>
      </div>
    </li>
  );
}
