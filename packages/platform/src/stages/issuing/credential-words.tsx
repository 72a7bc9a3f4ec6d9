import { isMessageKey } from '../../base/languages/message.ts';
import type { Tone } from '../../base/ui/state.tsx';
import { Tag } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import type { Registered } from './credential-register.ts';

/** The addresses of the register. */
export const CREDENTIALS = '/credentials';
export const REVOCATIONS = '/revocations';

const tones = { planned: 'info', unfit: 'warning', issued: 'success', revoked: 'danger' } as const satisfies Record<
  Registered['state'],
  Tone
>;

/** How a credential stands, in a word. */
export function CredentialState({ visit, state }: { visit: Visit; state: Registered['state'] }) {
  return <Tag tone={tones[state]}>{visit.say(`credential-state.${state}`)}</Tag>;
}

/** Whose it is: in their own script, whatever stands around it; a sentence where the person was forgotten. */
export function LearnerName({ visit, name }: { visit: Visit; name: string | undefined }) {
  return name === undefined ? <span class="muted">{visit.say('credential.forgotten')}</span> : <bdi>{name}</bdi>;
}

/** A colleague by name; where nobody is known any more, that is said. */
export function Colleague({ visit, id, name }: { visit: Visit; id: string | undefined; name: string | undefined }) {
  const { actor } = visit.context;
  if (actor.kind === 'person' && id === actor.personId) return <span>{visit.say('credential.you')}</span>;
  return name === undefined ? <span>{visit.say('credential.somebody')}</span> : <bdi>{name}</bdi>;
}

/** What happened, in words; what there are none for is told by its code. */
export function happened(visit: Visit, type: string): string {
  const key = `credential-event.${type}`;
  return isMessageKey(key) ? visit.say(key) : type;
}

/** Day and time of day. */
export const moment = (visit: Visit, at: Date): string => visit.writing.time(at);
