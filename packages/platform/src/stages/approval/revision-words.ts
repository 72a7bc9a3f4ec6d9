import { codeLists } from '@laurel/microcredential';
import type { MessageKey } from '../../base/languages/message.ts';
import type { Visit } from '../../base/ui/visit.ts';
import { conceptLabel } from '../design/design-words.ts';
import { type RevisionState, stepsToReturnTo } from '../design/revision.ts';

/** Where a description is written anew. */
export const reviseAddress = (descriptionId: string): string => `/design/${descriptionId}/revise`;

export const revisionTone: { readonly [State in RevisionState]: 'success' | 'info' | 'neutral' } = {
  open: 'info',
  approved: 'success',
  'given-up': 'neutral',
};
export const revisionStateWord = (state: RevisionState): MessageKey => `revision-state.${state}`;

/** A step of its making, with its number. */
export function stepName(visit: Visit, word: string): string {
  const concept = codeLists['design-steps'].find(word);
  const name = concept === undefined ? word : conceptLabel(visit, 'design-steps', concept);
  return visit.say('steps.step', { number: stepsToReturnTo.indexOf(word) + 1, name });
}
