import {
  assessmentType,
  type Concept,
  type Description,
  qualificationCycle,
  qualityAssurance,
  stackability,
  supervision,
  textIn,
} from '@laurel/microcredential';
import { isMessageKey } from '../../base/languages/message.ts';
import type { Visit } from '../../base/ui/visit.ts';

/** The words of a code list in the reader's language; what stands in no list is shown as it was written. */
function labelOf(visit: Visit, concept: Concept | undefined, word: string): string {
  return textIn(concept?.label, [visit.language.tag, 'en']) ?? word;
}

export function methodsLabel(visit: Visit, { assessment }: Description): string {
  return visit.writing.list((assessment?.methods ?? []).map((word) => labelOf(visit, assessmentType(word), word)));
}

export function qualityLabel(visit: Visit, { quality }: Description): string {
  return visit.writing.list((quality?.types ?? []).map((word) => labelOf(visit, qualityAssurance(word), word)));
}

export function supervisionLabel(visit: Visit, { assessment }: Description): string {
  return assessment?.supervision === undefined ? '' : labelOf(visit, supervision(assessment.supervision), assessment.supervision);
}

export function stackingLabel(visit: Visit, { stacking }: Description): string {
  return stacking?.type === undefined ? '' : labelOf(visit, stackability(stacking.type), stacking.type);
}

export function cycleLabel(visit: Visit, { level }: Description): string {
  return level?.qfEhea === undefined ? '' : labelOf(visit, qualificationCycle(level.qfEhea), level.qfEhea);
}

export function outcomeTypeLabel(visit: Visit, type: string | undefined): string {
  const key = `micro-outcome.${type}`;
  return type === undefined ? '' : isMessageKey(key) ? visit.say(key) : type;
}
