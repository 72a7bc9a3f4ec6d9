import { runView } from '../door.ts';
import { languageOfName } from '../languages/language-of-name.ts';
import { Breadcrumbs } from '../ui/breadcrumbs.tsx';
import { Facts } from '../ui/facts.tsx';
import { Heading } from '../ui/heading.tsx';
import { InstitutionAccent, InstitutionMark } from '../ui/institution-mark.tsx';
import { Link } from '../ui/link.tsx';
import type { Page } from '../ui/page.ts';
import { State } from '../ui/state.tsx';
import { param } from '../ui/visit.ts';
import { changeInstitutionLook } from './change-institution-look.ts';
import { showInstitution } from './show-institution.ts';
import { showInstitutionLook } from './show-institution-look.ts';

/** One institution, as anyone may see it. */
export const institutionPage: Page = {
  path: '/institutions/{id}',
  sameForVisitors: true,
  async get(visit) {
    const { say, writing } = visit;
    const institution = await runView(showInstitution, visit.context, { id: param(visit, 'id') });
    const lang = languageOfName(institution.name, institution.country);
    const look = await runView(showInstitutionLook, visit.context, { institutionId: institution.id });
    const { actor, house } = visit.context;
    const mayChange = house.policy[changeInstitutionLook.name]?.may(actor, { institutionId: institution.id } as never) === true;
    return {
      title: institution.name,
      place: 'institutions',
      about: {
        '@type': 'CollegeOrUniversity',
        name: institution.name,
        url: institution.website,
        address: { '@type': 'PostalAddress', addressCountry: institution.country },
      },
      body: (
        <div class="wrap stack sections">
          <Breadcrumbs
            label={say('layout.you-are-here')}
            back={say('institution.back')}
            crumbs={[
              { says: say('institutions.title'), href: '/institutions' },
              { says: institution.name, href: `/institutions/${institution.id}`, lang },
            ]}
          />
          <div class="stack" data-gap="2">
            {look.logo || look.colour ? <InstitutionMark name={institution.name} look={look} size="lg" /> : null}
            <p class="muted">{writing.country(institution.country)}</p>
            <Heading level={1} size="lg" lang={lang}>
              {institution.name}
            </Heading>
            <InstitutionAccent look={look} />
            {mayChange ? (
              <p>
                <Link href={`/institutions/${institution.id}/look`}>{say('look.change')}</Link>
              </p>
            ) : null}
          </div>
          <div class="narrow">
            <Facts
              facts={[
                {
                  term: say('institution.standing'),
                  value: (
                    <State tone={institution.state === 'confirmed' ? 'success' : 'info'}>
                      {institution.confirmedAt
                        ? say('institution.confirmed', { date: writing.date(institution.confirmedAt) })
                        : say('institution.introduced', { date: writing.date(institution.introducedAt) })}
                    </State>
                  ),
                },
                {
                  term: say('institution.website'),
                  value: (
                    <Link href={institution.website} foreign>
                      {institution.website}
                    </Link>
                  ),
                },
                { term: say('institution.country'), value: writing.country(institution.country) },
                { term: say('institution.reference'), value: <span class="id">{institution.id}</span> },
              ]}
            />
          </div>
        </div>
      ),
    };
  },
};
