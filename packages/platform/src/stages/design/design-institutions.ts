import { institutionsOf } from '../../base/actor.ts';
import { runView } from '../../base/door.ts';
import { showInstitution } from '../../base/people/show-institution.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Choice } from '../../base/ui/select.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { startDescription } from './start-description.ts';

/** The institutions in which the reader may start a description, by name; the policy says which. */
export async function institutionsToDesignIn(visit: Visit): Promise<readonly Choice[]> {
  const { actor, house } = visit.context;
  const line = house.policy[startDescription.name];
  const ids = institutionsOf(actor).filter((institutionId) => line?.may(actor, { institutionId } as never));
  const found = await Promise.all(ids.map((id) => runView(showInstitution, visit.context, { id })));
  return found.map(({ id, name }) => ({ value: id, label: name })).sort((a, b) => visit.writing.compare(a.label, b.label));
}

/** @throws Refusal for who may start none: such a page is not for them */
export async function mustDesignSomewhere(visit: Visit): Promise<readonly Choice[]> {
  const institutions = await institutionsToDesignIn(visit);
  if (institutions.length === 0) throw new Refusal('not-allowed');
  return institutions;
}
