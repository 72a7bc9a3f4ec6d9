import { elements } from '@laurel/microcredential';

/** The sections of the task list and the elements of the mask that each asks for, in the order of the pages. */
const asked = {
  basics: ['id', 'title', 'shortDescription', 'scope', 'provision', 'content', 'literature'],
  outcomes: ['outcomes', 'competences'],
  workload: [
    'workload.ects',
    'workload.hoursTotal',
    'workload.hoursPerEcts',
    'workload.teachingHours',
    'workload.outOfClassHours',
    'level.eqf',
    'level.qfEhea',
    'level.nqf',
    'components',
  ],
  assessment: ['assessment.methods', 'assessment.criteria', 'assessment.supervision'],
  participation: ['languages', 'delivery.mode', 'delivery.participationRule', 'delivery.compulsoryParticipation'],
  access: ['access.prerequisites', 'stacking.type'],
  quality: ['quality.types', 'quality.esgAligned', 'quality.publicUrl'],
  partners: ['provider.type', 'provider.lead', 'provider.partners', 'provider.awardingBodies'],
} as const satisfies Record<string, readonly string[]>;

export type SectionName = keyof typeof asked;
export type ElementKey = (typeof asked)[SectionName][number];

export const sectionNames = Object.keys(asked) as [SectionName, ...SectionName[]];

export function findSection(name: string): SectionName | undefined {
  return sectionNames.find((known) => known === name);
}

/** The elements that a section asks for. */
export function elementsOf(section: SectionName): readonly ElementKey[] {
  return asked[section];
}

/** The section that asks for what lies at a path of the mask: `workload.ects`, `outcomes[].text`; a path of a group belongs to its first element. */
export function sectionAt(path: string): SectionName | undefined {
  const key = elementAt(path);
  return sectionNames.find((section) => asked[section].some((each) => each === key || each.startsWith(`${key}.`)));
}

/** The element of the mask that a path leads to or into. */
export function elementAt(path: string): string | undefined {
  const plain = path.replace(/^description\./, '').replace(/\[[^\]]*\]/g, '');
  return elements
    .filter((element) => element.on === 'description')
    .map((element) => element.key)
    .filter((key) => plain === key || plain.startsWith(`${key}.`))
    .sort((a, b) => b.length - a.length)[0];
}
