import { runView } from '../../base/door.ts';
import { dayOf } from '../../base/people/role.ts';
import { EmptyState } from '../../base/ui/empty-state.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Page } from '../../base/ui/page.ts';
import { Pagination } from '../../base/ui/pagination.tsx';
import { Tag } from '../../base/ui/state.tsx';
import { Table } from '../../base/ui/table.tsx';
import { titleOf } from '../design/design-words.ts';
import { datesLabel } from './catalogue-words.tsx';
import { draftOffering } from './draft-offering.ts';
import { listOfferings } from './list-offerings.ts';
import { stageLabel, stageOf, stageTone } from './offering-labels.ts';
import { draftsSomewhere } from './offering-rights.ts';

const PATH = '/offerings';

/** The offerings of the reader's institutions. */
export const offeringsPage: Page = {
  path: PATH,
  forPeople: true,
  async get(visit) {
    const { say, writing } = visit;
    const after = visit.url.searchParams.get('after')?.slice(0, 100);
    const { offerings, next } = await runView(listOfferings, visit.context, after ? { after } : {});
    const mayDraft = draftsSomewhere(visit, draftOffering.name);
    const today = dayOf(visit.context.house.outside.clock.now());
    return {
      title: say('offerings.title'),
      unlisted: true,
      place: 'offerings',
      body: (
        <div class="wrap stack sections">
          <div class="stack">
            <Heading level={1}>{say('offerings.title')}</Heading>
            <p class="ds-paragraph lead">{say('offerings.lead')}</p>
            {mayDraft ? (
              <div class="row">
                <Link look="button" href={`${PATH}/new`}>
                  {say('offerings.new')}
                </Link>
              </div>
            ) : null}
          </div>
          {offerings.length === 0 ? (
            <EmptyState title={say('offerings.none')}>
              <p>{say(mayDraft ? 'offerings.none-how' : 'offerings.none-wait')}</p>
            </EmptyState>
          ) : (
            <div class="stack" data-gap="4">
              <Table
                caption={say('offerings.title')}
                stacked
                columns={[
                  { title: say('offerings.what'), wide: true },
                  { title: say('offerings.when') },
                  { title: say('offerings.seats') },
                  { title: say('offerings.state') },
                ]}
                rows={offerings.map((offering) => {
                  const title = titleOf(visit, offering.title);
                  const stage = stageOf(offering, today);
                  return [
                    <Link href={`${PATH}/${offering.id}`} lang={title.lang}>
                      <bdi>{title.says}</bdi>
                    </Link>,
                    <>
                      {datesLabel(visit, offering)}
                      {offering.place === undefined ? null : (
                        <>
                          <br />
                          <span class="muted small">
                            <bdi>{offering.place}</bdi>
                          </span>
                        </>
                      )}
                    </>,
                    say('offerings.taken', { taken: offering.taken, seats: offering.seats }),
                    <Tag tone={stageTone[stage]}>{say(stageLabel(stage), { date: writing.date(offering.startsOn) })}</Tag>,
                  ];
                })}
              />
              <Pagination
                label={say('offerings.pages')}
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
