import { type Description, eqfLevels } from '@laurel/microcredential';
import type { Visit } from '../../base/ui/visit.ts';
import { sayLeaf } from '../design/say-leaf.ts';
import { answerOf } from '../design/section.ts';

/** What one wants to know first: credits, hours, level, form, and whether it is joint. */
export function shortFacts(visit: Visit, content: Description): readonly string[] {
  const { say, writing } = visit;
  const { ects, hoursTotal } = content.workload ?? {};
  const eqf = content.level?.eqf;
  const [mode, provision] = [answerOf('delivery.mode'), answerOf('provision')];
  return [
    ects === undefined ? [] : `${writing.number(ects)} ${say('design.unit-ects')}`,
    hoursTotal === undefined ? [] : `${writing.number(hoursTotal)} ${say('design.unit-hours')}`,
    eqf === undefined || !eqfLevels.some(({ word }) => word === String(eqf)) ? [] : say('approval.eqf', { level: eqf }),
    content.delivery?.mode === undefined || mode.kind !== 'choice' ? [] : sayLeaf(visit, content.delivery.mode, mode).says,
    content.provision === undefined || provision.kind !== 'choice' ? [] : sayLeaf(visit, content.provision, provision).says,
  ].flat();
}
