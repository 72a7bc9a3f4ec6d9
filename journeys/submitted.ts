import { randomUUID } from 'node:crypto';
import heat from '../examples/heat-and-health.json' with { type: 'json' };
import type { Actor } from '../packages/platform/src/base/actor.ts';
import { runAct } from '../packages/platform/src/base/door.ts';
import { submitDescription } from '../packages/platform/src/stages/approval/submit-description.ts';
import { importDescription } from '../packages/platform/src/stages/design/import-description.ts';
import type { World } from './pages/world.ts';

/** A new description of a course leader, submitted to both universities; gives its case. */
export async function submittedBy(world: World, personId: string): Promise<string> {
  const { house, lead, partner } = world;
  const actor: Actor = { kind: 'person', personId, roles: [{ role: 'course-leader', institutionId: lead }] };
  const context = () => ({ actor, house, requestId: randomUUID(), language: 'en' });
  const document = { description: heat.description };
  const { id } = await runAct(importDescription, context(), { institutionId: lead, document });
  return (await runAct(submitDescription, context(), { id, edit: 0, awardingBodies: [lead, partner], partners: [] })).caseId;
}
