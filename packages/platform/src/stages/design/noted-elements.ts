import { type ElementKey, elements } from '@laurel/microcredential';
import type { NamedFramework } from './design-words.ts';
import type { FindingOf, JudgedFinding } from './judge.ts';
import { elementAt } from './section.ts';

export type Noted = FindingOf & NamedFramework;

/** Everything that the frameworks say of one element, and the elements in whose fields it is mended. */
export type NotedElement = { readonly at: string; readonly findings: readonly Noted[]; readonly asked: readonly ElementKey[] };

export const WEIGHT = { error: 0, deviation: 1, warn: 2, info: 3 } as const;

/** Every element that somebody can be asked about, in the order of the mask. */
export const askedElements: readonly ElementKey[] = elements
  .filter(({ section }) => section !== undefined)
  .map(({ key }) => key as ElementKey);

/** The heaviest findings of the frameworks first, those about the same element together; an element is asked for with the first that need it. */
export function notedElements(
  verdicts: readonly { readonly framework: string; readonly findings: readonly JudgedFinding[] }[],
): readonly NotedElement[] {
  const groups = new Map<string, Noted[]>();
  for (const { framework, findings } of verdicts)
    for (const finding of findings) {
      const at = placeOf(finding.path);
      groups.set(at, [...(groups.get(at) ?? []), { ...finding, framework }]);
    }
  const weighed = [...groups].map(([at, notes]) => ({ at, findings: [...notes].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]) }));
  const inOrder = weighed.sort((a, b) => heaviest(a.findings) - heaviest(b.findings) || b.findings.length - a.findings.length);
  const taken = new Set<string>();
  return inOrder.map(({ at, findings }) => {
    const asked = askedUnder(at).filter((key) => !taken.has(key));
    for (const key of asked) taken.add(key);
    return { at, findings, asked };
  });
}

const heaviest = ([first]: readonly Noted[]): number => (first === undefined ? 4 : WEIGHT[first.severity]);

/** The element that a finding is about; where there is none, the part of the document it is about. */
function placeOf(path: string): string {
  return elementAt(path) ?? (path.startsWith('certificate') ? 'certificate' : path.replace(/^description\.?/, '').replace(/[.[].*$/, ''));
}

/** What is asked about an element, or about those that it joins. */
export function askedUnder(at: string): readonly ElementKey[] {
  return askedElements.filter((key) => key === at || key.startsWith(`${at}.`));
}
