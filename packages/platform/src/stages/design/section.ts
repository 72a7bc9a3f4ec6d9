import { type Answer, type ElementKey, elementOf, elements, type SectionName, sections } from '@laurel/microcredential';

export function findSection(name: string): SectionName | undefined {
  return sections.find((known) => known === name);
}

const asked = new Map(
  sections.map((section) => [section, elements.filter((element) => element.section === section).map(({ key }) => key as ElementKey)]),
);

/** The elements that a section asks for, in their order. */
export function elementsOf(section: SectionName): readonly ElementKey[] {
  return asked.get(section) ?? [];
}

/** How an element that some section asks for is answered. */
export function answerOf(key: ElementKey): Answer {
  const answer = elementOf(key)?.answer;
  if (answer === undefined) throw new Error(`Nobody is asked about ${key}`);
  return answer;
}

/** The section that asks for what lies at a path of the mask: `workload.ects`, `outcomes[].text`; a path of a group belongs to its first element. */
export function sectionAt(path: string): SectionName | undefined {
  const key = elementAt(path) ?? plainPath(path);
  return elements.find((each) => each.section !== undefined && (each.key === key || each.key.startsWith(`${key}.`)))?.section;
}

/** The element of the mask that a path leads to or into. */
export function elementAt(path: string): string | undefined {
  const plain = plainPath(path);
  // The longest beginning of the path that is an element.
  for (let steps = plain.split('.'); steps.length > 0; steps = steps.slice(0, -1)) {
    const element = elementOf(steps.join('.'));
    if (element?.on === 'description') return element.key;
  }
  return undefined;
}

const plainPath = (path: string): string => path.replace(/^description\./, '').replace(/\[[^\]]*\]/g, '');
