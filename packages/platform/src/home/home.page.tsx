import { runView } from '../base/door.ts';
import { languageOfName } from '../base/languages/language-of-name.ts';
import type { Institution } from '../base/people/institution.ts';
import { listInstitutions } from '../base/people/list-institutions.ts';
import { CredentialCard } from '../base/ui/credential-card.tsx';
import { Form } from '../base/ui/form.tsx';
import { Heading } from '../base/ui/heading.tsx';
import { Link } from '../base/ui/link.tsx';
import { Monogram } from '../base/ui/monogram.tsx';
import type { Page } from '../base/ui/page.ts';
import { SearchBox } from '../base/ui/search-box.tsx';
import type { Visit } from '../base/ui/visit.ts';
import { searchCatalogue } from '../stages/catalogue/search-catalogue.ts';
import { Newest } from './newest.tsx';

const SHOWN = 6;
const NEWEST = 3;

/** What this house is and what can be done in it today. */
export const homePage: Page = {
  path: '/',
  sameForVisitors: true,
  async get(visit) {
    const { say } = visit;
    const { institutions } = await runView(listInstitutions, visit.context, { limit: SHOWN });
    const catalogue = await runView(searchCatalogue, visit.context, { order: 'newest', limit: NEWEST });
    return {
      title: say('home.title'),
      body: (
        <>
          <div class="wrap">
            <Hero visit={visit} />
          </div>
          <section class="band">
            <div class="wrap split middle">
              <div class="stack close">
                <Heading level={2}>{say('home.shown')}</Heading>
                <p class="ds-paragraph measure">{say('home.shown-how')}</p>
              </div>
              <div>
                <Link look="button" variant="secondary" fullwidth href="/verify">
                  {say('home.verify')}
                </Link>
              </div>
              <div class="stack close">
                <Heading level={2}>{say('home.offer')}</Heading>
                <p class="ds-paragraph measure">{say('home.offer-how')}</p>
              </div>
              <div>
                <Link look="button" variant="secondary" fullwidth href="/check">
                  {say('home.check')}
                </Link>
              </div>
            </div>
          </section>
          <div class="wrap stack sections pad-top">
            <Newest visit={visit} entries={catalogue.microCredentials} all={catalogue.all} />
            <HowItWorks visit={visit} />
            <Institutions visit={visit} institutions={institutions} />
          </div>
        </>
      ),
    };
  },
};

function Hero({ visit }: { visit: Visit }) {
  const { say, writing } = visit;
  return (
    <div class="hero">
      <div class="stack" data-gap="4">
        <h1 class="ds-heading" data-size="xl">
          {say('home.claim')}
          <br />
          {say('home.claim-second')}
        </h1>
        <p class="ds-paragraph lead">{say('home.lead')}</p>
        <search>
          <Form action="/catalogue" method="get">
            <SearchBox name="q" label={say('home.search')} value="" button={say('home.search-button')} labelShown />
          </Form>
        </search>
      </div>
      <figure class="stack" data-gap="2">
        <CredentialCard
          kind={say('home.example-kind')}
          title={say('home.example-title')}
          awardedBy={say('home.example-by', { names: writing.list(['Universität Mühlenau', 'Universidad de Peñaclara']) })}
          facts={say('home.example-facts', { ects: 5, level: 7, date: writing.date('2026-12-01') })}
          state={say('home.example-state')}
        />
        <figcaption class="small muted">{say('home.example')}</figcaption>
      </figure>
    </div>
  );
}

function HowItWorks({ visit }: { visit: Visit }) {
  const { say } = visit;
  const steps = [
    ['home.choose', 'home.choose-how'],
    ['home.take-part', 'home.take-part-how'],
    ['home.keep', 'home.keep-how'],
  ] as const;
  return (
    <section class="stack" data-gap="4">
      <Heading level={2} size="md">
        {say('home.how')}
      </Heading>
      <ol class="thirds plain">
        {steps.map(([title, how]) => (
          <li class="stack close rule">
            <Heading level={3}>{say(title)}</Heading>
            <p class="ds-paragraph">{say(how)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Institutions({ visit, institutions }: { visit: Visit; institutions: readonly Institution[] }) {
  const { say, writing } = visit;
  return (
    <section class="stack" data-gap="4">
      <div class="row" data-between>
        <Heading level={2} size="md">
          {say('home.institutions')}
        </Heading>
        {institutions.length > 0 ? <Link href="/institutions">{say('home.all-institutions')}</Link> : null}
      </div>
      {institutions.length === 0 ? (
        <p class="ds-paragraph measure">{say('institutions.none-how')}</p>
      ) : (
        <div class="thirds">
          {institutions.map((institution) => (
            <Monogram name={institution.name} below={writing.country(institution.country)}>
              <Link href={`/institutions/${institution.id}`} lang={languageOfName(institution.name, institution.country)}>
                {institution.name}
              </Link>
            </Monogram>
          ))}
        </div>
      )}
      <p>
        <Link href="/institutions/new">{say('institutions.introduce')}</Link>
      </p>
    </section>
  );
}
