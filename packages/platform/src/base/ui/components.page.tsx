import type { Child } from 'hono/jsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { Button } from './button.tsx';
import { Choices } from './choices.tsx';
import { CredentialCard } from './credential-card.tsx';
import { CredentialDocument } from './credential-document.tsx';
import { EmptyState } from './empty-state.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { Facet } from './facet.tsx';
import { Facts } from './facts.tsx';
import { Field } from './field.tsx';
import { Figures } from './figures.tsx';
import { FileField } from './file-field.tsx';
import { Chips, Filters } from './filters.tsx';
import { Fold } from './fold.tsx';
import { Form } from './form.tsx';
import { Heading } from './heading.tsx';
import { KeyFacts } from './key-facts.tsx';
import { Link } from './link.tsx';
import { Monogram } from './monogram.tsx';
import { Notice } from './notice.tsx';
import type { Page } from './page.ts';
import { Pagination } from './pagination.tsx';
import { Pick } from './pick.tsx';
import { PrintButton } from './print-button.tsx';
import { SearchBox } from './search-box.tsx';
import { Select } from './select.tsx';
import { State, Tag } from './state.tsx';
import { Steps } from './steps.tsx';
import { Table } from './table.tsx';
import { Tasks } from './tasks.tsx';
import { Tick } from './tick.tsx';
import type { Visit } from './visit.ts';

/** Every component there is, on one page, for those who build and those who check. The names are those of the code. */
export const componentsPage: Page = {
  path: '/about/components',
  get(visit) {
    const { say } = visit;
    return {
      title: say('components.title'),
      unlisted: true,
      body: (
        <div class="wrap stack sections">
          <div class="stack">
            <Heading level={1}>{say('components.title')}</Heading>
            <p class="ds-paragraph lead">{say('components.lead')}</p>
          </div>
          <Objects visit={visit} />
          <Questions visit={visit} />
          <Lists visit={visit} />
        </div>
      ),
    };
  },
};

function Shown({ name, children }: { name: string; children: Child }) {
  const id = `shown-${name.replaceAll(', ', '-')}`;
  return (
    <section class="stack rule" aria-labelledby={id}>
      <h3 class="ds-heading" data-size="2xs" id={id}>
        <code>{name}</code>
      </h3>
      {children}
    </section>
  );
}

function Objects({ visit }: { visit: Visit }) {
  const { say, writing } = visit;
  return (
    <section class="stack" data-gap="5" aria-labelledby="objects">
      <Heading level={2} id="objects" size="md">
        {say('components.objects')}
      </Heading>
      <Shown name="CredentialCard">
        <div class="narrow">
          <CredentialCard
            kind={say('home.example-kind')}
            title={say('home.example-title')}
            awardedBy="Universität Mühlenau"
            facts={say('home.example-facts', { ects: 5, level: 7, date: writing.date('2026-12-01') })}
            state={say('home.example-state')}
          />
        </div>
      </Shown>
      <Shown name="CredentialDocument">
        <CredentialDocument
          kind={say('share.kind-joint')}
          title="Kaupungit ja kuumuus"
          lang="fi"
          level={2}
          bodies={[
            { name: 'Järvenrannan yliopisto', country: writing.country('FI') },
            { name: 'Πανεπιστήμιο Αλκυόνης', country: writing.country('GR') },
          ]}
          learner="محمد الحسيني"
          facts={[say('fact.ects', { ects: 5 }), say('fact.eqf', { level: 7 }), writing.date('2026-12-01')]}
          state={{ tone: 'danger', says: say('components.wrong') }}
        />
      </Shown>
      <Shown name="Monogram">
        <div class="thirds">
          <Monogram name="Universität Mühlenau" below={writing.country('DE')} />
          <Monogram name="Πανεπιστήμιο Αλκυόνης" lang="el" below={writing.country('GR')} />
          <Monogram name="Университет „Бели бряг“" lang="bg" below={writing.country('BG')} />
        </div>
      </Shown>
      <Shown name="KeyFacts">
        <KeyFacts
          facts={[
            { term: say('micro.workload'), value: say('catalogue.ects', { ects: 5 }) },
            { term: say('micro.level'), value: say('catalogue.eqf', { level: 7 }) },
            { term: say('micro.language'), value: writing.language('en') },
          ]}
        />
      </Shown>
      <Shown name="Facts">
        <Facts
          facts={[
            { term: say('institution.country'), value: writing.country('FI') },
            {
              term: say('institution.website'),
              value: (
                <Link href="https://jarvenranta.example" foreign>
                  https://jarvenranta.example
                </Link>
              ),
            },
          ]}
        />
      </Shown>
      <Shown name="State, Tag">
        <State tone="success">{say('components.well')}</State>
        <State tone="info">{say('components.known')}</State>
        <State tone="warning">{say('components.careful')}</State>
        <State tone="danger">{say('components.wrong')}</State>
        <State tone={undefined}>{say('components.not-applicable')}</State>
        <div class="row">
          <Tag tone="success">{say('components.tag-well')}</Tag>
          <Tag tone="info">{say('components.tag-known')}</Tag>
          <Tag tone="warning">{say('components.tag-careful')}</Tag>
          <Tag tone="danger">{say('components.tag-wrong')}</Tag>
          <Tag tone="neutral">{say('components.tag-neutral')}</Tag>
        </div>
      </Shown>
      <Shown name="Notice">
        <Notice title={say('components.notice')}>{say('components.notice-how')}</Notice>
        <Notice tone="warning">{say('components.notice-how')}</Notice>
      </Shown>
      <Shown name="EmptyState">
        <EmptyState title={say('institutions.none')}>
          <p>{say('institutions.none-how')}</p>
        </EmptyState>
      </Shown>
    </section>
  );
}

function Questions({ visit }: { visit: Visit }) {
  const { say, writing } = visit;
  const problem = say('finding.introduce-institution.contactEmail.invalid');
  const countries = ['DE', 'ES', 'GR'].map((code) => ({ value: code, label: writing.country(code) }));
  return (
    <section class="stack" data-gap="5" aria-labelledby="questions">
      <Heading level={2} id="questions" size="md">
        {say('components.questions')}
      </Heading>
      <Shown name="ErrorSummary">
        <ErrorSummary title={say('form.problem')} problems={[{ field: 'wrong', says: problem }]} still />
      </Shown>
      <Shown name="Form, Field, Select, Choices, Tick, FileField, Button, PrintButton, Fold">
        <div class="narrow">
          <Form action="/about/components" method="get" label={say('components.questions')}>
            <Field name="right" label={say('introduce.name')} hint={say('introduce.name-hint')} value="Universität Mühlenau" />
            <Field name="wrong" type="email" label={say('introduce.contact-email')} value="jordis.kuehn@" error={problem} />
            <Field
              name="unit"
              label={say('components.hours')}
              value="125"
              width={5}
              affix={say('components.hours-unit')}
              optional={say('form.optional')}
            />
            <Field name="long" label={say('components.remark')} rows={4} value={'<b>&amp;</b>\nÀ la carte'} />
            <Select name="one" label={say('introduce.country')} nothing={say('introduce.country-choose')} choices={countries} value="ES" />
            <Choices name="radio" kind="radio" legend={say('introduce.country')} choices={countries} chosen={['GR']} />
            <Choices name="box" kind="checkbox" legend={say('introduce.country')} choices={countries} chosen={['DE']} error={problem} />
            <Tick name="tick" label={say('introduce.country')} />
            <Fold says={say('components.questions')}>
              <p>{say('components.lead')}</p>
            </Fold>
            <FileField name="file" label={say('components.file')} hint={say('components.file-hint')} />
            <div class="row">
              <Button>{say('components.main-button')}</Button>
              <Button variant="secondary">{say('components.second-button')}</Button>
              <Button variant="tertiary">{say('components.third-button')}</Button>
              <Button color="danger">{say('components.danger-button')}</Button>
              <PrintButton>{say('verdict.print')}</PrintButton>
            </div>
          </Form>
        </div>
      </Shown>
    </section>
  );
}

function Lists({ visit }: { visit: Visit }) {
  const { say, writing } = visit;
  return (
    <section class="stack" data-gap="5" aria-labelledby="lists">
      <Heading level={2} id="lists" size="md">
        {say('components.lists')}
      </Heading>
      <Shown name="Breadcrumbs">
        <Breadcrumbs
          label={say('components.breadcrumbs')}
          back={say('institution.back')}
          crumbs={[
            { says: say('institutions.title'), href: '/institutions' },
            { says: 'Universität Mühlenau', href: '/about/components' },
          ]}
        />
      </Shown>
      <Shown name="Steps">
        <Steps
          label={say('components.steps')}
          steps={[say('components.step-first'), say('components.step-second'), say('components.step-third')]}
          current={1}
        />
      </Shown>
      <Shown name="Tasks">
        <Tasks
          tasks={[
            {
              says: say('components.step-first'),
              href: '/about/components',
              about: say('components.step-about'),
              state: { says: say('components.tag-well'), tone: 'success' },
            },
            {
              says: say('components.step-second'),
              href: '/about/components',
              state: { says: say('components.tag-careful'), tone: 'warning' },
            },
          ]}
        />
      </Shown>
      <Shown name="Table">
        <Table
          caption={say('components.table')}
          captionShown
          columns={[
            { title: say('introduce.name') },
            { title: say('introduce.country') },
            { title: say('components.hours'), kind: 'number' },
          ]}
          rows={[
            ['Universität Mühlenau', writing.country('DE'), writing.number(1250)],
            ['Universidad de Peñaclara', writing.country('ES'), writing.number(125)],
          ]}
          stacked
        />
      </Shown>
      <Shown name="SearchBox, Filters, Facet, Chips">
        <Form action="/catalogue" method="get" label={say('catalogue.search-label')}>
          <SearchBox name="q" label={say('catalogue.search-label')} value="" button={say('catalogue.search')} />
        </Form>
        <Filters title={say('catalogue.filter', { count: 1 })}>
          <Form action="/catalogue" method="get" label={say('catalogue.filters')}>
            <Facet
              name="taught"
              legend={say('catalogue-facet.language')}
              chosen={['en']}
              more={(count) => say('catalogue.facet-more', { count })}
              choices={['en', 'de'].map((tag) => ({ value: tag, label: writing.language(tag), count: writing.number(7) }))}
            />
            <div>
              <Button>{say('catalogue.show')}</Button>
            </div>
          </Form>
        </Filters>
        <Chips
          label={say('catalogue.active')}
          chips={[
            {
              says: writing.language('en'),
              without: '/about/components',
              label: say('catalogue.remove', { what: writing.language('en') }),
            },
          ]}
          clear={{ says: say('catalogue.clear'), href: '/about/components' }}
        />
      </Shown>
      <Shown name="Figures">
        <Figures
          label={say('components.table')}
          figures={[
            { value: writing.number(1250), says: say('components.hours') },
            { value: writing.number(125), says: say('components.hours') },
          ]}
        />
      </Shown>
      <Shown name="Pick">
        <Pick name="picked" value="1" checked>
          {say('introduce.name')}
        </Pick>
      </Shown>
      <Shown name="Pagination">
        <Pagination
          label={say('components.pagination')}
          previous={{ says: say('list.first'), href: '/about/components' }}
          next={{ says: say('list.next'), href: '/about/components' }}
        />
      </Shown>
    </section>
  );
}
