import type { Choice } from '../../../base/ui/select.tsx';
import type { Visit } from '../../../base/ui/visit.ts';
import { labelOf } from '../design-words.ts';
import { askedElements } from '../noted-elements.ts';
import { sectionAt } from '../section.ts';
import type { Stakeholder } from './stakeholder.ts';

export const commentsAddress = (descriptionId: string): string => `/design/${descriptionId}/comments`;
export const DEVELOPMENTS = '/developments';
export const developmentAddress = (descriptionId: string): string => `${DEVELOPMENTS}/${descriptionId}`;

/** An organisation with what it is: "Stadt Flussau (city)". */
export const sayStakeholder = ({ say }: Visit, { name, kind }: Pick<Stakeholder, 'name' | 'kind'>): string =>
  say('comments.organisation', { name, kind: say(`stakeholder-kind.${kind}`) });

/** Every element that can be commented on, section by section. */
export function elementChoices(visit: Visit): readonly Choice[] {
  return askedElements.map((key) => {
    const section = sectionAt(key);
    return {
      value: key,
      label: labelOf(visit, key),
      ...(section !== undefined && { group: visit.say(`design-section.${section}`) }),
    };
  });
}
