import type { Description } from '@laurel/microcredential';
import { textIn, totalHours } from '@laurel/microcredential';
import type { Child, PropsWithChildren } from 'hono/jsx';
import { Facts } from '../../base/ui/facts.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Meter } from '../../base/ui/meter.tsx';
import { Table } from '../../base/ui/table.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { cycleLabel, methodsLabel, outcomeTypeLabel, qualityLabel, stackingLabel, supervisionLabel } from './annex-words.ts';
import { Institutions, languageLabel, levelLabel, modeLabel, Paragraphs, told, Words } from './catalogue-words.tsx';
import type { MicroCredential } from './show-micro-credential.ts';

type OfDescription = { visit: Visit; description: Description };
type OfWhole = { visit: Visit; found: MicroCredential };

function Section({ id, title, children }: PropsWithChildren<{ id: string; title: string }>) {
  return (
    <section class="stack rule" aria-labelledby={id}>
      <Heading level={2} id={id}>
        {title}
      </Heading>
      {children as Child}
    </section>
  );
}

/** Some text, or nothing at all: a fact without a value is left out. */
const said = (visit: Visit, text: Description['content']): Child => (textIn(text) === undefined ? '' : <Words visit={visit} text={text} />);

export function Outcomes({ visit, description }: OfDescription) {
  const { say } = visit;
  const outcomes = (description.outcomes ?? []).filter((outcome) => textIn(outcome.text) !== undefined);
  if (outcomes.length === 0) return null;
  return (
    <Section id="outcomes" title={say('micro.outcomes')}>
      <ol class="ds-list stack" data-gap="2">
        {outcomes.map((outcome) => (
          <li>
            <Words visit={visit} text={outcome.text} /> <span class="muted small">{outcomeTypeLabel(visit, outcome.type)}</span>
          </li>
        ))}
      </ol>
      {textIn(description.competences) === undefined ? null : (
        <p class="ds-paragraph">
          <span class="muted">{say('micro.competences')}</span> <Words visit={visit} text={description.competences} />
        </p>
      )}
    </Section>
  );
}

export function Workload({ visit, found }: OfWhole) {
  const { say, writing } = visit;
  const { workload = {}, components = [] } = found.description;
  const hours = totalHours(workload);
  const taught = workload.teachingHours;
  const own = workload.outOfClassHours ?? (hours !== undefined && taught !== undefined ? hours - taught : undefined);
  const told = [
    workload.ects === undefined ? undefined : say('catalogue.ects', { ects: workload.ects }),
    hours === undefined ? undefined : say('catalogue.hours', { hours }),
    workload.hoursPerEcts === undefined ? undefined : say('micro.hours-per-ects', { hours: workload.hoursPerEcts }),
  ].filter((each) => each !== undefined);
  if (told.length === 0 && components.length === 0) return null;
  const nameOf = (id: string | undefined) => {
    const { provider } = found.description;
    const bodies = [...(provider?.awardingBodies ?? []), ...(provider?.lead ? [provider.lead] : [])];
    return bodies.find((body) => body.id === id)?.name ?? found.institutions.find((body) => body.id === id)?.name ?? id ?? '';
  };
  const number = (value: number | undefined) => (value === undefined ? '' : writing.number(value));
  return (
    <Section id="work" title={say('micro.workload')}>
      {told.length === 0 ? null : <p class="ds-paragraph">{told.join(' · ')}</p>}
      {hours !== undefined && hours > 0 && taught !== undefined && own !== undefined ? (
        <>
          <Meter label={say('micro.taught-of', { taught, hours, own })} part={taught} whole={hours} />
          <p class="small row" data-gap="4">
            <span>{say('micro.taught', { hours: taught })}</span>
            <span>{say('micro.own', { hours: own })}</span>
          </p>
        </>
      ) : null}
      {components.length === 0 ? null : (
        <Table
          caption={say('micro.parts')}
          columns={[
            { title: say('micro.part') },
            { title: say('micro.taught-by') },
            { title: say('micro.language') },
            { title: say('micro.ects'), kind: 'number' },
            { title: say('micro.hours-short'), kind: 'number' },
            { title: say('micro.with-teachers'), kind: 'number' },
          ]}
          rows={components.map((part) => [
            <Words visit={visit} text={part.title} />,
            <bdi>{nameOf(part.institution)}</bdi>,
            part.language === undefined ? '' : languageLabel(visit, part.language),
            number(part.ects),
            number(part.hoursTotal),
            number(part.teachingHours),
          ])}
        />
      )}
    </Section>
  );
}

export function Assessment({ visit, description }: OfDescription) {
  const { say } = visit;
  return (
    <Section id="assess" title={say('micro.assessment')}>
      <Facts
        facts={[
          { term: say('micro.assessment-type'), value: methodsLabel(visit, description) },
          { term: say('micro.criteria'), value: said(visit, description.assessment?.criteria) },
          { term: say('micro.supervision'), value: supervisionLabel(visit, description) },
          description.delivery?.compulsoryParticipation === undefined && textIn(description.delivery?.participationRule) === undefined
            ? undefined
            : {
                term: say('micro.participation'),
                value: <Participation visit={visit} description={description} />,
              },
        ]}
      />
    </Section>
  );
}

/** Whether one has to be there, and what counts as having been there. */
function Participation({ visit, description: { delivery = {} } }: OfDescription) {
  const { compulsoryParticipation, participationRule } = delivery;
  const rule = told(visit, participationRule);
  const must =
    compulsoryParticipation === undefined
      ? ''
      : visit.say(compulsoryParticipation ? 'micro.participation-compulsory' : 'micro.participation-free');
  return (
    <>
      {must}
      {must !== '' && rule ? ': ' : ''}
      {rule ? (
        <bdi lang={rule.lang} dir={rule.dir}>
          {rule.says}
        </bdi>
      ) : null}
    </>
  );
}

export function Access({ visit, description }: OfDescription) {
  const { say } = visit;
  const { level = {} } = description;
  const national = level.nqf?.framework === undefined ? '' : [level.nqf.framework, level.nqf.level].filter(Boolean).join(' ');
  return (
    <Section id="who" title={say('micro.who')}>
      <Facts
        facts={[
          { term: say('micro.prerequisites'), value: said(visit, description.access?.prerequisites) || say('micro.prerequisites-none') },
          {
            term: say('micro.level'),
            value: [level.eqf === undefined ? '' : levelLabel(visit, level.eqf), cycleLabel(visit, description), national]
              .filter(Boolean)
              .join(' · '),
          },
          { term: say('micro.form'), value: description.delivery?.mode === undefined ? '' : modeLabel(visit, description.delivery.mode) },
        ]}
      />
    </Section>
  );
}

export function Content({ visit, description }: OfDescription) {
  const { say } = visit;
  const literature = (description.literature ?? []).filter((line) => line.trim() !== '');
  if (textIn(description.content) === undefined && literature.length === 0) return null;
  return (
    <Section id="content" title={say('micro.content')}>
      <Paragraphs visit={visit} text={description.content} />
      {literature.length === 0 ? null : (
        <details class="ds-details">
          <summary>{say('micro.literature', { count: literature.length })}</summary>
          <div class="stack close">
            {literature.map((line) => (
              <p dir="auto">{line}</p>
            ))}
          </div>
        </details>
      )}
    </Section>
  );
}

export function Quality({ visit, found }: OfWhole) {
  const { say, writing } = visit;
  const { quality } = found.description;
  return (
    <Section id="quality" title={say('micro.quality')}>
      <div class="stack close">
        <p>
          <strong>{say(quality?.esgAligned ? 'micro.approved-esg' : 'micro.approved', { count: found.institutions.length })}</strong>
        </p>
        <p class="ds-paragraph measure">
          {say('micro.approved-by', { version: found.version, date: writing.date(found.approvedAt) })}{' '}
          <Institutions visit={visit} of={found.institutions} />
        </p>
        <p class="ds-paragraph measure">{qualityLabel(visit, found.description)}</p>
        {quality?.publicUrl ? (
          <p>
            <Link href={quality.publicUrl} foreign>
              {say('micro.quality-more')}
            </Link>
          </p>
        ) : null}
      </div>
    </Section>
  );
}

export function Credential({ visit, found }: OfWhole) {
  const { say, writing } = visit;
  const countries = [...new Set(found.institutions.map(({ country }) => writing.country(country)))];
  return (
    <Section id="credential" title={say('micro.credential')}>
      <Facts
        facts={[
          { term: say('micro.receive'), value: say('micro.receive-what', { count: found.institutions.length }) },
          { term: say('micro.awarded-by'), value: <Institutions visit={visit} of={found.institutions} /> },
          { term: say('micro.country'), value: writing.list(countries) },
          { term: say('micro.works'), value: say('micro.works-what') },
          { term: say('micro.stacking'), value: stackingLabel(visit, found.description) },
          { term: say('micro.recognition'), value: said(visit, found.description.recognition?.statement) },
        ]}
      />
    </Section>
  );
}

/** Names, each in its own direction. */
function Names({ of }: { of: readonly string[] }) {
  return (
    <>
      {of.map((name, place) => (
        <>
          {place === 0 ? null : ', '}
          <bdi>{name}</bdi>
        </>
      ))}
    </>
  );
}

/** Whom the description names: it was written to be published. */
export function People({ visit, description }: OfDescription) {
  const { say } = visit;
  const { leaders = [], contact: { name, email } = {} } = description.people ?? {};
  const address = email !== undefined && /^[^\s@?&]+@[^\s@?&]+$/.test(email) ? email : undefined;
  if (leaders.length === 0 && address === undefined && name === undefined) return null;
  return (
    <Section id="people" title={say('micro.people')}>
      <Facts
        facts={[
          { term: say('micro.leaders'), value: leaders.length === 0 ? '' : <Names of={leaders} /> },
          {
            term: say('micro.questions'),
            value:
              address === undefined ? (
                name === undefined ? (
                  ''
                ) : (
                  <bdi>{name}</bdi>
                )
              ) : (
                <>
                  {name === undefined ? null : (
                    <>
                      <bdi>{name}</bdi>,{' '}
                    </>
                  )}
                  <Link href={`mailto:${address}`}>{address}</Link>
                </>
              ),
          },
        ]}
      />
    </Section>
  );
}
