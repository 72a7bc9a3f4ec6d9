import { runView } from '../../base/door.ts';
import { languageOfName } from '../../base/languages/language-of-name.ts';
import { dayOf } from '../../base/people/role.ts';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { Fold } from '../../base/ui/fold.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { KeyFacts } from '../../base/ui/key-facts.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Monogram } from '../../base/ui/monogram.tsx';
import type { Page, Sheet } from '../../base/ui/page.ts';
import { PrintButton } from '../../base/ui/print-button.tsx';
import { param, type Visit } from '../../base/ui/visit.ts';
import { Summary } from '../design/mask-summary.tsx';
import { methodsLabel } from './annex-words.ts';
import { BackTo, languageLabel, levelLabel, modeLabel, Paragraphs, told } from './catalogue-words.tsx';
import { courseOf } from './course-json-ld.ts';
import { Access, Assessment, Content, Credential, Outcomes, People, Quality, Workload } from './micro-credential-sections.tsx';
import { NextOfferings } from './next-offerings.tsx';
import { PublicDeviations } from './public-deviations.tsx';
import { type MicroCredential, showMicroCredential } from './show-micro-credential.ts';

/** A micro-credential before one decides to apply: all that Annex I of the Council Recommendation asks for, and when it is taught. */
export const microCredentialPage: Page = {
  path: '/m/{slug}',
  sameForVisitors: true,
  async get(visit) {
    const found = await runView(showMicroCredential, visit.context, { slug: param(visit, 'slug') });
    if (found.withdrawnAt !== undefined) return withdrawnSheet(visit, found);
    const { say } = visit;
    const { description } = found;
    const title = titled(visit, found);
    const { workload = {}, level = {}, delivery, languages = [] } = description;
    const today = dayOf(visit.context.house.outside.clock.now());
    return {
      title: title.says,
      place: 'catalogue',
      about: courseOf(found, visit.language.tag, visit.context.house.settings.publicUrl),
      body: (
        <div class="wrap stack sections">
          <Crumbs visit={visit} found={found} />
          <div class="stack" data-gap="4">
            <Heading level={1} lang={title.lang}>
              <bdi dir={title.dir}>{title.says}</bdi>
            </Heading>
            <div class="row" data-gap="wide">
              {found.institutions.map(({ name, country }) => (
                <Monogram name={name} lang={languageOfName(name, country)} below={visit.writing.country(country)} />
              ))}
            </div>
            <div class="lead stack" data-gap="2">
              <Paragraphs visit={visit} text={description.shortDescription} />
            </div>
            <KeyFacts
              facts={[
                { term: say('micro.workload'), value: workload.ects === undefined ? '' : say('catalogue.ects', { ects: workload.ects }) },
                { term: say('micro.hours'), value: workload.hoursTotal === undefined ? '' : visit.writing.number(workload.hoursTotal) },
                { term: say('micro.level'), value: level.eqf === undefined ? '' : levelLabel(visit, level.eqf) },
                { term: say('micro.language'), value: visit.writing.list(languages.map((tag) => languageLabel(visit, tag))) },
                { term: say('micro.form'), value: delivery?.mode === undefined ? '' : modeLabel(visit, delivery.mode) },
                { term: say('micro.assessment'), value: methodsLabel(visit, description) },
              ]}
            />
          </div>
          <div class="split">
            <NextOfferings visit={visit} found={found} today={today} />
            <div class="stack sections">
              <Outcomes visit={visit} description={description} />
              <Workload visit={visit} found={found} />
              <Assessment visit={visit} description={description} />
              <Access visit={visit} description={description} />
              <Content visit={visit} description={description} />
              <Quality visit={visit} found={found} />
              <Credential visit={visit} found={found} />
              <People visit={visit} description={description} />
              <Fold says={say('micro.everything')}>
                <Summary visit={visit} content={description} />
              </Fold>
              <PublicDeviations visit={visit} found={found} />
              <p class="small muted">
                {say('micro.version', { version: found.version, date: visit.writing.date(found.approvedAt) })} ·{' '}
                <Link href={`/api/catalogue/${found.slug}`}>{say('micro.json')}</Link>
              </p>
              <div>
                <PrintButton>{say('micro.print')}</PrintButton>
              </div>
            </div>
          </div>
        </div>
      ),
    };
  },
};

export function titled(visit: Visit, found: MicroCredential) {
  return told(visit, found.description.title) ?? { says: found.slug, lang: undefined, dir: 'ltr' as const };
}

export function Crumbs({
  visit,
  found,
  more = [],
}: {
  visit: Visit;
  found: MicroCredential;
  more?: readonly { says: string; href: string }[];
}) {
  const { say } = visit;
  const title = titled(visit, found);
  return (
    <Breadcrumbs
      label={say('layout.you-are-here')}
      back={more.length > 0 ? <BackTo visit={visit} message="micro.back" title={title} /> : say('micro.back-catalogue')}
      crumbs={[
        { says: say('catalogue.title'), href: '/catalogue' },
        { says: title.says, href: `/m/${found.slug}`, lang: title.lang },
        ...more,
      ]}
    />
  );
}

/** What was here is not any more; who took part has lost nothing. RFC 9110 §15.5.11 */
export function withdrawnSheet(visit: Visit, found: MicroCredential): Sheet {
  const { say, writing } = visit;
  const title = titled(visit, found);
  return {
    title: title.says,
    place: 'catalogue',
    status: 410,
    unlisted: true,
    body: (
      <div class="wrap stack sections">
        <Crumbs visit={visit} found={found} />
        <div class="stack">
          <Heading level={1} lang={title.lang}>
            <bdi dir={title.dir}>{title.says}</bdi>
          </Heading>
          <p class="ds-paragraph lead">{say('micro.withdrawn', { date: writing.date(found.withdrawnAt ?? '') })}</p>
          <p class="ds-paragraph measure">{say('micro.withdrawn-what')}</p>
          <div class="row">
            <Link look="button" href="/catalogue">
              {say('micro.withdrawn-on')}
            </Link>
          </div>
        </div>
      </div>
    ),
  };
}
