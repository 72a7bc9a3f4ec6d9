import { type Description, elementOf, elements, missingAnnex1, type SectionName } from '@laurel/microcredential';
import { elementIn } from './mask.ts';
import { elementsOf, sectionAt } from './section.ts';

/** How far a section has come. */
export type SectionState = 'incomplete' | 'in-progress' | 'completed';

const mandatory = elements.filter((element) => element.annex1 === 'mandatory').map((element) => element.key);
/** Those that are said before anybody earns it. */
export const mandatoryBeforeAward: readonly string[] = mandatory.filter((key) => elementOf(key)?.on === 'description');

/** The mandatory elements of Annex I that a description does not name yet; three come only with the award. */
export function missing(content: Description): readonly string[] {
  const awardingBodies = (content.provider?.awardingBodies ?? []).map(({ name = '' }) => ({ name }));
  return missingAnnex1({ description: content, awardingBodies, learner: { name: '' }, issuer: { country: '' }, issuedOn: '' } as never);
}

/** How many of the mandatory elements of Annex I are there. */
export function annexCount(content: Description): { readonly named: number; readonly all: number } {
  return { named: mandatory.length - missing(content).length, all: mandatory.length };
}

/** Complete when every element that Annex I asks for is named, and at least one is where it asks for none. */
export function stateOf(section: SectionName, content: Description): SectionState {
  const said = elementsOf(section).filter((key) => saysAnything(elementIn(content, key)));
  if (said.length === 0) return 'incomplete';
  const open = missing(content).map((key) => (elementOf(key) ? sectionAt(key) : undefined));
  return open.includes(section) ? 'in-progress' : 'completed';
}

/** Whether an answer says anything; what is blank does not. */
export function saysAnything(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (typeof value === 'object' && value !== null) return Object.values(value).some(saysAnything);
  return value !== undefined && value !== null;
}

/** What still keeps a section from passing a framework. */
export function findingsOf<Of extends { readonly path: string }>(section: SectionName, findings: readonly Of[]): readonly Of[] {
  return findings.filter((finding) => sectionAt(finding.path) === section);
}
