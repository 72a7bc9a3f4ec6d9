import { runAct } from '../../base/door.ts';
import type { Visit } from '../../base/ui/visit.ts';
import { noteOpening } from '../issuing/note-opening.ts';
import type { Share } from '../issuing/share.ts';

/**
 * Counts that somebody looks through a share. The reader does not wait for it. Holders who look at what they gave away are not counted, nor
 * is their own link.
 */
export function noteLook({ context }: Visit, token: string, share: Share): void {
  const { actor, house } = context;
  if (share.kind === 'holder' || (actor.kind === 'person' && actor.personId === share.personId)) return;
  runAct(noteOpening, context, { token }).catch((error: unknown) => house.log.error('opening-not-counted', error, { share: share.id }));
}
