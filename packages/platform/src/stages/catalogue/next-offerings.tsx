import { Facts } from '../../base/ui/facts.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Meter } from '../../base/ui/meter.tsx';
import { State } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import type { PublicOffering } from './catalogue.ts';
import { datesLabel, languageLabel, priceLabel, seatsLabel } from './catalogue-words.tsx';
import { takesApplications } from './offering.ts';
import type { MicroCredential } from './show-micro-credential.ts';

/** When it is taught next, beside the text; on a phone before it. */
export function NextOfferings({ visit, found, today }: { visit: Visit; found: MicroCredential; today: string }) {
  const { say } = visit;
  const offerings = found.offerings.filter(({ endsOn }) => endsOn >= today);
  return (
    <aside class="sticky stack" aria-labelledby="next" data-gap="4">
      <div class="ds-card stack">
        <Heading level={2} size="xs" id="next">
          {say('micro.next')}
        </Heading>
        {offerings.length === 0 ? <p class="muted">{say('micro.next-none')}</p> : null}
        {offerings.map((offering, index) => (
          <div class={index === 0 ? 'stack' : 'rule stack'} data-gap="2">
            <OfferingCard visit={visit} slug={found.slug} offering={offering} today={today} main={index === 0} />
          </div>
        ))}
      </div>
    </aside>
  );
}

type CardProps = { visit: Visit; slug: string; offering: PublicOffering; today: string; main: boolean };

function OfferingCard({ visit, slug, offering, today, main }: CardProps) {
  const { say, writing } = visit;
  const path = `/m/${slug}/offerings/${offering.id}`;
  return (
    <>
      <p>
        <strong>
          <Link href={path}>{datesLabel(visit, offering)}</Link>
        </strong>
        <br />
        <span class="muted small">
          {offering.place === undefined ? null : (
            <>
              <bdi>{offering.place}</bdi> ·{' '}
            </>
          )}
          {languageLabel(visit, offering.language)}
        </span>
      </p>
      {offering.state === 'cancelled' ? (
        <State tone="danger">{say('micro.cancelled')}</State>
      ) : (
        <>
          <Meter
            label={say('micro.seats-taken', { taken: offering.taken, seats: offering.seats })}
            part={offering.taken}
            whole={offering.seats}
          />
          <p class="small">{seatsLabel(visit, offering)}</p>
          <div class="small">
            <Facts
              narrow
              facts={[
                { term: say('micro.price'), value: <strong>{priceLabel(visit, offering)}</strong> },
                offering.applyUntil === undefined
                  ? undefined
                  : { term: say('micro.apply-by'), value: <strong>{writing.date(offering.applyUntil)}</strong> },
              ]}
            />
          </div>
          <Application visit={visit} path={path} offering={offering} today={today} main={main} />
        </>
      )}
    </>
  );
}

/** The way to apply, or why there is none. */
export function Application({ visit, path, offering, today, main }: Omit<CardProps, 'slug'> & { path: string }) {
  const { say, writing } = visit;
  if (takesApplications(offering, today))
    return (
      <Link look="button" href={`${path}/apply`} fullwidth {...(main ? {} : { variant: 'secondary' as const })}>
        {say('micro.apply')}
      </Link>
    );
  if (offering.applyUntil === undefined) return <p class="small muted">{say('micro.no-application')}</p>;
  if (today > offering.applyUntil) return <p class="small muted">{say('micro.too-late', { date: writing.date(offering.applyUntil) })}</p>;
  return <p class="small muted">{say('micro.full')}</p>;
}
