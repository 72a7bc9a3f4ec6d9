import type { Award, ComponentResult } from './award.ts';
import type { CertificateDraft } from './certificate-draft.ts';
import type { Description } from './description.ts';
import { textIn } from './language-map.ts';
import { totalHours } from './workload.ts';

/**
 * What the certificate of an award is going to say, as the `certificate` member of an exchange document.
 * Nothing is filled in that the award does not know: what is missing stays missing, and `check()` at phase issuing finds it.
 * @example
 * check({ description: award.description, certificate: certificateDraft(award) }, framework, { phase: 'issuing' })
 */
export function certificateDraft(award: Award): CertificateDraft {
  const { description, learner, issuer } = award;
  const { workload = {}, level = {}, assessment, stacking } = description;
  return known({
    holder: known({ name: learner.name, identifier: learner.identityHash }),
    title: textIn(description.title, ['en']),
    issuer: known({ name: issuer.name, country: issuer.country, region: issuer.region, legalId: issuer.legalId }),
    awardingBodies: award.awardingBodies.map(({ id, name, country }) => known({ id, name, country })),
    issuedOn: award.issuedOn,
    issuedAt: award.issuedAt,
    outcomes: (description.outcomes ?? []).flatMap((outcome) => outcome.id ?? textIn(outcome.text, ['en']) ?? []),
    workload: known({ ects: workload.ects, hours: totalHours(workload) }),
    level: known({ eqf: level.eqf, cycle: level.qfEhea }),
    assessmentType: listed(assessment?.methods),
    participationForm: description.delivery?.mode,
    qualityAssurance: listed(description.quality?.types),
    participationRecorded: award.participationRecorded,
    prerequisites: description.access?.prerequisites,
    supervision: award.supervision ?? assessment?.supervision,
    grade: award.grade,
    gradeTable: award.gradeScale?.join(' / '),
    stacking: stacking?.type,
    courses: award.components.length > 0 ? award.components.map(courseOf) : coursesOf(description, award.grade),
  });
}

type Course = NonNullable<CertificateDraft['courses']>[number];

function courseOf(result: ComponentResult): Course {
  return known({ ...result, graded: result.grade !== undefined });
}

/** The courses as described, when the award tells none apart: its components, or the one course it is. */
function coursesOf(description: Description, grade: string | undefined): Course[] {
  const { components = [], workload = {} } = description;
  if (components.length > 0) {
    return components.map(({ title, institution, language, ects, teachingHours }) =>
      known({ title, institution, language, ects, teachingHours }),
    );
  }
  const only = known({
    title: description.title,
    language: listed(description.languages),
    ects: workload.ects,
    teachingHours: workload.teachingHours,
    deliveryMode: description.delivery?.mode,
    assessmentMode: listed(description.assessment?.methods),
    graded: grade !== undefined,
    grade,
  });
  return [only];
}

function listed(words: readonly string[] | undefined): string | undefined {
  return words === undefined || words.length === 0 ? undefined : words.join(', ');
}

/** The members that have a value. */
function known<T extends object>(members: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
