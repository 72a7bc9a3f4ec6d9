import { sql } from 'kysely';
import type { Database } from '../database/tables.ts';
import { inSealing } from '../database/transaction.ts';
import { killHere } from '../kill-here.ts';
import { chainHash, GENESIS, type JournalEvent, journalHash } from './event.ts';

/** How far the journal is sealed: the last position and the hash over everything up to it. */
export type Head = { readonly position: number; readonly hash: string };

export type Sealing = { readonly sealed: number; readonly more: boolean; readonly head: Head };

// Two numbers, so that it cannot meet the lock of a migration: "seal" in ASCII, and ours.
const LOCK = sql.raw('1936024940, 4180');
const BATCH = 500;

/**
 * Gives the committed events their places: one after the other in the journal, and in the chain of their institution.
 * Only one process does it at a time; it stays behind the oldest transaction that is still running, so nothing can come to stand before what is sealed.
 * Killed anywhere it leaves a batch either sealed or not, and the next takes it from there.
 * @returns `undefined` when another process is at it
 */
export function sealJournal(db: Database, now: Date): Promise<Sealing | undefined> {
  return inSealing(db, async (tx) => {
    const { rows } = await sql<{ mine: boolean; horizon: string }>`
      select pg_try_advisory_xact_lock(${LOCK}) as mine, pg_snapshot_xmin(pg_current_snapshot()) as horizon`.execute(tx);
    const state = rows[0];
    if (state?.mine !== true) return undefined;
    const head = await readHead(tx);
    const events = await unsealed(tx, state.horizon);
    const last = events.at(-1);
    if (last === undefined) return { sealed: 0, more: false, head };
    const seals = chain(events, head, await lastOfChains(tx, events), now);
    await tx.insertInto('seal').values(seals).execute();
    killHere('while-sealing');
    await tx.updateTable('sealer').set({ xid: last.xid, seq: last.seq }).where('id', '=', 1).execute();
    const end = seals.at(-1);
    return {
      sealed: seals.length,
      more: events.length === BATCH,
      head: end === undefined ? head : { position: end.position, hash: end.journal_hash },
    };
  });
}

/** The end of the sealed journal. */
export async function readHead(tx: Database): Promise<Head> {
  const row = await tx
    .selectFrom('seal')
    .select(['position', 'journal_hash as hash'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? { position: 0, hash: GENESIS };
}

type Unsealed = JournalEvent & { readonly xid: string };

/** In the order of transactions, then of insertion. Sequence numbers alone would skip what was numbered early and committed late. */
async function unsealed(tx: Database, horizon: string): Promise<Unsealed[]> {
  return tx
    .selectFrom('event')
    .innerJoin('sealer', (join) => join.on('sealer.id', '=', 1))
    .select(eventColumns)
    .select('event.xid')
    .where(sql<boolean>`(event.xid, event.seq) > (sealer.xid, sealer.seq)`)
    .where(sql<boolean>`event.xid < ${horizon}::xid8`)
    .orderBy('event.xid')
    .orderBy('event.seq')
    .limit(BATCH)
    .execute();
}

/** The columns of an event under the names it has in code. */
export const eventColumns = [
  'event.seq',
  'event.at',
  'event.type',
  'event.institution_id as institutionId',
  'event.subject_id as subjectId',
  'event.actor',
  'event.act',
  'event.request_id as requestId',
  'event.facts',
] as const;

type Link = { readonly number: number; readonly hash: string };

/** Events that belong to no institution have a chain of their own, under the empty name. */
const chainOf = (institutionId: string | null): string => institutionId ?? '';

async function lastOfChains(tx: Database, events: readonly Unsealed[]): Promise<Map<string, Link>> {
  const ids = [...new Set(events.map((event) => event.institutionId))];
  const { rows } = await sql<{ chain: string; number: number; hash: string }>`
    select coalesce(wanted.id::text, '') as chain, last.number, last.hash
    from unnest(${ids}::uuid[]) as wanted(id)
    cross join lateral (
      select number, hash from seal where institution_id is not distinct from wanted.id order by number desc limit 1
    ) as last`.execute(tx);
  return new Map(rows.map((row) => [row.chain, { number: row.number, hash: row.hash }]));
}

function chain(events: readonly Unsealed[], head: Head, chains: Map<string, Link>, now: Date) {
  let { position, hash: whole } = head;
  return events.map((event) => {
    const before = chains.get(chainOf(event.institutionId)) ?? { number: 0, hash: GENESIS };
    const link = { number: before.number + 1, hash: chainHash(before.hash, event) };
    chains.set(chainOf(event.institutionId), link);
    position += 1;
    whole = journalHash(whole, position, link.number, link.hash);
    return { position, seq: event.seq, institution_id: event.institutionId, ...link, journal_hash: whole, sealed_at: now };
  });
}
