import type { CredentialFacts, NamedAwardingBody } from '@laurel/credential';
import {
  assessmentType,
  type Concept,
  participationForm,
  qualificationCycle,
  qualityAssurance,
  stackability,
  supervision,
  textIn,
} from '@laurel/microcredential';
import { Facts } from '../../base/ui/facts.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Table } from '../../base/ui/table.tsx';
import type { Visit } from '../../base/ui/visit.ts';

/** The awarding bodies a credential names; where it names none, whoever issued it. */
export function bodiesOf({ awardingBodies, issuer }: CredentialFacts): readonly NamedAwardingBody[] {
  return awardingBodies.length > 0 ? awardingBodies : [issuer];
}

/** Size and level in a few words, as they stand on a card. */
export function sizeOf({ say }: Visit, facts: CredentialFacts): string[] {
  return [
    facts.ects === undefined ? '' : say('fact.ects', { ects: facts.ects }),
    facts.hours === undefined ? '' : say('fact.hours', { hours: facts.hours }),
    facts.eqf === undefined ? '' : say('fact.eqf', { level: facts.eqf }),
  ].filter((each) => each !== '');
}

/** The language of the credential's own words, where it is not that of the page. */
export function ownLanguage({ language }: Visit, facts: CredentialFacts): string | undefined {
  return facts.language === language.tag ? undefined : facts.language;
}

/** Everything a credential says that a reader may want to know, by name; what it does not say is left out. */
export function WhatItSays({ visit, heading, facts }: { visit: Visit; heading: string; facts: CredentialFacts }) {
  const { say, writing } = visit;
  const lang = ownLanguage(visit, facts);
  const named = (word: string | undefined, code: (word: string) => Concept | undefined): string =>
    word === undefined ? '' : (textIn(code(word)?.label, [visit.language.tag, 'en']) ?? word);
  const level = [
    facts.eqf === undefined ? '' : say('fact.eqf', { level: facts.eqf }),
    named(facts.cycle, qualificationCycle),
    facts.nqf ?? '',
  ];
  const hours = facts.hours === undefined ? '' : say('fact.hours', { hours: facts.hours });
  const taught = facts.teachingHours === undefined ? '' : say('fact.teaching-hours', { hours: facts.teachingHours });
  const scale = facts.gradeScale;
  const joined = (parts: readonly string[], by: string) => parts.filter((part) => part !== '').join(by);
  const own = (text: string | undefined) => (text === undefined ? undefined : <span lang={lang}>{text}</span>);
  return (
    <section class="stack" aria-labelledby="says">
      <Heading level={2} id="says">
        {heading}
      </Heading>
      <Facts
        facts={[
          { term: say('fact.learner'), value: <bdi>{facts.learner.name}</bdi> },
          {
            term: say('fact.title'),
            value: (
              <span class="serif strong" lang={lang}>
                {facts.title}
              </span>
            ),
          },
          {
            term: say('fact.awarding-bodies'),
            value: bodiesOf(facts).map((body) => (
              <>
                <bdi>{body.name}</bdi>
                {body.country ? ` (${writing.country(body.country)})` : ''}
                <br />
              </>
            )),
          },
          { term: say('fact.issued'), value: joined([writing.date(facts.issuedOn), facts.issuedAt ?? ''], ', ') },
          {
            term: say('fact.workload'),
            value: joined([facts.ects === undefined ? '' : say('fact.ects', { ects: facts.ects }), hours, taught], ' · '),
          },
          { term: say('fact.level'), value: joined(level, ' · ') },
          {
            term: say('fact.outcomes'),
            value: (
              <ul class="stack flush" data-gap="1" lang={lang}>
                {facts.outcomes.map((outcome) => (
                  <li>{outcome.text}</li>
                ))}
              </ul>
            ),
          },
          {
            term: say('fact.assessment'),
            value: joined(
              [...facts.assessmentTypes.map((type) => named(type, assessmentType)), named(facts.supervision, supervision)],
              ', ',
            ),
          },
          { term: say('fact.criteria'), value: own(facts.assessmentCriteria) },
          { term: say('fact.assessed'), value: facts.assessedOn === undefined ? '' : writing.date(facts.assessedOn) },
          {
            term: say('fact.grade'),
            value:
              facts.grade === undefined || scale === undefined
                ? (facts.grade ?? '')
                : say('fact.grade-on-scale', { grade: facts.grade, best: scale[0], pass: scale[1], worst: scale[2] }),
          },
          {
            term: say('fact.participation'),
            value: joined(
              [
                named(facts.participationForm, participationForm),
                facts.attendance === undefined ? '' : say('fact.attendance', { share: writing.number(facts.attendance) }),
              ],
              ', ',
            ),
          },
          { term: say('fact.prerequisites'), value: facts.prerequisites?.toLowerCase() === 'none' ? '' : own(facts.prerequisites) },
          {
            term: say('fact.quality'),
            value: joined(
              facts.qualityAssurance.map((type) => named(type, qualityAssurance)),
              ', ',
            ),
          },
          { term: say('fact.stacking'), value: named(facts.stacking, stackability) },
        ]}
      />
      {facts.components.length > 0 ? <Components visit={visit} facts={facts} /> : null}
    </section>
  );
}

/** The courses it is made of; a column that nothing fills is left out. */
function Components({ visit, facts }: { visit: Visit; facts: CredentialFacts }) {
  const { say, writing } = visit;
  const nameOf = (named: string | undefined) =>
    facts.awardingBodies.find(({ id }) => id !== undefined && id === named)?.name ?? named ?? '';
  const columns = [
    { title: say('fact.course'), cells: facts.components.map(({ title }) => <span lang={ownLanguage(visit, facts)}>{title}</span>) },
    { title: say('fact.university'), cells: facts.components.map(({ institution }) => nameOf(institution)) },
    {
      title: say('fact.credits'),
      cells: facts.components.map(({ ects }) => (ects === undefined ? '' : writing.number(ects))),
      number: true,
    },
    { title: say('fact.grade'), cells: facts.components.map(({ grade }) => grade ?? '') },
  ].filter(({ cells }) => cells.some((cell) => cell !== ''));
  return (
    <Table
      caption={say('fact.courses')}
      captionShown
      columns={columns.map(({ title, number }) => ({ title, kind: number ? 'number' : 'text' }))}
      rows={facts.components.map((_, row) => columns.map(({ cells }) => cells[row]))}
    />
  );
}
