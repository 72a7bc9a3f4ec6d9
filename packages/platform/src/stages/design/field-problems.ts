import { sayIssue } from '../../base/languages/say-issue.ts';
import type { InputIssue } from '../../base/refusal.ts';
import type { Problem } from '../../base/ui/error-summary.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { describe } from './describe.ts';
import { labelOf } from './design-words.ts';
import { elementAt } from './section.ts';
import type { Fields, FieldTrouble } from './section-form.ts';

/** Fields that hold what cannot be taken as it was typed. */
export function troubleProblems(visit: Visit, troubles: readonly FieldTrouble[]): readonly Problem[] {
  return troubles.map(({ field, code }) => ({ field, says: atElement(visit, field, visit.say(`design.${code}`)) }));
}

/** What is wrong with an element, at the field of the form that asks for it. */
export function issueProblems(visit: Visit, issues: readonly InputIssue[], fields: Fields): readonly Problem[] {
  return issues.map((issue) => {
    const path = issue.path.replace(/^elements\.?/, '');
    const names = Object.keys(fields).filter((name) => !/\.(rows|was|search)$/.test(name));
    const field =
      names.find((name) => name === path) ??
      names.find((name) => name.startsWith(`${path}.`)) ??
      names.find((name) => path.startsWith(`${name}.`));
    const says = issue.code === 'too_big' ? visit.say('design.too-long') : sayIssue(visit.say, describe.name, issue, path);
    return { field, says: atElement(visit, path, says) };
  });
}

/** A sentence with the element it is about, so that it can be read alone in the summary. */
function atElement(visit: Visit, path: string, says: string): string {
  const element = elementAt(path);
  return element === undefined ? says : visit.say('design.at-element', { element: labelOf(visit, element), says });
}
