import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { Institutions, languageLabel, levelLabel, modeLabel, priceLabel, seatsLabel, shortened, told } from './catalogue-words.tsx';

/** One micro-credential in a list: what it is on the left, when it is next taught on the right. */
export function CatalogueResult({ visit, entry }: { visit: Visit; entry: CatalogueEntry }) {
  const { say, writing } = visit;
  const title = told(visit, entry.title);
  const facts = [
    entry.ects === undefined ? undefined : say('catalogue.ects', { ects: entry.ects }),
    entry.hours === undefined ? undefined : say('catalogue.hours', { hours: entry.hours }),
    entry.eqf === undefined ? undefined : levelLabel(visit, entry.eqf),
    entry.mode === undefined ? undefined : modeLabel(visit, entry.mode),
    entry.languages.length === 0 ? undefined : writing.list(entry.languages.map((tag) => languageLabel(visit, tag))),
  ].filter((fact) => fact !== undefined);
  const { offering } = entry;
  const summary = told(visit, entry.summary);
  return (
    <li class="result">
      <div class="stack close">
        <Heading level={2} size="xs" lang={title?.lang}>
          <Link href={`/m/${entry.slug}`}>
            <bdi dir={title?.dir}>{title?.says ?? entry.slug}</bdi>
          </Link>
        </Heading>
        <p class="small muted">
          <Institutions visit={visit} of={entry.institutions} />
        </p>
        <p class="ds-paragraph measure">
          <bdi lang={summary?.lang} dir={summary?.dir}>
            {shortened(summary?.says ?? '')}
          </bdi>
        </p>
        <div class="small">
          <ul class="dots">
            {facts.map((fact) => (
              <li>{fact}</li>
            ))}
          </ul>
        </div>
      </div>
      {offering === undefined ? (
        <p class="small muted">{say('catalogue.no-dates')}</p>
      ) : (
        <div class="stack close small">
          <p>
            <strong>{writing.date(offering.startsOn)}</strong>
          </p>
          <p>{seatsLabel(visit, offering)}</p>
          <p>{priceLabel(visit, offering)}</p>
        </div>
      )}
    </li>
  );
}
