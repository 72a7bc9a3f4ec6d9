import { runView } from '../../base/door.ts';
import { dayOf } from '../../base/people/role.ts';
import { Refusal } from '../../base/refusal.ts';
import { Facts } from '../../base/ui/facts.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import type { Page } from '../../base/ui/page.ts';
import { param } from '../../base/ui/visit.ts';
import { datesLabel, Institutions, languageLabel, priceLabel, seatsLabel } from './catalogue-words.tsx';
import { Crumbs, titled, withdrawnSheet } from './micro-credential.page.tsx';
import { Application } from './next-offerings.tsx';
import { PublicDeviations } from './public-deviations.tsx';
import { showMicroCredential } from './show-micro-credential.ts';

/** One edition, for whoever thinks of taking part. */
export const publicOfferingPage: Page = {
  path: '/m/{slug}/offerings/{offering}',
  sameForVisitors: true,
  async get(visit) {
    const { say, writing } = visit;
    const id = param(visit, 'offering');
    const found = await runView(showMicroCredential, visit.context, { slug: param(visit, 'slug'), offering: id });
    if (found.withdrawnAt !== undefined) return withdrawnSheet(visit, found);
    const offering = found.offerings.find((each) => each.id === id);
    if (offering === undefined) throw new Refusal('not-found');
    const title = titled(visit, found);
    const path = `/m/${found.slug}/offerings/${id}`;
    const today = dayOf(visit.context.house.outside.clock.now());
    const dates = datesLabel(visit, offering);
    return {
      title: say('micro.offering-title', { title: title.says, dates }),
      place: 'catalogue',
      body: (
        <div class="wrap stack sections">
          <Crumbs visit={visit} found={found} more={[{ says: dates, href: path }]} />
          <div class="stack" data-gap="2">
            <Heading level={1} size="lg" lang={title.lang}>
              <bdi dir={title.dir}>{title.says}</bdi>
            </Heading>
            <p class="lead">{dates}</p>
          </div>
          {offering.state === 'cancelled' ? (
            <Notice tone="danger" title={say('micro.cancelled')}>
              <bdi>{offering.cancelReason}</bdi>
            </Notice>
          ) : offering.movedAt === undefined ? null : (
            <Notice tone="warning" title={say('micro.moved')}>
              {say('micro.moved-when', { date: writing.date(offering.movedAt) })}
            </Notice>
          )}
          <div class="narrow stack" data-gap="4">
            <Facts
              facts={[
                { term: say('micro.dates'), value: dates },
                offering.place === undefined ? undefined : { term: say('micro.place'), value: <bdi>{offering.place}</bdi> },
                { term: say('micro.language'), value: languageLabel(visit, offering.language) },
                { term: say('micro.seats'), value: seatsLabel(visit, offering) },
                { term: say('micro.price'), value: priceLabel(visit, offering) },
                offering.applyUntil === undefined ? undefined : { term: say('micro.apply-by'), value: writing.date(offering.applyUntil) },
                { term: say('micro.awarded-by'), value: <Institutions visit={visit} of={found.institutions} /> },
              ]}
            />
            {offering.state === 'cancelled' ? null : offering.endsOn < today ? (
              <p class="muted">{say('micro.over')}</p>
            ) : (
              <Application visit={visit} path={path} offering={offering} today={today} main />
            )}
            <PublicDeviations visit={visit} found={found} />
            <p>
              <Link href={`${path}/dates.ics`} download>
                {say('micro.calendar')}
              </Link>
            </p>
          </div>
        </div>
      ),
    };
  },
};
