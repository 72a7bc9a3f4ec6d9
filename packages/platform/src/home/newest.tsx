import { Heading } from '../base/ui/heading.tsx';
import { Link } from '../base/ui/link.tsx';
import type { Visit } from '../base/ui/visit.ts';
import type { CatalogueEntry } from '../stages/catalogue/catalogue.ts';
import { Institutions, languageLabel, levelLabel, modeLabel, told, Words } from '../stages/catalogue/catalogue-words.tsx';

/** What came into the catalogue last, one card each. */
export function Newest({ visit, entries, all }: { visit: Visit; entries: readonly CatalogueEntry[]; all: number }) {
  const { say } = visit;
  return (
    <section class="stack" data-gap="4">
      <div class="row" data-between>
        <Heading level={2} size="md">
          {say('home.new')}
        </Heading>
        {all > 0 ? <Link href="/catalogue">{say('home.all-micro-credentials', { count: all })}</Link> : null}
      </div>
      {entries.length === 0 ? (
        <p class="ds-paragraph measure">{say('home.nothing-offered')}</p>
      ) : (
        <div class="thirds">
          {entries.map((entry) => (
            <Card visit={visit} entry={entry} />
          ))}
        </div>
      )}
    </section>
  );
}

function Card({ visit, entry }: { visit: Visit; entry: CatalogueEntry }) {
  const { say, writing } = visit;
  const title = told(visit, entry.title);
  const facts = [
    entry.ects === undefined ? undefined : say('catalogue.ects', { ects: entry.ects }),
    entry.eqf === undefined ? undefined : levelLabel(visit, entry.eqf),
    entry.mode === undefined ? undefined : modeLabel(visit, entry.mode),
    entry.languages.length === 0 ? undefined : writing.list(entry.languages.map((tag) => languageLabel(visit, tag))),
  ].filter((fact) => fact !== undefined);
  return (
    <article class="ds-card stack" data-gap="2">
      <Heading level={3} title lang={title?.lang}>
        <Link href={`/m/${entry.slug}`}>
          <bdi dir={title?.dir}>{title?.says ?? entry.slug}</bdi>
        </Link>
      </Heading>
      <p class="muted small">
        <Institutions visit={visit} of={entry.institutions} />
      </p>
      <p class="ds-paragraph small">
        <Words visit={visit} text={entry.summary} />
      </p>
      <div class="small">
        <ul class="dots">
          {facts.map((fact) => (
            <li>{fact}</li>
          ))}
        </ul>
      </div>
      {entry.offering === undefined ? null : (
        <p class="small strong">{say('home.starts', { date: writing.date(entry.offering.startsOn) })}</p>
      )}
    </article>
  );
}
