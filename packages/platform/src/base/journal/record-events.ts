import type { EventDraft } from '../act.ts';
import { type Actor, pseudonym } from '../actor.ts';
import type { Database } from '../database/tables.ts';
import { refusePersonalFacts } from './event.ts';

type Circumstances = { readonly actor: Actor; readonly act: string; readonly now: Date; readonly requestId: string };

/** Writes events into the journal, in the transaction of their act and not yet chained: a chain held here would let only one act happen at a time. */
export async function recordEvents(db: Database, events: readonly EventDraft[], circumstances: Circumstances): Promise<void> {
  for (const event of events) refusePersonalFacts(event);
  await db
    .insertInto('event')
    .values(
      events.map((event) => ({
        at: circumstances.now,
        type: event.type,
        institution_id: event.institutionId ?? null,
        subject_id: event.subjectId,
        actor: pseudonym(circumstances.actor),
        act: circumstances.act,
        request_id: circumstances.requestId,
        facts: JSON.stringify(event.facts),
      })),
    )
    .execute();
}
