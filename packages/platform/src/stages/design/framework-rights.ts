import { type Actor, officesOf } from '../../base/actor.ts';
import type { AllianceStanding } from './own-framework.ts';

/** The office of an alliance: whoever holds that role in one of its institutions. */
export function speaksForAlliance(actor: Actor, about: AllianceStanding | undefined): boolean {
  return about !== undefined && officesOf(actor).some((institutionId) => about.members.includes(institutionId));
}

/** Alliances are public; one that is not there is nobody's. */
export const knowsAlliance = (_actor: Actor, about: AllianceStanding | undefined): boolean => about !== undefined;
