import { runView } from '../../base/door.ts';
import { languageOfName } from '../../base/languages/language-of-name.ts';
import { Button } from '../../base/ui/button.tsx';
import { EmptyState } from '../../base/ui/empty-state.tsx';
import { Facet } from '../../base/ui/facet.tsx';
import { type Chip, Chips, Filters } from '../../base/ui/filters.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Page } from '../../base/ui/page.ts';
import { Pagination } from '../../base/ui/pagination.tsx';
import { SearchBox } from '../../base/ui/search-box.tsx';
import { Select } from '../../base/ui/select.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { type FacetCount, type FacetName, facetNames, orders, type Search, type Size } from './catalogue.ts';
import { catalogueAt, membersOf, searchIn } from './catalogue-address.ts';
import { CatalogueResult } from './catalogue-result.tsx';
import { languageLabel, levelLabel, modeLabel } from './catalogue-words.tsx';
import { searchCatalogue } from './search-catalogue.ts';

const PATH = '/catalogue';

/** What can be learnt here. The address holds all that was asked for. */
export const cataloguePage: Page = {
  path: PATH,
  sameForVisitors: true,
  async get(visit) {
    const { say, writing } = visit;
    const asked = searchIn(visit.url.searchParams);
    const found = await runView(searchCatalogue, visit.context, asked);
    const members = membersOf(asked);
    const narrowed = members.some(([name]) => name !== 'order');
    const carry = (...without: string[]) =>
      members.filter(([name]) => !without.includes(name)).map(([name, value]) => <Hidden name={name} value={value} />);
    return {
      title: say('catalogue.title'),
      place: 'catalogue',
      unlisted: asked.after !== undefined,
      ...(found.microCredentials.length >= 3 && !narrowed ? { about: listOf(visit, found.microCredentials) } : {}),
      body: (
        <div class="wrap stack sections">
          <div class="stack" data-gap="4">
            <Heading level={1} size="lg">
              {say('catalogue.title')}
            </Heading>
            <search class="narrow">
              <Form action={PATH} method="get">
                {carry('q')}
                <SearchBox name="q" label={say('catalogue.search-label')} value={asked.q} button={say('catalogue.search')} />
              </Form>
            </search>
          </div>
          {found.all === 0 ? (
            <EmptyState title={say('catalogue.nothing-yet')}>
              <p>{say('catalogue.nothing-yet-how')}</p>
            </EmptyState>
          ) : (
            <div class="split" data-aside="start">
              <Filters title={say('catalogue.filter', { count: chosenIn(asked) })}>
                <Form action={PATH} method="get" label={say('catalogue.filters')}>
                  {carry(...facetNames)}
                  {facetNames.map((facet) => (
                    <Facet
                      name={facet}
                      legend={say(`catalogue-facet.${facet}`)}
                      chosen={asked[facet].map(String)}
                      more={(count) => say('catalogue.facet-more', { count })}
                      choices={withChosen(found.facets[facet], asked[facet].map(String)).map((choice) => ({
                        value: choice.value,
                        label: choiceLabel(visit, facet, choice),
                        lang: choice.country && choice.says ? languageOfName(choice.says, choice.country) : undefined,
                        count: writing.number(choice.count),
                      }))}
                    />
                  ))}
                  <div>
                    <Button>{say('catalogue.show')}</Button>
                  </div>
                </Form>
              </Filters>
              <div class="stack">
                <div class="row" data-between>
                  <p>{say('catalogue.count', { count: found.count, all: found.all })}</p>
                  <Form action={PATH} method="get" label={say('catalogue.order')}>
                    {carry('order')}
                    <div class="beside">
                      <Select
                        name="order"
                        label={say('catalogue.order')}
                        choices={orders.map((order) => ({ value: order, label: say(`catalogue-order.${order}`) }))}
                        value={asked.order}
                      />
                      <Button variant="tertiary">{say('catalogue.apply-order')}</Button>
                    </div>
                  </Form>
                </div>
                <Chips
                  label={say('catalogue.active')}
                  chips={chipsOf(visit, asked, found.facets)}
                  clear={{ says: say('catalogue.clear'), href: PATH }}
                />
                {found.microCredentials.length === 0 ? (
                  <EmptyState title={say('catalogue.none')}>
                    <p>{say('catalogue.none-why')}</p>
                    <ul class="ds-list">
                      {asked.q.trim() === '' || chosenIn(asked) === 0 ? null : (
                        <li>
                          <Link href={catalogueAt([['q', asked.q.trim()]])}>{say('catalogue.widen-words')}</Link>
                        </li>
                      )}
                      <li>
                        <Link href={PATH}>{say('catalogue.widen-all')}</Link>
                      </li>
                    </ul>
                  </EmptyState>
                ) : (
                  <ul class="results">
                    {found.microCredentials.map((entry) => (
                      <CatalogueResult visit={visit} entry={entry} />
                    ))}
                  </ul>
                )}
                <Pagination
                  label={say('catalogue.pages')}
                  previous={{ says: say('list.first'), href: asked.after ? catalogueAt(members) : undefined }}
                  next={{ says: say('list.next'), href: found.next ? catalogueAt([...members, ['after', found.next]]) : undefined }}
                />
                <p class="rule small">
                  {say('catalogue.elsewhere')} <Link href="/feed.xml">{say('catalogue.feed')}</Link>,{' '}
                  <Link href={catalogueAt(members, '/api/catalogue')}>{say('catalogue.json')}</Link>
                </p>
              </div>
            </div>
          )}
        </div>
      ),
    };
  },
};

function chosenIn(asked: Search): number {
  return facetNames.reduce((sum, facet) => sum + asked[facet].length, 0);
}

/** What was chosen stays to be seen and unchosen, though nothing has it any more. */
function withChosen(counted: readonly FacetCount[], chosen: readonly string[]): readonly FacetCount[] {
  const known = new Set(counted.map(({ value }) => value));
  return [...counted, ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, count: 0 }))];
}

function choiceLabel(visit: Visit, facet: FacetName, choice: FacetCount): string {
  switch (facet) {
    case 'institution':
      return choice.says ?? visit.say('catalogue.unknown-institution');
    case 'language':
      return languageLabel(visit, choice.value);
    case 'size':
      return visit.say(`catalogue-size.${choice.value as Size}`);
    case 'eqf':
      return levelLabel(visit, Number(choice.value));
    case 'mode':
      return modeLabel(visit, choice.value);
  }
}

function chipsOf(visit: Visit, asked: Search, facets: Readonly<Record<FacetName, readonly FacetCount[]>>): Chip[] {
  const members = membersOf(asked);
  return members.flatMap(([name, value], index) => {
    if (name === 'order') return [];
    const facet = facetNames.find((each) => each === name);
    const choice = facet && (facets[facet].find((each) => each.value === value) ?? { value, count: 0 });
    const says = facet && choice ? choiceLabel(visit, facet, choice) : visit.say('catalogue.quoted', { words: value });
    const lang = choice?.says && choice.country ? languageOfName(choice.says, choice.country) : undefined;
    const without = catalogueAt(members.filter((_, each) => each !== index));
    return { says, lang, without, label: visit.say('catalogue.remove', { what: says }) };
  });
}

function listOf(visit: Visit, entries: readonly { readonly slug: string }[]): Readonly<Record<string, unknown>> {
  return {
    '@type': 'ItemList',
    itemListElement: entries.map(({ slug }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      url: new URL(`/m/${slug}`, visit.context.house.settings.publicUrl).href,
    })),
  };
}
