import { createHash } from 'node:crypto';
import type { EventDraft } from '../act.ts';

/** One line of the journal: who did what to whom, by ids and codes. */
export type JournalEvent = {
  readonly seq: number;
  readonly at: Date;
  readonly type: string;
  readonly institutionId: string | null;
  readonly subjectId: string;
  readonly actor: string;
  readonly act: string;
  readonly requestId: string;
  readonly facts: EventDraft['facts'];
};

/** The hash that the first event of a chain stands on. */
export const GENESIS = '0'.repeat(64);

/** An event as text, the same for the same event whatever the order of its facts: what its hash is made of. */
export function canonicalEvent(event: JournalEvent): string {
  const facts = Object.entries(event.facts).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    'laurel-event-1',
    event.seq,
    event.at.toISOString(),
    event.type,
    event.institutionId,
    event.subjectId,
    event.actor,
    event.act,
    event.requestId,
    facts,
  ]);
}

/** The hash of an event in the chain of its institution. */
export function chainHash(previous: string, event: JournalEvent): string {
  return sha256(`${previous}\n${canonicalEvent(event)}`);
}

/** The hash of the whole journal up to one position: over everything before it, and the event's place in its own chain. */
export function journalHash(previous: string, position: number, number: number, hash: string): string {
  return sha256(`${previous}\n${position}\n${number}\n${hash}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

const code = /^[A-Za-z0-9._:/#+-]{0,256}$/;

/** @throws Error when an event holds what is no id, code or number: the journal is never deleted, so nothing personal may get in */
export function refusePersonalFacts(draft: EventDraft): void {
  const wrong = [draft.type, draft.subjectId, draft.institutionId ?? '', ...Object.keys(draft.facts), ...Object.values(draft.facts)].some(
    (value) => (typeof value === 'string' && !code.test(value)) || (typeof value === 'number' && !Number.isFinite(value)),
  );
  if (wrong) throw new Error(`the event "${draft.type}" holds what is neither an id nor a code: the journal takes no personal data`);
}
