import { type Actor, institutionsOf } from '../../../base/actor.ts';
import type { CommentStanding, TalkStanding } from './comment.store.ts';

/** Those who work at the leading institution talk about a description while it is designed, and so do those whom it has invited. */
export function talksAbout(actor: Actor, about: TalkStanding | undefined): boolean {
  if (about === undefined || actor.kind !== 'person') return false;
  return institutionsOf(actor).includes(about.institutionId) || about.invitedAs !== undefined;
}

/** Somebody from outside answers what is talked about with their own organisation. */
export function answers(actor: Actor, about: CommentStanding | undefined): boolean {
  if (about === undefined || actor.kind !== 'person') return false;
  if (institutionsOf(actor).includes(about.institutionId)) return true;
  return about.invitedAs !== undefined && about.with === about.invitedAs.id;
}

/** What is designed is shown to those from outside who are asked about it today, and to nobody else under this address. */
export function isAskedAbout(actor: Actor, about: TalkStanding | undefined): boolean {
  return actor.kind === 'person' && about?.invitedAs !== undefined;
}
