import { visitor } from '../../base/actor.ts';
import { runAct } from '../../base/door.ts';
import type { House } from '../../base/house.ts';
import { isRefusal } from '../../base/refusal.ts';
import type { Visit } from '../../base/ui/visit.ts';
import { noteOpening } from '../issuing/note-opening.ts';
import type { Share } from '../issuing/share.ts';

/** Openings are written down together, once a second for each share: whoever opens a page does not wait for it, and a crowd does not fill the journal. */
const EACH_MS = 1_000;

/** The shares that are being looked through, by their tokens, and how often since it was last written down. */
const looks = new WeakMap<House, Map<string, number>>();

/**
 * Counts that somebody looks through a share. Holders who look at what they gave away are not counted, nor is their own link. What was
 * counted in the last second before the house stops may be lost.
 */
export function noteLook({ context }: Visit, token: string, share: Share): void {
  const { actor, house } = context;
  if (share.kind === 'holder' || (actor.kind === 'person' && actor.personId === share.personId)) return;
  const counted = looks.get(house) ?? new Map<string, number>();
  looks.set(house, counted);
  const before = counted.get(token);
  counted.set(token, (before ?? 0) + 1);
  if (before === undefined) writeLater(house, counted, token, context.language);
}

/** The same for a page that was drawn for somebody else a moment ago: counted, when that drawing was. */
export function noteLookAgain({ context: { house } }: Visit, token: string): void {
  const counted = looks.get(house);
  const before = counted?.get(token);
  if (before !== undefined) counted?.set(token, before + 1);
}

function writeLater(house: House, counted: Map<string, number>, token: string, language: string): void {
  setTimeout(() => {
    const times = counted.get(token) ?? 0;
    if (times === 0) return void counted.delete(token);
    // It stays for another while: what was drawn is shown for a second more.
    counted.set(token, 0);
    writeLater(house, counted, token, language);
    const context = { actor: visitor, house, requestId: crypto.randomUUID(), language };
    runAct(noteOpening, context, { token, times }).catch((error: unknown) => {
      // It ended meanwhile.
      if (!isRefusal(error)) house.log.error('opening-not-counted', error);
    });
  }, EACH_MS).unref();
}
